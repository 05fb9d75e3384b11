-- Trusted extension: lets one exclusion constraint speak of a place and of a range of days.
create extension if not exists btree_gist;

create table location (
  id uuid primary key,
  care_organisation_id uuid not null,
  name text not null check (length(name) between 1 and 100),
  municipality_code text not null check (municipality_code ~ '^[0-9]{4}$'),
  version bigint not null default 1,
  unique (care_organisation_id, name)
);

create table place (
  id uuid primary key,
  location_id uuid not null references location,
  care_organisation_id uuid not null,
  label text not null check (length(label) between 1 and 50),
  characteristics text[] not null default '{}',
  version bigint not null default 1,
  unique (location_id, label)
);
create index on place (care_organisation_id, id);

-- One row per person and institution: two institutions cannot join their residents.
create table resident (
  id uuid primary key,
  care_organisation_id uuid not null,
  person_key bytea not null check (length(person_key) = 32),     -- keyed hash of the BSN
  pseudonym text not null,                                       -- keyed hash per institution
  subject text unique,                                           -- of the resident's own sign-in
  sealed bytea not null,                                         -- BSN, names, birth date: AES-GCM
  household_size int check (household_size between 1 and 10),
  everyone_under21 boolean,
  pension_age boolean,
  income_band text check (income_band in ('FITTING', 'SOCIAL', 'ABOVE_SOCIAL')),
  income_year int,
  version bigint not null default 1,
  unique (care_organisation_id, person_key),
  check ((household_size is null) = (everyone_under21 is null)),
  check ((household_size is null) = (pension_age is null)),
  check ((income_band is null) = (income_year is null))
);
create index on resident (care_organisation_id, id);

-- What is not free: on a day without a row the place is free. One row says one thing about its
-- days, and no two rows of a place share a day, so no place is both free and occupied (promise 1)
-- and occupied + free + reserved + out of service = capacity, which is the places without CLOSED.
create table place_period (
  id uuid primary key,
  place_id uuid not null references place,
  kind text not null check (kind in ('OCCUPIED', 'RESERVED', 'OUT_OF_SERVICE', 'CLOSED')),
  during daterange not null check (not isempty(during)),
  resident_id uuid references resident,
  request_id uuid,
  reason text,
  sealed bytea,
  check ((kind = 'OCCUPIED') = (resident_id is not null)),
  check (kind <> 'OUT_OF_SERVICE' or reason is not null),
  constraint one_state_a_day exclude using gist (place_id with =, during with &&),
  constraint one_place_a_resident exclude using gist (resident_id with =, during with &&)
    where (resident_id is not null)
);
create index on place_period (resident_id) where resident_id is not null;
