-- Projection of the covenants that are active, by covenant events.
create table covenant (
  id uuid primary key,
  version int not null,
  name text not null,
  region_code text not null,
  municipality_id uuid not null,
  valid_from date not null,
  valid_until date not null,
  ended_on date,
  readiness_working_days int not null,
  urgency_working_days int not null,
  care_working_days int not null,
  support_working_days int not null,
  return_place_months int not null
);
create index on covenant (municipality_id);

create table covenant_party (
  covenant_id uuid not null references covenant on delete cascade,
  organisation_id uuid not null,
  kind text not null,
  primary key (covenant_id, organisation_id)
);
create index on covenant_party (organisation_id);

create table outflow_request (
  id uuid primary key,
  version bigint not null,
  sequence bigint not null default 0,
  state text not null,
  attempt int not null default 1,
  care_organisation_id uuid not null,
  resident_id uuid not null references resident,
  person_key bytea not null,
  stay_id uuid not null references place_period,
  place_id uuid not null references place,
  covenant_id uuid,
  municipality_id uuid,
  filed_on date,
  quota text not null default 'NONE',
  home text not null default 'NONE',
  money text not null default 'NONE',
  place_freed_on date,
  unit_id uuid,
  turn_role text not null,
  turn_organisation_id uuid,
  turn_due date,
  sealed bytea not null,          -- the draft with the wanted life and other care facts: AES-GCM
  course jsonb,                   -- the facts of the flow; nothing personal; absent before filing
  check ((course is null) = (filed_on is null)),
  -- What is placed has its home, its money and its place; what was abandoned holds nothing.
  check (state <> 'PLACED' or (quota = 'CONFIRMED' and home = 'STARTED' and money = 'POSTED'
                               and place_freed_on is not null)),
  check ((home = 'STARTED') = (place_freed_on is not null)),
  check (state not in ('PARKED', 'WITHDRAWN', 'REJECTED', 'LAPSED', 'EXPIRED')
         or (quota in ('NONE', 'REFUSED', 'RELEASED') and home in ('NONE', 'REFUSED', 'RELEASED')
             and money in ('NONE', 'REFUSED', 'RELEASED')))
);
create unique index one_open_request_a_person on outflow_request (person_key)
  where state not in ('PLACED', 'WITHDRAWN', 'REJECTED', 'LAPSED', 'EXPIRED');
create index on outflow_request (care_organisation_id, id);
create index on outflow_request (municipality_id, id);
create index on outflow_request (resident_id);
create index on outflow_request (turn_organisation_id, turn_role, id);
alter table outflow_request set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000, fillfactor = 70);

create table outflow_journal (
  request_id uuid not null references outflow_request,
  sequence bigint not null check (sequence >= 1),
  at timestamptz not null,
  step text not null,
  state text not null,
  attempt int not null,
  reason text,
  own_reason text,
  actor_role text not null,
  actor_organisation_id uuid,
  actor_subject text,
  rule_set_version text not null,
  causation_id uuid,
  primary key (request_id, sequence)
);
create function journal_is_append_only() returns trigger language plpgsql as
  $$ begin raise exception 'the journal is append-only'; end $$;
create trigger append_only before update or delete on outflow_journal
  for each row execute function journal_is_append_only();

create table outflow_task (
  id uuid primary key,
  request_id uuid not null references outflow_request,
  kind text not null,
  role text not null,
  organisation_id uuid not null,
  created_at timestamptz not null,
  done_at timestamptz,
  done_by text,
  sealed_note bytea
);
create index on outflow_task (organisation_id, id);
create index on outflow_task (request_id);
