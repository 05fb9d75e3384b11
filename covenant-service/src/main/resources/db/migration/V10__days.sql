-- What became of the quota and what was seen of requests, once more as rows that are only added: with them a past day can be
-- seen as it was known at its end.
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
  primary key (request_id, attempt, sequence)
);
insert into quota_journal
select request_id, attempt, state, covenant_id, year, care_organisation_id, corporation_id, over_quota, reason, sequence,
       changed_at
from quota_transfer;

create table outflow_moment_journal (
  position bigint generated always as identity primary key,
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
  at timestamptz not null
);
create index outflow_moment_journal_request on outflow_moment_journal (request_id, moment, position);
create index outflow_moment_journal_filed on outflow_moment_journal (covenant_id) where moment = 'FILED';
insert into outflow_moment_journal (request_id, moment, happened_on, due_on, covenant_id, organisation_id, attempt,
                                    reference_id, number, event_id, at)
select request_id, moment, happened_on, due_on, covenant_id, organisation_id, attempt, reference_id, number, event_id,
       '-infinity'
from outflow_moment;

create trigger immutable before update or delete on quota_journal for each row execute function refuse_change();
create trigger immutable before update or delete on outflow_moment_journal for each row execute function refuse_change();
create trigger untruncated before truncate on quota_journal execute function refuse_change();
create trigger untruncated before truncate on outflow_moment_journal execute function refuse_change();
