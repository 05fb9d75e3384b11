-- The journals and the runs of the rules by the year in which a row was written (real time, UTC), so that years that are over are dropped and not
-- deleted. That a version is journalled once follows from the row that is journalled: it is written first, over the version
-- before. HistoryHousekeeping makes the partitions of later years.
alter table candidacy_journal rename to candidacy_journal_before;
alter index candidacy_journal_pkey rename to candidacy_journal_before_pkey;
create table candidacy_journal (
  request_id uuid not null,
  version bigint not null,
  attempt int not null,
  at timestamptz not null,
  stage text not null,
  cause text not null,
  publication_id uuid,
  written_at timestamptz not null default now(),
  primary key (request_id, version, written_at)
) partition by range (written_at);

alter table reservation_journal rename to reservation_journal_before;
alter index reservation_journal_pkey rename to reservation_journal_before_pkey;
create table reservation_journal (
  offer_id uuid not null,
  version bigint not null,
  at timestamptz not null,
  event text not null,
  written_at timestamptz not null default now(),
  primary key (offer_id, version, written_at)
) partition by range (written_at);

-- Lines refer to a run; a year of runs goes when no line of it is left.
alter table evaluation rename to evaluation_before;
alter index evaluation_pkey rename to evaluation_before_pkey;
create table evaluation (
  evaluation_id uuid not null,
  region_code text not null,
  at timestamptz not null,
  cause text not null,
  rule_set_id uuid not null references rule_set,
  context jsonb not null,
  written_at timestamptz not null default now(),
  primary key (evaluation_id, written_at)
) partition by range (written_at);

do $$
declare
  this_year int := extract(year from now() at time zone 'UTC');
  journal text;
begin
  foreach journal in array array['candidacy_journal', 'reservation_journal', 'evaluation'] loop
    for year in this_year..this_year + 1 loop
      execute format('create table %I partition of %I for values from (%L) to (%L)', journal || '_' || year, journal,
                     make_timestamptz(year, 1, 1, 0, 0, 0, 'UTC'), make_timestamptz(year + 1, 1, 1, 0, 0, 0, 'UTC'));
    end loop;
  end loop;
end $$;

insert into candidacy_journal (request_id, version, attempt, at, stage, cause, publication_id)
select request_id, version, attempt, at, stage, cause, publication_id from candidacy_journal_before;
insert into reservation_journal (offer_id, version, at, event) select offer_id, version, at, event from reservation_journal_before;
insert into evaluation (evaluation_id, region_code, at, cause, rule_set_id, context)
select evaluation_id, region_code, at, cause, rule_set_id, context from evaluation_before;
drop table evaluation_before;
drop table candidacy_journal_before;
drop table reservation_journal_before;

-- For the lines that expire: publications that ended, oldest first.
create index publication_ended on publication (published_at) where state in ('LET', 'WITHDRAWN');
-- Pages are by time, the newest first, for everyone and for one organisation: an index in that order for each, in the place
-- of the one by id, so that a page reads its own rows and never sorts years of them.
create index candidacy_newest on candidacy (entered_at desc, request_id desc) where entered;
drop index candidacy_care;
create index candidacy_care on candidacy (care_organisation_id, entered_at desc, request_id desc);
create index publication_newest on publication (published_at desc, publication_id desc);
drop index publication_corporation;
create index publication_corporation on publication (corporation_id, published_at desc, publication_id desc);
create index offer_newest on offer (offered_at desc, offer_id desc);
drop index offer_corporation;
create index offer_corporation on offer (corporation_id, offered_at desc, offer_id desc);
drop index offer_care;
create index offer_care on offer (care_organisation_id, offered_at desc, offer_id desc);
create index tenancy_newest on tenancy (created_at desc, tenancy_id desc);
drop index tenancy_corporation;
create index tenancy_corporation on tenancy (corporation_id, created_at desc, tenancy_id desc);
drop index tenancy_care;
create index tenancy_care on tenancy (care_organisation_id, created_at desc, tenancy_id desc);
-- A municipality reads the rows of its covenants, a resident those of the own request.
create index candidacy_covenant on candidacy (covenant_id, entered_at desc, request_id desc);
create index offer_covenant on offer (covenant_id, offered_at desc, offer_id desc);
create index tenancy_covenant on tenancy (covenant_id, created_at desc, tenancy_id desc);
create index tenancy_request on tenancy (request_id);
create index unit_newest on unit (registered_at desc, unit_id desc);
create index unit_corporation on unit (corporation_id, registered_at desc, unit_id desc);

-- The figures of one year read that year.
create index publication_year on publication (corporation_id, available_from);
create index tenancy_year on tenancy (corporation_id, key_date) where state = 'STARTED';
