-- Agreements between parties, as the covenant service says them (a projection).
create table covenant (
  covenant_id uuid primary key,
  version int not null,
  name text not null,
  region_code text not null,
  municipality_id uuid not null,
  valid_from date not null,
  valid_until date not null,
  ended_on date
);
create table covenant_party (
  covenant_id uuid not null references covenant,
  organisation_id uuid not null,
  kind text not null,
  primary key (covenant_id, organisation_id)
);
create index covenant_party_organisation on covenant_party (organisation_id);
create table covenant_quota (
  covenant_id uuid not null references covenant,
  corporation_id uuid not null,
  year int not null,
  homes int not null check (homes >= 0),
  primary key (covenant_id, corporation_id, year)
);

-- Homes delivered on a promise: accepted or let, by the year in which the home becomes available.
create table quota_use (
  covenant_id uuid not null,
  corporation_id uuid not null,
  year int not null,
  homes int not null check (homes >= 0),
  primary key (covenant_id, corporation_id, year)
);

-- Rules are data with a version: never changed, only followed by the next one.
create table rule_set (
  rule_set_id uuid primary key,
  region_code text not null,
  version text not null,
  valid_from date not null,
  reason text not null,
  body jsonb not null,
  added_at timestamptz not null,
  unique (region_code, version),
  unique (region_code, valid_from)
);

create table unit (
  unit_id uuid primary key,
  corporation_id uuid not null,
  reference text not null,
  bag_id text not null unique check (bag_id ~ '^[0-9]{4}01[0-9]{10}$'),
  region_code text not null,
  postcode text not null,
  house_number int not null,
  house_number_addition text,
  rent_cents bigint not null check (rent_cents > 0),
  rooms int not null check (rooms >= 1),
  floor int not null,
  lift boolean not null,
  step_free boolean not null,
  pets_allowed boolean not null,
  surface_m2 int,
  energy_label text,
  social_label text not null check (social_label in ('DAE', 'NDA')),
  state text not null check (state in ('REGISTERED', 'PUBLISHED', 'HELD', 'LET', 'WITHDRAWN')),
  request_id uuid,
  version bigint not null check (version >= 1),
  registered_at timestamptz not null,
  unique (corporation_id, reference),
  check ((state in ('HELD', 'LET')) = (request_id is not null))
);

-- A home for direct mediation; what the rules look at is copied, so that a later change of the home leaves it as it was.
create table publication (
  publication_id uuid primary key,
  unit_id uuid not null references unit,
  unit_reference text not null,
  corporation_id uuid not null,
  region_code text not null,
  state text not null check (state in ('OPEN', 'OFFERED', 'ACCEPTED', 'LET', 'WITHDRAWN')),
  postcode_area text not null,
  rent_cents bigint not null,
  rooms int not null,
  floor int not null,
  lift boolean not null,
  step_free boolean not null,
  pets_allowed boolean not null,
  available_from date not null,
  published_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawal_reason text,
  rule_set_version text not null,
  version bigint not null check (version >= 1)
);
create unique index publication_one_a_unit on publication (unit_id) where state <> 'WITHDRAWN';
create index publication_open on publication (region_code, available_from, published_at, publication_id)
  where state in ('OPEN', 'OFFERED');
create index publication_corporation on publication (corporation_id, publication_id);

-- What a resident asks of a home in one attempt; never changed.
create table candidacy_profile (
  request_id uuid not null,
  attempt int not null check (attempt >= 1),
  covenant_id uuid not null,
  region_code text not null,
  care_organisation_id uuid not null,
  household_size int not null,
  everyone_under21 boolean not null,
  pension_age boolean not null,
  income_band text not null check (income_band in ('FITTING', 'SOCIAL', 'ABOVE_SOCIAL')),
  income_year int not null,
  ground_floor_or_lift boolean not null,
  step_free boolean not null,
  pet_allowed boolean not null,
  rooms_min int not null,
  rent_max_cents bigint,
  wished_areas text[] not null,
  support_agreed boolean not null,
  priority_category text not null check (priority_category in ('STATUTORY', 'OUTFLOW', 'OTHER')),
  urgency_date date not null,
  ready_from date not null,
  requested_on date not null,
  entered_at timestamptz not null,
  primary key (request_id, attempt)
);

-- One row a request: where its present attempt stands. A release of what was never seen leaves a row too (a tombstone).
create table candidacy (
  request_id uuid primary key,
  attempt int not null check (attempt >= 1),
  stage text not null check (stage in ('WAITING', 'OFFERED', 'ACCEPTED', 'HOUSED', 'RELEASED', 'LAPSED')),
  entered boolean not null,
  covenant_id uuid,
  region_code text,
  care_organisation_id uuid,
  resident_key text,
  refusals_counted int not null check (refusals_counted >= 0),
  offer_id uuid,
  tenancy_id uuid,
  key_date date,
  blocked_until date,
  reason text,
  entered_at timestamptz not null,
  version bigint not null check (version >= 1),
  check ((stage in ('OFFERED', 'ACCEPTED', 'HOUSED')) = (offer_id is not null)),
  check ((stage = 'HOUSED') = (tenancy_id is not null)),
  check (not entered or region_code is not null)
);
create index candidacy_waiting on candidacy (region_code) where stage = 'WAITING';
create index candidacy_care on candidacy (care_organisation_id, request_id);
create index candidacy_resident on candidacy (resident_key) where resident_key is not null;

-- Every step of every candidacy, in order; appended only.
create table candidacy_journal (
  request_id uuid not null,
  version bigint not null,
  attempt int not null,
  at timestamptz not null,
  stage text not null,
  cause text not null,
  publication_id uuid,
  primary key (request_id, version)
);

-- One run of the rules: when, why, under which rule set, and what was known of covenants and quotas; appended only.
create table evaluation (
  evaluation_id uuid primary key,
  region_code text not null,
  at timestamptz not null,
  cause text not null,
  rule_set_id uuid not null references rule_set,
  context jsonb not null
);

-- The outcome for one candidate and one home. Only "current" ever changes, when a later run takes its place.
create table pool_line (
  publication_id uuid not null references publication,
  request_id uuid not null,
  attempt int not null,
  evaluation_id uuid not null references evaluation,
  entered_at timestamptz not null,
  fits boolean not null,
  failed text not null,
  warned text not null,
  sort_key text collate "C" not null,
  current boolean not null default true,
  primary key (publication_id, request_id, attempt, evaluation_id),
  check (fits = (failed = ''))
);
create unique index pool_line_current on pool_line (publication_id, request_id, attempt) where current;
create index pool_line_order on pool_line (publication_id, sort_key) where current and fits;
create index pool_line_candidate on pool_line (request_id, attempt) where current;

create table offer (
  offer_id uuid primary key,
  publication_id uuid not null references publication,
  unit_id uuid not null references unit,
  unit_reference text not null,
  corporation_id uuid not null,
  region_code text not null,
  covenant_id uuid not null,
  care_organisation_id uuid not null,
  request_id uuid not null,
  attempt int not null,
  rank int not null check (rank >= 1),
  state text not null check (state in ('OPEN', 'ACCEPTED', 'REFUSED', 'EXPIRED', 'WITHDRAWN', 'RELEASED')),
  offered_at timestamptz not null,
  answer_by timestamptz not null,
  available_from date not null,
  answered_at timestamptz,
  answered_by text,
  reason text,
  counted boolean,
  viewed_on date,
  rule_set_id uuid not null references rule_set,
  rule_set_version text not null,
  version bigint not null check (version >= 1),
  foreign key (request_id, attempt) references candidacy_profile
);
create unique index offer_one_a_unit on offer (unit_id) where state in ('OPEN', 'ACCEPTED');
create unique index offer_one_a_candidate on offer (request_id) where state in ('OPEN', 'ACCEPTED');
create unique index offer_once_a_home on offer (publication_id, request_id, attempt);
create index offer_request on offer (request_id, offer_id);
create index offer_corporation on offer (corporation_id, offer_id);
create index offer_care on offer (care_organisation_id, offer_id);

-- The hold of a home, of the same id as its offer: the one row in which key, expiry and release are decided.
create table reservation (
  offer_id uuid primary key references offer,
  unit_id uuid not null references unit,
  request_id uuid not null,
  attempt int not null,
  state text not null check (state in ('HELD', 'CONFIRMED', 'RELEASED', 'EXPIRED')),
  held_until timestamptz,
  last_key_date date,
  confirmed_on date,
  ended_reason text,
  changed_at timestamptz not null,
  version bigint not null check (version >= 1),
  check ((state = 'CONFIRMED') = (confirmed_on is not null))
);
create unique index reservation_let_or_held_once on reservation (unit_id) where state in ('HELD', 'CONFIRMED');
create unique index reservation_one_a_candidacy on reservation (request_id) where state in ('HELD', 'CONFIRMED');
create table reservation_journal (
  offer_id uuid not null,
  version bigint not null,
  at timestamptz not null,
  event text not null,
  primary key (offer_id, version)
);

create table tenancy (
  tenancy_id uuid primary key,
  offer_id uuid not null unique references offer,
  unit_id uuid not null references unit,
  unit_reference text not null,
  corporation_id uuid not null,
  region_code text not null,
  covenant_id uuid not null,
  care_organisation_id uuid not null,
  request_id uuid not null,
  attempt int not null,
  state text not null check (state in ('PREPARED', 'SIGNED', 'STARTED', 'CANCELLED')),
  support_agreed boolean not null,
  care_agreement_state text not null check (care_agreement_state in ('PREPARED', 'ACTIVE', 'ENDED')),
  fitting text not null check (fitting in ('PAS', 'NIE', 'NVT')),
  non_fitting_reason text,
  social boolean not null,
  rent_warning boolean not null,
  available_from date not null,
  planned_key_date date not null,
  temporary_until date,
  legal_group text,
  signed_on date,
  key_date date,
  cancelled_reason text,
  created_at timestamptz not null,
  version bigint not null check (version >= 1),
  check ((state = 'STARTED') = (key_date is not null)),
  check (state <> 'STARTED' or care_agreement_state = 'ACTIVE'),
  check (temporary_until is null or legal_group is not null)
);
create unique index tenancy_one_a_unit on tenancy (unit_id) where state in ('PREPARED', 'SIGNED', 'STARTED');
create unique index tenancy_one_a_candidacy on tenancy (request_id) where state in ('PREPARED', 'SIGNED', 'STARTED');
create index tenancy_corporation on tenancy (corporation_id, tenancy_id);
create index tenancy_care on tenancy (care_organisation_id, tenancy_id);
create table tenancy_signature (
  tenancy_id uuid not null references tenancy,
  party text not null check (party in ('TENANT', 'CORPORATION', 'CARE_INSTITUTION')),
  signed_at timestamptz not null,
  by_role text not null,
  signer_key text not null,
  organisation_id uuid not null,
  on_behalf boolean not null,
  primary key (tenancy_id, party)
);
