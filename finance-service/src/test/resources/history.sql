-- Requests :from to :to that ended with a key years ago, each with all that it leaves behind, in 400 covenants with a budget a year;
-- one of the covenants is one of Waterrijk that was told before. The hashes of these budgets are made up, and the check
-- did not come to the first hundred.
create or replace function id(kind text, n bigint) returns uuid language sql immutable as $$ select md5(kind || n)::uuid $$;
create or replace function care(n bigint) returns uuid language sql immutable as
  $$ select case n % 30 when 0 then '01900000-0000-7000-8000-000000000011' else id('care', n % 30) end $$;

insert into covenant (covenant_id, version, name, municipality_id, valid_from, valid_until)
select id('covenant', n), 1, 'PACT ' || n, id('municipality', n), '2010-01-01', '2030-12-31' from generate_series(1, 399) n;

create temporary table one as
select n, id('request', n) as request, care(n) as care, id('covenant' || year, n % 400) as budget, year,
       id('post', n) as posted, (n % 4000) / 400 + 1 as sequence, make_date(year, 3, 1) as day,
       case n % 400 when 0 then (select covenant_id from covenant where municipality_id = '01900000-0000-7000-8000-000000000001' limit 1)
         else id('covenant', n % 400) end as covenant
from (select n, 2010 + (n / 4000)::int as year from generate_series(:from::bigint, :to) n) numbered;

insert into budget (budget_id, covenant_id, year, places, protected_place_year_cents, support_year_cents, opened_by, opened_at)
select distinct on (budget) budget, covenant, year, 48, 7000000, 1800000, 'somebody', make_timestamptz(year, 1, 1, 0, 0, 0) from one;
insert into ledger_head (budget_id, sequence, hash, recorded_at)
select budget_id, 10, '10', make_timestamptz(year, 12, 31, 0, 0, 0) from budget where year < 2020;
insert into chain_check (budget_id, seen, hash, checked_at)
select budget_id, 10, repeat('0', 64), make_timestamptz(year, 12, 31, 0, 0, 0) from budget where year < 2020;
insert into account (account_id, budget_id, task, part, balance_cents)
select md5(budget_id || task)::uuid, budget_id, task, 'FREE', 0 from budget, unnest(array['FUNDING', 'FREED']) task
where year < 2020;

insert into shift_course (request_id, version) select request, 3 from one;
insert into shift (request_id, attempt, status, covenant_id, care_organisation_id, covenant_version, budget_id, first_key_date,
  key_date, freed_place_plan, place_cents, support_cents, shifted_cents, days, changed_at)
select request, 1, 'POSTED', covenant, care, 1, budget, day, day, 'CLOSE', 100, 40, 60, 100, day from one;
insert into ledger_transaction (transaction_id, budget_id, sequence, kind, request_id, attempt, ordinal, correlation_id,
  value_date, recorded_at, previous_hash, hash)
select posted, budget, sequence, 'POST', request, 1, 1, request, day, day, (sequence - 1)::text, sequence::text from one;
insert into ledger_line (transaction_id, line_number, account_id, amount_cents)
select posted, l, md5(budget || (array['FUNDING', 'FREED'])[l])::uuid, case l when 1 then -60 else 60 end
from one, generate_series(1, 2) l;
update account a set balance_cents = l.cents from (select account_id, sum(amount_cents) as cents from ledger_line group by account_id) l
where a.account_id = l.account_id and a.budget_id in (select budget_id from budget where year < 2020);
insert into expected_line (transaction_id, account_id, amount_cents) select posted, md5(budget || 'FREED')::uuid, 1 from one;

insert into observed_request (request_id, covenant_id, care_organisation_id, state, ended, place_id, unit_id, key_date, tenancies,
  tenancy_unit_id, tenancy_key_date, freed_places, quota_confirmed, money_posted, money_shifted_cents, last_news_at, checked)
select request, covenant, care, 'PLACED', 'PLACED', id('place', n % 2000), id('unit', n), day, array[id('tenancy', n)],
  id('unit', n), day, array[id('place', n % 2000)], '{1}', '{1}', 60, day, n > 100 from one;
insert into observed_unit (unit_id, corporation_id, state, request_id)
select id('unit', n), id('corporation', n % 50), 'LET', request from one;
insert into observed_stream (topic, key, last)
select topic, request, 9 from one, unnest(array['capacity', 'covenant', 'housing']) topic;
insert into observed_holding (subject, thing_id, part, from_date, of_id, year, state, detail_id, sequence, news_at)
select 'REQUESTS', request, 0, '-infinity'::date, care, null::int, 'PLACED', null::uuid, 12, day from one
union all
select 'QUOTA', request, 1, '-infinity'::date, covenant, year, 'CONFIRMED', id('corporation', n % 50), 2, day from one;
insert into stated_figures (statement_id, number, service, subject, of_id, organisation_id, day, messages, standing, figures, stated_at)
select id('stated', n), 1, 'capacity', 'REQUESTS', care(n), care(n), '2027-01-11', 0, '0', '[]', now() from generate_series(0, 29) n;
insert into stated_figures (statement_id, number, service, subject, of_id, organisation_id, year, day, messages, standing, figures,
  stated_at)
select md5('quota' || covenant || year)::uuid, 1, 'covenant', 'QUOTA', covenant, covenant, year, '2027-01-11', 0, '0', '[]', now()
from (select distinct covenant, year from one order by 1, 2 limit 200) q;
