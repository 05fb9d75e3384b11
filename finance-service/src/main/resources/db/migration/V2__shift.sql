-- One row a request: the lock, and the number of the last event of this key.
create table shift_course (
  request_id uuid primary key,
  version bigint not null default 0
);

create table shift (
  request_id uuid not null references shift_course,
  attempt int not null check (attempt >= 1),
  position bigint generated always as identity unique,
  status text not null check (status in ('RESERVED', 'REFUSED', 'RELEASED', 'POSTED', 'REVERSED')),
  covenant_id uuid,
  care_organisation_id uuid,
  covenant_version int,
  budget_id uuid references budget,
  first_key_date date,
  key_date date,
  freed_place_plan text check (freed_place_plan in ('CLOSE', 'REFILL', 'KEEP_FOR_RETURN')),
  adjustments int not null default 0,
  reserved_cents bigint not null default 0 check (reserved_cents >= 0),
  days int not null default 0 check (days between 0 and 366),
  place_cents bigint not null default 0 check (place_cents >= 0),
  support_cents bigint not null default 0 check (support_cents >= 0),
  shifted_cents bigint not null default 0 check (shifted_cents >= 0),
  released_cents bigint not null default 0 check (released_cents >= 0),
  reason text,
  changed_at timestamptz not null,
  primary key (request_id, attempt),
  check (status = 'RESERVED' or reserved_cents = 0),
  check (place_cents = support_cents + shifted_cents),
  check (status not in ('RESERVED', 'POSTED', 'REVERSED') or
         num_nonnulls(covenant_id, care_organisation_id, covenant_version, budget_id, first_key_date) = 5),
  check ((status in ('POSTED', 'REVERSED')) = (key_date is not null)),
  check ((key_date is null) = (freed_place_plan is null))
);
create index on shift (covenant_id, position);
create index on shift (care_organisation_id, position);
create index on shift (budget_id) where status = 'RESERVED';

-- Four eyes: who decides is not who proposed.
create table reversal (
  reversal_id uuid primary key,
  position bigint generated always as identity unique,
  covenant_id uuid not null references covenant,
  budget_id uuid not null references budget,
  request_id uuid not null,
  attempt int not null,
  transaction_id uuid not null references ledger_transaction,
  status text not null check (status in ('PROPOSED', 'APPROVED', 'REJECTED')),
  reason text not null,
  proposed_by text not null,
  proposed_at timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  decision_reason text,
  version bigint not null default 1,
  foreign key (request_id, attempt) references shift,
  check ((status = 'PROPOSED') = (decided_by is null)),
  check (num_nonnulls(decided_by, decided_at) in (0, 2)),
  constraint four_eyes check (decided_by <> proposed_by)
);
create unique index reversal_once on reversal (request_id, attempt) where status in ('PROPOSED', 'APPROVED');
create index on reversal (covenant_id, position);
