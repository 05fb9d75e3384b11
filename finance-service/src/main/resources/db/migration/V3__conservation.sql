-- What the events of all services said about a request; nothing here is authoritative.
create table observed_request (
  request_id uuid primary key,
  covenant_id uuid,
  care_organisation_id uuid,
  attempt int not null default 1,
  state text not null,
  ended text check (ended in ('PLACED', 'WITHDRAWN', 'REJECTED', 'EXPIRED', 'LAPSED', 'PARKED')),
  place_id uuid,
  unit_id uuid,
  key_date date,
  tenancies uuid[] not null default '{}',
  tenancy_unit_id uuid,
  tenancy_key_date date,
  held_unit_id uuid,
  freed_places uuid[] not null default '{}',
  quota_held int[] not null default '{}',
  quota_confirmed int[] not null default '{}',
  money_held int[] not null default '{}',
  money_posted int[] not null default '{}',
  money_shifted_cents bigint not null default 0,
  -- By the clock of the database, not the business clock: it measures delivery, and no demonstration moves it.
  last_news_at timestamptz not null default clock_timestamp()
);
create index on observed_request (covenant_id);
create index on observed_request (unit_id) where ended = 'PLACED';

create table observed_place (
  place_id uuid primary key,
  location_id uuid not null,
  care_organisation_id uuid not null,
  state text not null check (state in ('FREE', 'OCCUPIED', 'RESERVED', 'OUT_OF_SERVICE', 'CLOSED')),
  plan text,
  request_id uuid,
  changed_on date not null
);
create index on observed_place (care_organisation_id);
create index on observed_place (request_id);

create table observed_unit (
  unit_id uuid primary key,
  corporation_id uuid not null,
  state text not null,
  request_id uuid
);
create index on observed_unit (request_id);

-- How far the hashes of a budget were computed again; starts over when the end is reached.
create table chain_check (
  budget_id uuid primary key references budget,
  sequence bigint not null default 0,
  hash text not null,
  broken_transaction_id uuid,
  checked_at timestamptz not null
);

create table conservation_case (
  case_id uuid primary key,
  position bigint generated always as identity unique,
  check_name text not null,
  subject_id uuid not null,
  covenant_id uuid,
  finding text not null,
  status text not null default 'OPEN' check (status in ('OPEN', 'CLOSED')),
  owner_role text not null,
  owner_organisation_id uuid,
  opened_at timestamptz not null,
  last_seen_at timestamptz not null,
  closed_at timestamptz,
  closed_by text,
  close_reason text,
  check ((status = 'CLOSED') = (closed_at is not null)),
  check (num_nonnulls(closed_at, closed_by, close_reason) in (0, 3))
);
create unique index conservation_case_open on conservation_case (check_name, subject_id) where status = 'OPEN';
create index on conservation_case (covenant_id, position);
