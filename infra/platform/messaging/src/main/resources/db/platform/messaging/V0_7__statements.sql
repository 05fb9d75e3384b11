-- What was stated last in each series: the number is the sequence of the next message of this key.
create table statement (
  key       uuid primary key,
  number    bigint not null check (number >= 1),
  digest    uuid not null,       -- of the body, to see whether anything changed
  stated_at timestamptz not null default clock_timestamp()
) with (fillfactor = 50);
