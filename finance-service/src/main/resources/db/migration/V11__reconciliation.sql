-- How far the messages of each key came; the numbers of a key count on from 1.
create table observed_stream (
  topic text not null,
  key uuid not null,
  last bigint not null,
  missing bigint[] not null default '{}',
  -- By the clock of the database, as everything here that measures delivery.
  news_at timestamptz not null default clock_timestamp(),
  primary key (topic, key)
);
create index observed_stream_missing on observed_stream (topic, key) where missing <> '{}';

-- What owners count, as their messages tell it: places, requests, homes, homes of the quota. A row from each day on which it
-- becomes something else; the row of the latest day that has come counts.
create table observed_holding (
  subject text not null,
  thing_id uuid not null,
  part int not null,
  from_date date not null,
  of_id uuid not null,
  year int,
  state text not null,
  detail_id uuid,
  sequence bigint not null,
  news_at timestamptz not null default clock_timestamp(),
  primary key (subject, thing_id, part, from_date)
) with (fillfactor = 80);
create index observed_holding_of on observed_holding (subject, of_id, year);
create index observed_holding_thing on observed_holding (thing_id);

-- What each owner stated last, and when that agreed with the above.
create table stated_figures (
  statement_id uuid primary key,
  number bigint not null,
  service text not null,
  subject text not null,
  of_id uuid not null,
  organisation_id uuid not null,
  year int,
  day date not null,
  messages bigint not null,
  standing text not null,
  figures jsonb not null,
  stated_at timestamptz not null,
  received_at timestamptz not null default clock_timestamp(),
  outcome text not null default 'WAITING' check (outcome in ('AGREES', 'DIFFERS', 'WAITING')),
  agreed_at timestamptz,
  differs_since timestamptz
) with (fillfactor = 50);
create index on stated_figures (organisation_id);

create table reconciliation_case (
  case_id uuid primary key,
  position bigint generated always as identity unique,
  kind text not null check (kind in ('FIGURES_DIFFER', 'MESSAGES_DIFFER', 'MESSAGE_MISSING')),
  service text not null,
  subject text not null,
  subject_id uuid not null,      -- the series of statements, or the key
  of_id uuid not null,
  year int,
  owner_role text not null,
  owner_organisation_id uuid,
  finding text not null,
  sides jsonb not null,
  status text not null default 'OPEN' check (status in ('OPEN', 'CLOSED')),
  opened_at timestamptz not null,
  last_seen_at timestamptz not null,
  closed_at timestamptz,
  close_reason text,
  check ((status = 'CLOSED') = (closed_at is not null)),
  check ((closed_at is null) = (close_reason is null))
);
create unique index reconciliation_case_open on reconciliation_case (subject, subject_id) where status = 'OPEN';
create index on reconciliation_case (owner_organisation_id, position);
