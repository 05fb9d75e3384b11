-- The journals by the year in which a row was written (real time, UTC), so that years that are over are dropped and not deleted
-- (decisions 0023 and 0044). That a line is written once follows from the row that is journalled: it is written first, over the
-- version before. HistoryHousekeeping makes the partitions of later years.
alter table outflow_journal rename to outflow_journal_before;
alter index outflow_journal_pkey rename to outflow_journal_before_pkey;
create table outflow_journal (
  request_id uuid not null,
  sequence bigint not null check (sequence >= 1),
  at timestamptz not null,
  step text not null,
  state text not null,
  attempt int not null,
  reason text,
  actor_role text not null,
  actor_organisation_id uuid,
  actor_subject text,
  rule_set_version text not null,
  causation_id uuid,
  own_reason_sealed bytea,
  written_at timestamptz not null default now(),
  primary key (request_id, sequence, written_at)
) partition by range (written_at);

alter table place_journal rename to place_journal_before;
alter index place_journal_pkey rename to place_journal_before_pkey;
create table place_journal (
  place_id uuid not null,
  version bigint not null,
  at timestamptz not null,
  periods jsonb not null,
  written_at timestamptz not null default now(),
  primary key (place_id, version, written_at)
) partition by range (written_at);

do $$
declare
  this_year int := extract(year from now() at time zone 'UTC');
  journal text;
begin
  foreach journal in array array['outflow_journal', 'place_journal'] loop
    for year in this_year..this_year + 1 loop
      execute format('create table %I partition of %I for values from (%L) to (%L)', journal || '_' || year, journal,
                     make_timestamptz(year, 1, 1, 0, 0, 0, 'UTC'), make_timestamptz(year + 1, 1, 1, 0, 0, 0, 'UTC'));
    end loop;
  end loop;
end $$;

insert into outflow_journal (request_id, sequence, at, step, state, attempt, reason, actor_role, actor_organisation_id,
  actor_subject, rule_set_version, causation_id, own_reason_sealed)
select request_id, sequence, at, step, state, attempt, reason, actor_role, actor_organisation_id, actor_subject,
  rule_set_version, causation_id, own_reason_sealed
from outflow_journal_before;
insert into place_journal (place_id, version, at, periods) select place_id, version, at, periods from place_journal_before;
drop table outflow_journal_before;
drop table place_journal_before;
create trigger append_only before update or delete on outflow_journal
  for each row execute function journal_is_append_only();
create trigger append_only before update or delete on place_journal
  for each row execute function journal_is_append_only();

-- What was said in a year: the figures of the last twelve months and the lines of a past day read no other.
create index outflow_journal_at on outflow_journal (at);

-- A request is live while it goes on or somebody is still to do something. Like `open` it changes once, at the end, so that
-- an index that refers to it costs the steps of the flow nothing.
alter table outflow_request add column live boolean not null generated always as (
  state not in ('PLACED', 'WITHDRAWN', 'REJECTED', 'LAPSED', 'EXPIRED') or turn_role <> 'none' or turn_due is not null) stored;
create index outflow_request_live_care on outflow_request (care_organisation_id, id) where live;
create index outflow_request_live_municipality on outflow_request (municipality_id, id) where live;
create index outflow_request_live_place on outflow_request (place_id) where live;
create index outflow_request_freed on outflow_request (place_freed_on) where place_freed_on is not null;
-- Who sees all reads by day of filing too.
create index outflow_request_filed on outflow_request ((coalesce(filed_on, 'infinity'::date)), id);
create index outflow_request_covenant on outflow_request (covenant_id, care_organisation_id);
create index outflow_task_open on outflow_task (organisation_id, id) where done_at is null;

-- What requests that are not live add to the figures. Each that ends, or changes after its end, adds a row in the same
-- transaction; the figures are the sum of the rows, and whoever states them makes one row of many.
create table outflow_ended (
  care_organisation_id uuid not null,
  municipality_id uuid,
  state text not null,
  requests bigint not null,
  messages numeric not null,
  standing numeric not null
);

-- What a request adds to the standing of its institution: its id and the number of its last message.
create function outflow_standing(id uuid, sequence bigint) returns bigint language sql immutable
  return ('x' || substr(md5(id || '/0/' || sequence), 1, 12))::bit(48)::bigint;

create function outflow_count_ended() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' and not old.live and old.filed_on is not null then
    insert into outflow_ended values (old.care_organisation_id, old.municipality_id, old.state, -1, -old.sequence,
      -outflow_standing(old.id, old.sequence));
  end if;
  if tg_op <> 'DELETE' and not new.live and new.filed_on is not null then
    insert into outflow_ended values (new.care_organisation_id, new.municipality_id, new.state, 1, new.sequence,
      outflow_standing(new.id, new.sequence));
  end if;
  return null;
end $$;
create trigger count_ended after update on outflow_request for each row
  when (not old.live or not new.live) execute function outflow_count_ended();
create trigger count_added after insert on outflow_request for each row
  when (not new.live) execute function outflow_count_ended();
create trigger count_removed after delete on outflow_request for each row
  when (not old.live) execute function outflow_count_ended();
insert into outflow_ended
select care_organisation_id, municipality_id, state, count(*), sum(sequence), sum(outflow_standing(id, sequence))
from outflow_request where not live and filed_on is not null group by care_organisation_id, municipality_id, state;

-- What holds on a day or later: all that questions about today have to look at.
create index place_period_until on place_period (coalesce(upper(during), 'infinity'::date));
-- Stays by institution, in the order of their list. A place never moves to another institution.
alter table place_period add column care_organisation_id uuid;
update place_period x set care_organisation_id = p.care_organisation_id
from place p where p.id = x.place_id and x.kind = 'OCCUPIED';
alter table place_period add check ((kind = 'OCCUPIED') = (care_organisation_id is not null));
create index place_period_stay on place_period (care_organisation_id, id) where kind = 'OCCUPIED';
