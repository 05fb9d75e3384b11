-- The trail is walked in parts: some seals in a row, made on one day (UTC, by this database), up to the
-- one that fills the part or ends the day. A part is walked when it ends, and again and again while its
-- rows are kept; what was found stands here. Who asks whether the trail is whole reads that, and
-- walks only the seals that are in no part yet. Of a day whose rows have expired one part stays.
create table audit_part (
  first_seal     bigint      primary key,
  last_seal      bigint      not null unique check (last_seal >= first_seal),
  day            date        not null,
  from_xid       xid8        not null,
  until_xid      xid8        not null,
  first_position bigint      not null,
  rows           bigint      not null,
  rows_until     bigint      not null,  -- of all parts up to and with this one, since the first seal
  previous_hash  bytea       not null,
  hash           bytea       not null,  -- of its last seal
  walked_at      timestamptz not null default clock_timestamp(),
  broken_at      bigint,       -- the first position that was not as sealed when it was walked last
  fault_found_at timestamptz,  -- the last time that something was not as sealed; never taken back
  expired_at     timestamptz   -- when its rows were removed, by the rule of how long they are kept
);
create index audit_part_walked on audit_part (walked_at) where expired_at is null;
create index audit_part_broken on audit_part (broken_at) where broken_at is not null;
create index audit_part_fault on audit_part (fault_found_at) where fault_found_at is not null;
create index audit_part_expired on audit_part (last_seal) where expired_at is not null;

-- What a seal has to follow on: the part that ends before it, or the seal with which all began.
create function audit_before(seal bigint)
returns table (until_xid xid8, hash bytea, rows_until bigint) language sql stable as $$
  select p.until_xid, p.hash, p.rows_until from audit_part p where p.last_seal = seal - 1
  union all
  select s.until_xid, s.hash, 0 from audit_seal s where s.number = 0 and seal = 1
$$;

-- The first position of the first of these seals that is not as it was made or does not follow on the
-- one before; null when all do. Each row finds its seal, so that one look into each month is enough.
create function audit_walk(first_seal bigint, last_seal bigint, from_xid xid8, previous_hash bytea)
returns bigint language sql stable as $$
  select min(seal.first_position) from (
    select s.first_position,
           s.number = lag(s.number, 1, audit_walk.first_seal - 1) over w + 1
             and s.from_xid = lag(s.until_xid, 1, audit_walk.from_xid) over w
             and s.previous_hash = lag(s.hash, 1, audit_walk.previous_hash) over w as follows,
           s.expired_at is not null
             or (block.rows = s.rows and s.hash = sha256(s.previous_hash
                 || convert_to(s.from_xid::text || '-' || s.until_xid::text, 'UTF8')
                 || block.hashes)) as whole
    from audit_seal s
    left join (
      select row_.seal, count(*) as rows, string_agg(row_.hash, '' order by row_.xid, row_.position) as hashes
      from (
        select a.xid, a.position, audit_hash(a) as hash,
               (select z.number from audit_seal z where z.until_xid > a.xid
                order by z.until_xid limit 1) as seal
        from audit a
        where a.xid >= audit_walk.from_xid
          and a.xid < (select z.until_xid from audit_seal z where z.number = audit_walk.last_seal)
      ) row_ group by row_.seal
    ) block on block.seal = s.number
    where s.number between audit_walk.first_seal and audit_walk.last_seal
    window w as (order by s.number)
  ) seal
  where seal.follows is not true or seal.whole is not true
$$;

-- The same of a part, which also has to end as it did, and to follow on what is kept before it.
create function audit_part_broken(part audit_part) returns bigint language sql stable as $$
  select coalesce(
    audit_walk(part.first_seal, part.last_seal, part.from_xid, part.previous_hash),
    case when not exists (
      select from audit_before(part.first_seal) b
      join audit_seal s on s.number = part.last_seal and s.hash = part.hash and s.until_xid = part.until_xid
      where b.hash = part.previous_hash and b.until_xid = part.from_xid
        and b.rows_until + part.rows = part.rows_until)
    then part.first_position end)
$$;

-- Walks and keeps the next part; nothing while it goes on, or while another instance does this.
create function audit_keep_part(rows_max bigint) returns setof audit_part language plpgsql as $$
declare
  first  bigint := coalesce((select max(last_seal) from audit_part), 0) + 1;
  before record;
  ended  record;
  part   audit_part;
begin
  if not pg_try_advisory_xact_lock(hashtextextended(current_schema() || '.audit_part', 0)) then
    return;
  end if;
  select max(s.number) as number, max(s.until_xid) as until_xid, min(s.first_position) as first_position,
         sum(s.rows) as rows, min(s.day) as day, min(s.from_xid) as from_xid
  into ended
  from (
    select f.*, sum(f.rows) over w - f.rows as rows_before, first_value(f.made_on) over w as day
    from (select s.*, (s.sealed_at at time zone 'UTC')::date as made_on
          from audit_seal s where s.number >= first order by s.number limit rows_max) f
    window w as (order by f.number)
  ) s
  where s.rows_before < rows_max and s.made_on <= s.day;
  if ended.number is null
     or (ended.day >= (clock_timestamp() at time zone 'UTC')::date
         and not exists (select from audit_seal where number > ended.number)) then
    return;
  end if;
  select * into before from audit_before(first);
  insert into audit_part (first_seal, last_seal, day, from_xid, until_xid, first_position, rows,
    rows_until, previous_hash, hash)
  select first, s.number, ended.day, coalesce(before.until_xid, ended.from_xid), s.until_xid,
    ended.first_position, ended.rows, coalesce(before.rows_until, 0) + ended.rows,
    coalesce(before.hash, s.previous_hash), s.hash
  from audit_seal s where s.number = ended.number
  returning * into part;
  part.broken_at := audit_part_broken(part);
  return query
    update audit_part p set broken_at = part.broken_at,
      fault_found_at = case when part.broken_at is not null then clock_timestamp() end
    where p.first_seal = part.first_seal returning p.*;
end $$;

-- Walks the part that was not walked for longest, if that is so many days ago; one in which something
-- was wrong after an hour. Nothing where none is due, or while another instance does this.
create function audit_walk_part(every_days int) returns setof audit_part language plpgsql as $$
declare
  part audit_part;
begin
  if not pg_try_advisory_xact_lock(hashtextextended(current_schema() || '.audit_part', 0)) then
    return;
  end if;
  select * into part from (
    (select * from audit_part where expired_at is null order by walked_at limit 1)
    union all
    (select * from audit_part where broken_at is not null and expired_at is null
     order by walked_at limit 1)
  ) next
  where next.walked_at < clock_timestamp() - least(
    make_interval(days => every_days), case when next.broken_at is not null then interval '1 hour' end)
  limit 1;
  if not found then
    return;
  end if;
  part.broken_at := audit_part_broken(part);
  return query
    update audit_part p set walked_at = clock_timestamp(), broken_at = part.broken_at,
      fault_found_at = case when part.broken_at is null then p.fault_found_at else clock_timestamp() end
    where p.first_seal = part.first_seal returning p.*;
end $$;

-- The first position of the first seal that is not as it was made, as far as is known: what the parts
-- say, the seals that are in none yet, and rows where there can be none any more.
create or replace function audit_broken_at() returns bigint language sql stable as $$
  select least(
    (select min(broken_at) from audit_part where broken_at is not null),
    (select audit_walk(kept.seal + 1, (select max(number) from audit_seal), b.until_xid, b.hash)
     from (select coalesce(max(last_seal), 0) as seal from audit_part) kept
     left join lateral audit_before(kept.seal + 1) b on true),
    (select a.position from audit a
     where a.xid < (select p.until_xid from audit_part p where p.expired_at is not null
                    order by p.last_seal desc limit 1)
     order by a.xid limit 1))
$$;

-- Removes whole months that ended so many years ago. A part that has no row left then has expired; of
-- other seals that lost rows it is written in the seal. The last seals, and those that were told to
-- another service, stay.
create or replace function audit_expire(years int) returns void language plpgsql as $$
declare
  old    text;
  ends   timestamptz;
  kept   xid8;
  gone   bigint;
  beyond xid8;
  partly bigint[];
begin
  for old, ends in
    select m.relname, m.ends at time zone 'UTC' from (
      select c.relname, to_date(right(c.relname, 6), 'YYYYMM') + interval '1 month' as ends
      from pg_inherits i join pg_class c on c.oid = i.inhrelid
      where i.inhparent = 'audit'::regclass and c.relname ~ '^audit_[0-9]{6}$') m
    where m.ends < (now() at time zone 'UTC') - make_interval(years => years)
    order by m.relname
  loop
    execute format('select xid from audit where recorded_at >= %L order by xid limit 1', ends) into kept;
    select max(p.last_seal), max(p.until_xid) into gone, beyond
    from audit_part p
    where p.expired_at is null and p.day < (ends at time zone 'UTC')::date
      and (kept is null or p.until_xid <= kept)
      and p.last_seal < least(
        (select max(number) from audit_seal),
        (select least(nullif(previous_number, 0), nullif(number, 0)) from audit_stated));
    execute format('select array_agg(distinct (select s.number from audit_seal s'
      ' where s.until_xid > a.xid order by s.until_xid limit 1)) from %I a where a.xid >= $1', old)
      into partly using coalesce(beyond, '0');
    execute format('drop table %I', old);
    update audit_seal set expired_at = now() where number = any(partly) and expired_at is null;
    update audit_part set expired_at = now() where last_seal <= gone and expired_at is null;
  end loop;
end $$;

-- Removes some seals of parts that have expired, and of each such day all parts but the last. True when
-- there may be more.
create function audit_forget(seals_max int) returns boolean language plpgsql as $$
begin
  delete from audit_seal where number in (
    select number from audit_seal
    where number between 1 and (select max(last_seal) from audit_part where expired_at is not null)
    order by number limit seals_max);
  if found then
    return true;
  end if;
  delete from audit_part p where p.expired_at is not null and p.fault_found_at is null
    and exists (select from audit_part later
                where later.expired_at is not null and later.day = p.day and later.last_seal > p.last_seal);
  return false;
end $$;

-- Nothing in a seal changes but that rows of it have expired, which is not so while it has them all; and
-- it goes with the part that it is in.
create or replace function audit_seal_refuse() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and to_jsonb(new) - 'expired_at' = to_jsonb(old) - 'expired_at'
     and old.rows > (select count(*) from audit a where a.xid >= old.from_xid and a.xid < old.until_xid) then
    return new;
  end if;
  if tg_op = 'DELETE' and old.number
     between 1 and (select max(last_seal) from audit_part where expired_at is not null) then
    return old;
  end if;
  raise exception 'the audit trail is append-only' using errcode = 'restrict_violation';
end $$;

-- Of a part only what the walk found changes, and that it expired, which is not so while it has a row.
create function audit_part_refuse() returns trigger language plpgsql as $$
declare
  found_out text[] := array['walked_at', 'broken_at', 'fault_found_at', 'expired_at'];
begin
  if tg_op = 'UPDATE' and to_jsonb(new) - found_out = to_jsonb(old) - found_out
     and (old.fault_found_at is null or new.fault_found_at >= old.fault_found_at)
     and (new.expired_at is not distinct from old.expired_at
          or (old.expired_at is null and not exists (
                select from audit a where a.xid >= old.from_xid and a.xid < old.until_xid))) then
    return new;
  end if;
  if tg_op = 'DELETE' and old.expired_at is not null and old.fault_found_at is null
     and exists (select from audit_part later where later.expired_at is not null
                   and later.day = old.day and later.last_seal > old.last_seal) then
    return old;
  end if;
  raise exception 'the audit trail is append-only' using errcode = 'restrict_violation';
end $$;
create trigger audit_part_keep before update or delete on audit_part
  for each row execute function audit_part_refuse();
create trigger audit_part_keep_all before truncate on audit_part
  for each statement execute function audit_refuse();
