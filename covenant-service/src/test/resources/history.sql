-- Requests :from to :to that ended with a key years ago, each with all that it leaves behind, in 40 covenants, of which one is
-- the one that was agreed before.
create or replace function id(kind text, n bigint) returns uuid language sql immutable as $$ select md5(kind || n)::uuid $$;

create temporary table one as
select n, id('request', n) as request, id('care', n % 30) as care, id('corporation', n % 50) as corporation,
       case n % 40 when 0 then (select covenant_id from covenant limit 1) else id('covenant', n % 40) end as covenant,
       timestamptz '2015-01-01 00:00Z' + n * interval '1 minute' as at
from generate_series(:from::bigint, :to) n;

insert into quota_transfer (request_id, attempt, state, covenant_id, year, care_organisation_id, corporation_id, sequence, changed_at)
select request, 1, 'CONFIRMED', covenant, 2015, care, corporation, 2, at from one;
insert into quota_journal (request_id, attempt, state, covenant_id, year, care_organisation_id, corporation_id, over_quota,
  sequence, at)
select request, 1, (array['RESERVED', 'CONFIRMED'])[v], covenant, 2015, care, case v when 2 then corporation end, false, v, at
from one, generate_series(1, 2) v;
insert into outflow_moment (request_id, moment, happened_on, covenant_id, organisation_id, event_id)
select request, m, '2015-02-01', case m when 'FILED' then covenant end, care, id(m, n)
from one, unnest(array['FILED', 'READINESS_DECIDED', 'URGENCY_DECIDED', 'KEY_HANDED_OVER', 'PLACED']) m;
insert into outflow_moment_journal (request_id, moment, happened_on, covenant_id, organisation_id, event_id, at)
select request, m, '2015-02-01', case m when 'FILED' then covenant end, care, id(m, n), at
from one, unnest(array['FILED', 'READINESS_DECIDED', 'URGENCY_DECIDED', 'KEY_HANDED_OVER', 'PLACED']) m;
