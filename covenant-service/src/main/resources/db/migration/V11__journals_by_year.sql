-- The journals by the year in which a row was written (real time, UTC), so that years that are over are dropped and not deleted
-- (decisions 0023 and 0044). That a row is written once follows from the row that is journalled. HistoryHousekeeping makes the
-- partitions of later years.
alter table quota_journal rename to quota_journal_before;
alter index quota_journal_pkey rename to quota_journal_before_pkey;
create table quota_journal (
  request_id uuid not null,
  attempt int not null,
  state text not null,
  covenant_id uuid,
  year int,
  care_organisation_id uuid,
  corporation_id uuid,
  over_quota boolean not null,
  reason text,
  sequence bigint not null,
  at timestamptz not null,
  written_at timestamptz not null default now(),
  primary key (request_id, attempt, sequence, written_at)
) partition by range (written_at);

alter table outflow_moment_journal rename to outflow_moment_journal_before;
alter index outflow_moment_journal_pkey rename to outflow_moment_journal_before_pkey;
alter index outflow_moment_journal_request rename to outflow_moment_journal_before_request;
alter index outflow_moment_journal_filed rename to outflow_moment_journal_before_filed;
create table outflow_moment_journal (
  position bigint generated always as identity,
  request_id uuid not null,
  moment text not null,
  happened_on date not null,
  due_on date,
  covenant_id uuid,
  organisation_id uuid,
  attempt int,
  reference_id uuid,
  number int,
  event_id uuid not null,
  at timestamptz not null,
  written_at timestamptz not null default now(),
  primary key (position, written_at)
) partition by range (written_at);

do $$
declare
  this_year int := extract(year from now() at time zone 'UTC');
  journal text;
begin
  foreach journal in array array['quota_journal', 'outflow_moment_journal'] loop
    for year in this_year..this_year + 1 loop
      execute format('create table %I partition of %I for values from (%L) to (%L)', journal || '_' || year, journal,
                     make_timestamptz(year, 1, 1, 0, 0, 0, 'UTC'), make_timestamptz(year + 1, 1, 1, 0, 0, 0, 'UTC'));
      execute format('create trigger untruncated before truncate on %I execute function refuse_change()', journal || '_' || year);
    end loop;
  end loop;
end $$;

insert into quota_journal (request_id, attempt, state, covenant_id, year, care_organisation_id, corporation_id, over_quota,
  reason, sequence, at)
select request_id, attempt, state, covenant_id, year, care_organisation_id, corporation_id, over_quota, reason, sequence, at
from quota_journal_before;
insert into outflow_moment_journal (request_id, moment, happened_on, due_on, covenant_id, organisation_id, attempt,
  reference_id, number, event_id, at)
select request_id, moment, happened_on, due_on, covenant_id, organisation_id, attempt, reference_id, number, event_id, at
from outflow_moment_journal_before order by position;
drop table quota_journal_before;
drop table outflow_moment_journal_before;

create trigger immutable before update or delete on quota_journal for each row execute function refuse_change();
create trigger immutable before update or delete on outflow_moment_journal for each row execute function refuse_change();
create trigger untruncated before truncate on quota_journal execute function refuse_change();
create trigger untruncated before truncate on outflow_moment_journal execute function refuse_change();

-- A past day reads the homes of its own year and the year before, and the requests of the years that its promises look at.
create index quota_journal_year on quota_journal (year);
create index outflow_moment_journal_request on outflow_moment_journal (request_id, moment, position);
create index outflow_moment_journal_filed on outflow_moment_journal (covenant_id, happened_on) where moment = 'FILED';

-- Transfers in the order of their list, and those that are still to be delivered or given back.
create index quota_transfer_listed on quota_transfer (covenant_id, request_id, attempt);
create index quota_transfer_reserved on quota_transfer (covenant_id, year, request_id, attempt) where state = 'RESERVED';

-- What homes that were delivered add to the stated figures: a row with each, in the same transaction; the figures are the sum of
-- the rows, and whoever states them makes one row of many.
create table quota_delivered (
  covenant_id uuid not null,
  year int not null,
  messages numeric not null,
  standing numeric not null
);
create index on quota_delivered (covenant_id, year);

-- What a transfer adds to the standing of its covenant and year: its key and the number of its last message.
create function quota_standing(request_id uuid, attempt int, sequence bigint) returns bigint language sql immutable
  return ('x' || substr(md5(request_id || '/' || attempt || '/' || sequence), 1, 12))::bit(48)::bigint;

create function quota_count_delivered() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' and old.state = 'CONFIRMED' then
    insert into quota_delivered values (old.covenant_id, old.year, -old.sequence,
      -quota_standing(old.request_id, old.attempt, old.sequence));
  end if;
  if tg_op <> 'DELETE' and new.state = 'CONFIRMED' then
    insert into quota_delivered values (new.covenant_id, new.year, new.sequence,
      quota_standing(new.request_id, new.attempt, new.sequence));
  end if;
  return null;
end $$;
create trigger count_delivered after update on quota_transfer for each row
  when (old.state = 'CONFIRMED' or new.state = 'CONFIRMED') execute function quota_count_delivered();
create trigger count_added after insert on quota_transfer for each row
  when (new.state = 'CONFIRMED') execute function quota_count_delivered();
create trigger count_removed after delete on quota_transfer for each row
  when (old.state = 'CONFIRMED') execute function quota_count_delivered();
insert into quota_delivered
select covenant_id, year, sum(sequence), sum(quota_standing(request_id, attempt, sequence))
from quota_transfer where state = 'CONFIRMED' group by covenant_id, year;
