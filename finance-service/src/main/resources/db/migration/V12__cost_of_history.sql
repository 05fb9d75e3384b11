-- So that looking costs what is new, and not what there ever was. Nothing of the ledger is partitioned or expires (decision 0043).

-- Every order of the list of transactions has its index: (budget_id, sequence) is there already.
create index ledger_transaction_value_date on ledger_transaction (value_date, budget_id, sequence);

-- The check of conservation looks at what goes on or was not looked at since its last news, and at a part of the rest, so that
-- a change behind our back is found within a round, however old its row. A flag that changes once for each end costs a step of the
-- flow no index.
alter table observed_request add column checked boolean not null default false;
update observed_request set checked = true where ended is not null;
create index observed_request_unchecked on observed_request (request_id) where not checked;
-- The sequence of a budget at the last look at its books.
alter table chain_check add column seen bigint not null default -1;
-- Where the round is.
create table conservation_round (
  one boolean primary key default true check (one),
  after_request uuid not null,
  after_budget uuid not null
);
insert into conservation_round (after_request, after_budget)
values ('00000000-0000-0000-0000-000000000000', '00000000-0000-0000-0000-000000000000');

-- What owners count and what has ended: such a thing is counted in the transaction in which it ends, and is not looked at again
-- unless more is told of it.
alter table observed_holding add column ended boolean not null generated always as (
  subject = 'REQUESTS' and state in ('PLACED', 'WITHDRAWN', 'REJECTED', 'LAPSED', 'EXPIRED')
  or subject = 'QUOTA' and state in ('CONFIRMED', 'RELEASED', 'REFUSED')) stored;
drop index observed_holding_of;
create index observed_holding_live on observed_holding (subject, of_id, year) where not ended;
-- A row with each end and each later message; what is heard is the sum of the rows, and who compares makes one row of many.
create table observed_ended (
  subject text not null,
  of_id uuid not null,
  year int,
  state text not null,
  detail_id uuid,
  things bigint not null,
  messages numeric not null,
  standing numeric not null,
  news_at timestamptz not null
);
create index on observed_ended (subject, of_id, year);

-- What a thing adds to the standing of its series: its key and the number of its last message.
create function observed_standing(thing_id uuid, part int, sequence bigint) returns bigint language sql immutable
  return ('x' || substr(md5(thing_id || '/' || part || '/' || sequence), 1, 12))::bit(48)::bigint;

create function observed_count_ended() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' and old.ended then
    insert into observed_ended values (old.subject, old.of_id, old.year, old.state, old.detail_id, -1, -old.sequence,
      -observed_standing(old.thing_id, old.part, old.sequence), old.news_at);
  end if;
  if tg_op <> 'DELETE' and new.ended then
    insert into observed_ended values (new.subject, new.of_id, new.year, new.state, new.detail_id, 1, new.sequence,
      observed_standing(new.thing_id, new.part, new.sequence), new.news_at);
  end if;
  return null;
end $$;
create trigger count_ended after update on observed_holding for each row
  when (old.ended or new.ended) execute function observed_count_ended();
create trigger count_added after insert on observed_holding for each row
  when (new.ended) execute function observed_count_ended();
create trigger count_removed after delete on observed_holding for each row
  when (old.ended) execute function observed_count_ended();
insert into observed_ended
select subject, of_id, year, state, detail_id, count(*), sum(sequence), sum(observed_standing(thing_id, part, sequence)), max(news_at)
from observed_holding where ended group by subject, of_id, year, state, detail_id;

-- How many keys were heard: a row with each statement that adds some, made one by who compares.
create table observed_keys (added bigint not null);
insert into observed_keys select count(*) from observed_stream;
create function observed_count_keys() returns trigger language plpgsql as $$
begin
  insert into observed_keys select count(*) from added having count(*) > 0;
  return null;
end $$;
create trigger count_keys after insert on observed_stream
  referencing new table as added for each statement execute function observed_count_keys();
