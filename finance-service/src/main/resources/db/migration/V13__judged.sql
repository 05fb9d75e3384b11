-- How many of the requests that need no look before there is news each check looked at: what the auditor is told of them without
-- looking at all again (decision 0048). A row with each request that comes or goes, made one by who checks.
create table conservation_judged (
  placed bigint not null,
  other bigint not null,
  posted bigint not null,
  with_money bigint not null
);
create function conservation_count_judged() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' and old.checked then
    insert into conservation_judged values (-(old.ended = 'PLACED')::int, -(old.ended <> 'PLACED')::int, -cardinality(old.money_posted),
      -(cardinality(old.money_held) + cardinality(old.money_posted) > 0)::int);
  end if;
  if new.checked then
    insert into conservation_judged values ((new.ended = 'PLACED')::int, (new.ended <> 'PLACED')::int, cardinality(new.money_posted),
      (cardinality(new.money_held) + cardinality(new.money_posted) > 0)::int);
  end if;
  return null;
end $$;
create trigger count_judged after update on observed_request for each row
  when (old.checked or new.checked) execute function conservation_count_judged();
create trigger count_added after insert on observed_request for each row
  when (new.checked) execute function conservation_count_judged();
insert into conservation_judged
select count(*) filter (where ended = 'PLACED'), count(*) filter (where ended <> 'PLACED'), coalesce(sum(cardinality(money_posted)), 0),
  count(*) filter (where cardinality(money_held) + cardinality(money_posted) > 0)
from observed_request where checked;
