-- When a step of an outflow request happened, as the other services said it: the dates that promises are measured by. One row a
-- step; a later one of the same step replaces it. No personal data.
create table outflow_moment (
  request_id uuid not null,
  moment text not null,
  happened_on date not null,
  due_on date,
  covenant_id uuid,                                   -- of FILED
  organisation_id uuid,                               -- who acted
  attempt int,
  reference_id uuid,                                  -- the offer
  number int,                                         -- 1 for a positive decision; days counted by the sender
  event_id uuid not null,
  primary key (request_id, moment),
  check (moment <> 'FILED' or covenant_id is not null)
) with (fillfactor = 80);
create index outflow_moment_filed on outflow_moment (covenant_id, happened_on) where moment = 'FILED';

create table commitment_report (
  report_id uuid primary key,
  covenant_id uuid not null references covenant,
  clause text not null,
  promise text not null,
  kind text not null check (kind in ('STARTED', 'DONE', 'DELIVERED')),
  reference text not null,
  occurred_on date not null,
  amount int check (amount >= 1),
  reported_by uuid not null,
  subject text not null,
  reported_at timestamptz not null,
  check ((kind = 'DELIVERED') = (amount is not null))
);
create unique index commitment_report_once on commitment_report (covenant_id, promise, reference, kind)
  where kind in ('STARTED', 'DONE');
create index commitment_report_by_covenant on commitment_report (covenant_id, promise, occurred_on);
create trigger immutable before update or delete on commitment_report for each row execute function refuse_change();
create trigger untruncated before truncate on commitment_report execute function refuse_change();
