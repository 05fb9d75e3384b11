-- What homes that are let or withdrawn add to the figures that are stated each 15 s. Each that ends, or changes after its end, adds a row in
-- the same transaction; the figures are the sum of the rows, and whoever states them makes one row of many (decision 0044).
create table unit_ended (
  corporation_id uuid not null,
  state text not null,
  homes bigint not null,
  messages numeric not null,
  standing numeric not null
);

-- What a home adds to the standing of its corporation: its id and the number of its last message.
create function unit_standing(unit_id uuid, version bigint) returns bigint language sql immutable
  return ('x' || substr(md5(unit_id || '/0/' || version), 1, 12))::bit(48)::bigint;

create function unit_count_ended() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' and not old.live then
    insert into unit_ended values (old.corporation_id, old.state, -1, -old.version, -unit_standing(old.unit_id, old.version));
  end if;
  if tg_op <> 'DELETE' and not new.live then
    insert into unit_ended values (new.corporation_id, new.state, 1, new.version, unit_standing(new.unit_id, new.version));
  end if;
  return null;
end $$;
create trigger count_ended after update on unit for each row
  when (not old.live or not new.live) execute function unit_count_ended();
create trigger count_added after insert on unit for each row
  when (not new.live) execute function unit_count_ended();
create trigger count_removed after delete on unit for each row
  when (not old.live) execute function unit_count_ended();
insert into unit_ended
select corporation_id, state, count(*), sum(version), sum(unit_standing(unit_id, version))
from unit where not live group by corporation_id, state;
