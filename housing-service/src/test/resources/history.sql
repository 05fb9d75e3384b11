-- Requests :from to :to that ended with a key years ago, each with all that it leaves behind, in 40 regions, of 50
-- corporations and 30 care institutions. The same number gives the same request, here and in the other services.
create or replace function id(kind text, n bigint) returns uuid language sql immutable as $$ select md5(kind || n)::uuid $$;

insert into unit (unit_id, corporation_id, reference, bag_id, region_code, postcode, house_number, rent_cents, rooms, floor,
  lift, step_free, pets_allowed, social_label, state, request_id, version, registered_at)
select id('unit', n), id('corporation', n % 50), 'H-' || n, '034401' || lpad((5000000000 + n)::text, 10, '0'),
  'regio-' || n % 40, '3511AB', 1, 65000, 2, 0, false, true, true, 'DAE', 'LET', id('request', n), 4,
  timestamptz ':year-01-01 00:00Z' + n * interval '1 minute'
from generate_series(:from::bigint, :to) n;

insert into unit_journal (unit_id, version, at, state, request_id)
select id('unit', n), v, timestamptz ':year-01-01 00:00Z' + n * interval '1 minute',
  (array['REGISTERED', 'PUBLISHED', 'HELD', 'LET'])[v], case when v > 2 then id('request', n) end
from generate_series(:from::bigint, :to) n, generate_series(1, 4) v;

insert into publication (publication_id, unit_id, unit_reference, corporation_id, region_code, state, postcode_area, rent_cents,
  rooms, floor, lift, step_free, pets_allowed, available_from, published_at, rule_set_version, version)
select id('publication', n), id('unit', n), 'H-' || n, id('corporation', n % 50), 'regio-' || n % 40, 'LET', '3511', 65000, 2,
  0, false, true, true, date ':year-03-01', timestamptz ':year-01-01 00:00Z' + n * interval '1 minute', 'waterrijk/2026.1', 4
from generate_series(:from::bigint, :to) n;

insert into candidacy_profile (request_id, attempt, covenant_id, region_code, care_organisation_id, household_size,
  everyone_under21, pension_age, income_band, income_year, ground_floor_or_lift, step_free, pet_allowed, rooms_min, wished_areas,
  support_agreed, priority_category, urgency_date, ready_from, requested_on, entered_at)
select id('request', n), 1, id('covenant', n % 40), 'regio-' || n % 40, id('care', n % 30), 1, false, false, 'FITTING', 2019,
  false, false, false, 1, '{}', true, 'OUTFLOW', date '2019-12-01', date ':year-01-01', date ':year-01-01',
  timestamptz ':year-01-01 00:00Z' + n * interval '1 minute'
from generate_series(:from::bigint, :to) n;

insert into candidacy (request_id, attempt, stage, entered, covenant_id, region_code, care_organisation_id, resident_key,
  refusals_counted, offer_id, tenancy_id, key_date, entered_at, version)
select id('request', n), 1, 'HOUSED', true, id('covenant', n % 40), 'regio-' || n % 40, id('care', n % 30),
  encode(sha256(n::text::bytea), 'hex'), 0, id('offer', n), id('tenancy', n), date ':year-03-01',
  timestamptz ':year-01-01 00:00Z' + n * interval '1 minute', 5
from generate_series(:from::bigint, :to) n;

insert into candidacy_journal (request_id, version, attempt, at, stage, cause, publication_id)
select id('request', n), v, 1, timestamptz ':year-01-01 00:00Z' + n * interval '1 minute',
  (array['WAITING', 'OFFERED', 'ACCEPTED', 'ACCEPTED', 'HOUSED'])[v],
  (array['SOUGHT', 'OFFERED', 'ACCEPTED', 'SIGNED', 'STARTED'])[v], id('publication', n)
from generate_series(:from::bigint, :to) n, generate_series(1, 5) v;

insert into evaluation (evaluation_id, region_code, at, cause, rule_set_id, context)
select id('evaluation', n), 'regio-' || n % 40, timestamptz ':year-01-01 00:00Z' + n * interval '1 minute', 'ENTERED',
  '01900000-0000-7000-8000-0000000c0001', '{"today": ":year-01-01", "corporations": {}, "quotas": []}'
from generate_series(:from::bigint, :to) n;

-- A line for the home of one's own, and for those of the three before.
insert into pool_line (publication_id, request_id, attempt, evaluation_id, entered_at, fits, failed, warned, sort_key)
select id('publication', n - b), id('request', n), 1, id('evaluation', n),
  timestamptz ':year-01-01 00:00Z' + n * interval '1 minute', true, '', '',
  '2|99|2019-12-01|:year-01-01|:year-01-01|' || id('request', n)
from generate_series(:from::bigint, :to) n, generate_series(0, 3) b where n > b;

insert into offer (offer_id, publication_id, unit_id, unit_reference, corporation_id, region_code, covenant_id,
  care_organisation_id, request_id, attempt, rank, state, offered_at, answer_by, available_from, answered_at, answered_by,
  rule_set_id, rule_set_version, version)
select id('offer', n), id('publication', n), id('unit', n), 'H-' || n, id('corporation', n % 50), 'regio-' || n % 40,
  id('covenant', n % 40), id('care', n % 30), id('request', n), 1, 1, 'ACCEPTED',
  timestamptz ':year-01-01 00:00Z' + n * interval '1 minute', timestamptz ':year-01-08 00:00Z' + n * interval '1 minute',
  date ':year-03-01', timestamptz ':year-01-02 00:00Z' + n * interval '1 minute', 'RESIDENT',
  '01900000-0000-7000-8000-0000000c0001', 'waterrijk/2026.1', 2
from generate_series(:from::bigint, :to) n;

insert into reservation (offer_id, unit_id, request_id, attempt, state, last_key_date, confirmed_on, changed_at, version)
select id('offer', n), id('unit', n), id('request', n), 1, 'CONFIRMED', date ':year-03-15', date ':year-03-01',
  timestamptz ':year-03-01 00:00Z', 4
from generate_series(:from::bigint, :to) n;

insert into reservation_journal (offer_id, version, at, event)
select id('offer', n), v, timestamptz ':year-03-01 00:00Z', (array['UnitHeld', 'UnitKept', 'UnitCleared', 'UnitConfirmed'])[v]
from generate_series(:from::bigint, :to) n, generate_series(1, 4) v;

insert into tenancy (tenancy_id, offer_id, unit_id, unit_reference, corporation_id, region_code, covenant_id,
  care_organisation_id, request_id, attempt, state, support_agreed, care_agreement_state, fitting, social, rent_warning,
  available_from, planned_key_date, signed_on, key_date, created_at, version)
select id('tenancy', n), id('offer', n), id('unit', n), 'H-' || n, id('corporation', n % 50), 'regio-' || n % 40,
  id('covenant', n % 40), id('care', n % 30), id('request', n), 1, 'STARTED', true, 'ACTIVE', 'PAS', true, false,
  date ':year-03-01', date ':year-03-01', date ':year-02-17', date ':year-03-01', timestamptz ':year-01-02 00:00Z', 5
from generate_series(:from::bigint, :to) n;

insert into tenancy_signature (tenancy_id, party, signed_at, by_role, signer_key, organisation_id, on_behalf)
select id('tenancy', n), p, timestamptz ':year-02-17 00:00Z', 'RESIDENT', 'key', id('care', n % 30), false
from generate_series(:from::bigint, :to) n, unnest(array['TENANT', 'CORPORATION', 'CARE_INSTITUTION']) p;
