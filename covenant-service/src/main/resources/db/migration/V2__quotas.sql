-- Which covenants hold, as far as the quota needs to know.
create table quota_covenant (
  covenant_id uuid primary key,
  ended boolean not null default false,
  care_organisation_ids uuid[] not null
);

create table quota_year (
  covenant_id uuid not null references quota_covenant,
  year int not null,
  promised int not null check (promised >= 0),
  reserved int not null default 0 check (reserved >= 0),
  delivered int not null default 0 check (delivered >= 0),
  primary key (covenant_id, year),
  -- Never more homes reserved and delivered than all corporations together promised.
  constraint quota_within_promise check (reserved + delivered <= promised)
) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500);

create table quota_corporation (
  covenant_id uuid not null,
  year int not null,
  corporation_id uuid not null,
  promised int not null check (promised >= 0),
  delivered int not null default 0 check (delivered >= 0),
  primary key (covenant_id, year, corporation_id),
  foreign key (covenant_id, year) references quota_year
);

create table quota_transfer (
  request_id uuid not null,
  attempt int not null check (attempt >= 1),
  state text not null check (state in ('RESERVED', 'CONFIRMED', 'RELEASED', 'REFUSED')),
  covenant_id uuid,                                   -- null for what was released before it came
  year int,
  care_organisation_id uuid,
  corporation_id uuid,
  over_quota boolean not null default false,
  reason text,
  sequence bigint not null check (sequence >= 1),     -- of the request's events
  changed_at timestamptz not null,
  primary key (request_id, attempt),
  check ((covenant_id is null) = (year is null)),
  check (state not in ('RESERVED', 'CONFIRMED') or covenant_id is not null),
  check ((state = 'CONFIRMED') = (corporation_id is not null)),
  check (state not in ('RELEASED', 'REFUSED') or reason is not null)
) with (fillfactor = 70);
create index quota_transfer_by_covenant on quota_transfer (covenant_id, year, request_id, attempt);
-- One home a request: an attempt has to be given back before the next one holds.
create unique index quota_transfer_holds_once on quota_transfer (request_id) where state in ('RESERVED', 'CONFIRMED');
