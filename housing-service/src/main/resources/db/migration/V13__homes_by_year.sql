-- The states of homes by the year in which a row was written (real time, UTC), as the other journals, so that years that are over are dropped
-- and not deleted (decisions 0023 and 0048). That a version is kept once follows from the home: it is written first, over the
-- version before. HistoryHousekeeping makes the partitions of later years.
alter table unit_journal rename to unit_journal_before;
alter index unit_journal_pkey rename to unit_journal_before_pkey;
create table unit_journal (
  unit_id uuid not null,
  version bigint not null,
  at timestamptz not null,
  state text not null,
  request_id uuid,
  written_at timestamptz not null default now(),
  primary key (unit_id, version, written_at)
) partition by range (written_at);

do $$
declare
  this_year int := extract(year from now() at time zone 'UTC');
begin
  for year in this_year..this_year + 1 loop
    execute format('create table %I partition of unit_journal for values from (%L) to (%L)', 'unit_journal_' || year,
                   make_timestamptz(year, 1, 1, 0, 0, 0, 'UTC'), make_timestamptz(year + 1, 1, 1, 0, 0, 0, 'UTC'));
  end loop;
end $$;

-- A home that was there before its states were kept is known from the first day that has a hash: so the days that have one show what
-- they showed.
insert into unit_journal (unit_id, version, at, state, request_id)
select unit_id, version,
  case at when '-infinity' then greatest(at, (select min(day)::timestamp at time zone 'Europe/Amsterdam' from day_proof)) else at end,
  state, request_id
from unit_journal_before;
drop table unit_journal_before;
create trigger append_only before update or delete on unit_journal
  for each row execute function unit_journal_is_append_only();

-- A past day reads what was said in its year and the year before, and what goes on.
create index unit_journal_at on unit_journal (at);
create index candidacy_journal_at on candidacy_journal (at);
create index publication_withdrawn on publication (withdrawn_at) where withdrawn_at is not null;
-- A flag that changes once, at the end, so that an index that refers to it costs the steps of the flow nothing.
alter table unit add column live boolean not null generated always as (state not in ('LET', 'WITHDRAWN')) stored;
create index unit_live on unit (unit_id) where live;
alter table candidacy add column live boolean not null generated always as (stage in ('WAITING', 'OFFERED', 'ACCEPTED')) stored;
create index candidacy_live on candidacy (request_id) where live;

-- Lines of before by their home: for who looks at a past day, and for those that expire.
create index pool_line_superseded on pool_line (publication_id) where not current;
