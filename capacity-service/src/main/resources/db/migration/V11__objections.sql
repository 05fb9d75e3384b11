-- What a resident does not agree with. Words and answer can hold care facts: sealed. `due` is a day of the law.
create table objection (
  id uuid primary key,
  request_id uuid not null references outflow_request,
  municipality_id uuid not null,
  against text not null check (against in ('READINESS', 'URGENCY', 'RANKING', 'OFFER', 'OTHER')),
  decided_on date,
  made_on date not null,
  last_day date,
  on_behalf boolean not null,
  due date not null,
  sealed_words bytea not null,
  sealed_why_late bytea,
  outcome text check (outcome in ('UPHELD', 'PARTLY_UPHELD', 'DISMISSED', 'INADMISSIBLE')),
  answered_on date,
  sealed_answer bytea,
  check ((outcome is null) = (answered_on is null)),
  check ((outcome is null) = (sealed_answer is null))
);
create unique index one_open_objection_a_decision on objection (request_id, against) where outcome is null;
create index on objection (request_id, id);
