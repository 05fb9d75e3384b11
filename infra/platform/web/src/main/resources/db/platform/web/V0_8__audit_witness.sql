-- Whoever owns this database could write the audit trail anew, seals and all. So the end of the
-- chain is stated to another service, with the end that was stated before; that service keeps it.

-- Which seals were stated last, and before that.
create table audit_stated (
  only_one        boolean primary key default true check (only_one),
  previous_number bigint  not null,
  number          bigint  not null
);
insert into audit_stated (previous_number, number) values (0, 0);

-- What this service heard of the chain of another: the last of each day, by the day of this database.
create sequence audit_witness_order cache 1;
create table audit_witness (
  service  text        not null,
  day      date        not null default (clock_timestamp() at time zone 'UTC')::date,
  number   bigint      not null,
  hash     text        not null,
  heard_at timestamptz not null default clock_timestamp(),
  nth      bigint      not null default nextval('audit_witness_order'), -- clocks can go back
  primary key (service, day)
);

-- Another service said something else of a seal than it had said before.
create table audit_contradiction (
  position     bigint      generated always as identity primary key,
  service      text        not null,
  number       bigint      not null,  -- the seal as it was heard
  hash         text        not null,
  said_number  bigint      not null,  -- and as it is told now
  said_hash    text        not null,
  heard_at     timestamptz not null default clock_timestamp()
);
create trigger audit_contradiction_keep before update or delete on audit_contradiction
  for each row execute function audit_refuse();
create trigger audit_contradiction_keep_all before truncate on audit_contradiction
  for each statement execute function audit_refuse();
