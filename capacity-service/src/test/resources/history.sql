-- Requests :from to :to that ended with a key years ago, each with all that it leaves behind, in 40 covenants, of 30 care
-- institutions with 2,000 places. Numbers of what is made here are the same in the other services. The facts of a request are those of the one
-- that was really placed before.
create or replace function id(kind text, n bigint) returns uuid language sql immutable as $$ select md5(kind || n)::uuid $$;
create or replace function care(n bigint) returns uuid language sql immutable as
  $$ select case n % 30 when 0 then '01900000-0000-7000-8000-000000000011' else id('care', n % 30) end $$;
create or replace function municipality(n bigint) returns uuid language sql immutable as
  $$ select case n % 40 when 0 then '01900000-0000-7000-8000-000000000001' else id('municipality', n % 40) end $$;

insert into location (id, care_organisation_id, name, municipality_code)
select id('location', n), care(n), 'Huis ' || n, '0392' from generate_series(0, 199) n;
insert into place (id, location_id, care_organisation_id, label, version)
select id('place', n), id('location', n % 30), care(n), 'Kamer ' || n, 100 from generate_series(0, 1999) n;
insert into covenant (id, version, name, region_code, municipality_id, valid_from, valid_until, readiness_working_days,
  urgency_working_days, care_working_days, support_working_days, return_place_months)
select id('covenant', n), 1, 'PACT ' || n, 'regio-' || n, municipality(n), '2020-01-01', '2030-12-31', 15, 20, 10, 5, 12
from generate_series(1, 39) n;

create temporary table one as
select n, care(n % 2000) as care, id('resident', n) as resident, id('stay', n) as stay, id('place', n % 2000) as place,
       id('request', n) as request, date '2010-01-01' + (n / 2000)::int * 300 as since,
       timestamptz '2010-01-01 00:00Z' + n * interval '1 minute' as at
from generate_series(:from::bigint, :to) n;

insert into resident (id, care_organisation_id, person_key, pseudonym, sealed)
select resident, care, sha256(n::text::bytea), 'p' || n, '\x00' from one;
insert into place_period (id, place_id, kind, during)
select id('closed', n), id('place', n), 'CLOSED', daterange(null, '2010-01-01') from generate_series(0, 1999) n;
insert into place_period (id, place_id, kind, during, resident_id, request_id, care_organisation_id)
select stay, place, 'OCCUPIED', daterange(since, since + 299), resident, request, care from one;
insert into place_journal (place_id, version, at, periods)
select place, 2 * (n / 2000) + v, at, '[]' from one, generate_series(0, 1) v;

insert into outflow_request (id, version, sequence, state, attempt, care_organisation_id, resident_id, person_key, stay_id,
  place_id, covenant_id, municipality_id, filed_on, quota, home, money, place_freed_on, unit_id, turn_role, sealed, course)
select request, t.version, t.sequence, 'PLACED', 1, care, resident, sha256(n::text::bytea), stay,
  place, case n % 40 when 0 then t.covenant_id else id('covenant', n % 40) end, municipality(n), since, t.quota, t.home, t.money,
  since + 299, id('unit', n), 'none', t.sealed,
  t.course || jsonb_build_object('id', request, 'origin', jsonb_build_object('careOrganisationId', care, 'residentId', resident,
    'stayId', stay, 'placeId', place))
from one, (select * from outflow_request where state = 'PLACED' and not live limit 1) t;
insert into outflow_journal (request_id, sequence, at, step, state, attempt, actor_role, rule_set_version)
select request, v, at + v * interval '1 day', (array['FILED', 'READY', 'URGENT', 'TENANCY_STARTED', 'QUOTA_CONFIRMED'])[v],
  (array['FILED', 'READY', 'RESERVING_QUOTA', 'TENANCY_STARTED', 'PLACED'])[v], 1, 'system', 'waterrijk/2026.1'
from one, generate_series(1, 5) v;
insert into outflow_task (id, request_id, kind, role, organisation_id, created_at, done_at, done_by)
select id('task', n), request, 'WITHDRAWAL_TOO_LATE', 'mentor', care, at, at, 'somebody' from one;
