-- The inbox by the day of a message's id, so that what is long past is dropped and not deleted. An id
-- of UUID version 7 begins with its time, and a repeat has the same id: it meets the first one in the
-- same partition, whenever it comes. Any other id is in the partition for the rest.
alter table inbox rename to inbox_before;
alter index inbox_pkey rename to inbox_before_pkey;
create table inbox (
  subscription text not null,
  id           uuid not null,
  received_at  timestamptz not null default now(),
  primary key (subscription, id)
) partition by range (id);
create table inbox_rest partition of inbox default;
create index inbox_rest_received on inbox_rest (received_at);

-- Of version 7 ids below this one nothing is remembered any more: whether such a message is new
-- cannot be told. One day an hour is forgotten at most, so that a clock that jumps ahead and back
-- costs a few days of the margin and not the memory.
create table inbox_forgotten (
  one   boolean primary key default true check (one),
  below uuid not null,
  at    timestamptz not null
);
insert into inbox_forgotten (below, at) values ('00000000-0000-0000-0000-000000000000', '-infinity');

-- The first id of version 7 of a day of UTC.
create function inbox_day_start(day date) returns uuid language sql immutable as $$
  select (lpad(to_hex((extract(epoch from day::timestamp at time zone 'UTC') * 1000)::bigint), 12, '0')
          || '00000000000000000000')::uuid
$$;

-- What came before its time (a sender's clock ran ahead) moves in from the rest: the lock keeps both
-- places from being written to meanwhile.
create function inbox_create_partition(day date) returns void language plpgsql as $$
declare
  name text := 'inbox_' || to_char(day, 'YYYYMMDD');
begin
  if to_regclass(name) is not null
     or inbox_day_start(day) < (select below from inbox_forgotten) then
    return;
  end if;
  lock table inbox_rest in access exclusive mode;
  execute format('create table %I (like inbox including defaults including constraints including indexes)'
                 ' with (autovacuum_vacuum_insert_threshold = -1)', name);
  execute format('with moved as (delete from inbox_rest where id >= %L and id < %L returning *)'
                 ' insert into %I select * from moved',
                 inbox_day_start(day), inbox_day_start(day + 1), name);
  execute format('alter table inbox attach partition %I for values from (%L) to (%L)', name,
                 inbox_day_start(day), inbox_day_start(day + 1));
end $$;

-- Drops the oldest day when it ended that many days ago, and says in the same commit that it is
-- forgotten. Waits only a moment for those who write. True when one was dropped.
create function inbox_forget(days int) returns boolean language plpgsql
set lock_timeout = '300ms' as $$
declare
  oldest date := (select min(to_date(right(c.relname, 8), 'YYYYMMDD'))
                  from pg_inherits i join pg_class c on c.oid = i.inhrelid
                  where i.inhparent = 'inbox'::regclass and c.relname ~ '^inbox_[0-9]{8}$');
begin
  delete from inbox_rest where received_at < now() - make_interval(days => days)
    and (uuid_extract_version(id) is distinct from 7 or id < (select below from inbox_forgotten));
  if oldest is null or oldest + 1 + days > (now() at time zone 'UTC')::date
     or exists (select from inbox_forgotten where now() between at and at + interval '1 hour') then
    return false;
  end if;
  update inbox_forgotten set below = inbox_day_start(oldest + 1), at = now();
  execute format('drop table inbox_%s', to_char(oldest, 'YYYYMMDD'));
  return true;
end $$;

select inbox_create_partition(day::date)
from generate_series(
  coalesce((select min(received_at at time zone 'UTC')::date - 1 from inbox_before),
           (now() at time zone 'UTC')::date - 1)::timestamp,
  (now() at time zone 'UTC')::date + 7, interval '1 day') day;
insert into inbox select * from inbox_before;
drop table inbox_before;

-- Both partitioned tables, a week ahead; one caller at a time.
create function messaging_create_partitions() returns void language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended(current_schema() || '.partitions', 0));
  perform outbox_create_partition(day::date), inbox_create_partition(day::date)
  from generate_series(((now() at time zone 'UTC')::date)::timestamp,
                       (now() at time zone 'UTC')::date + 7, interval '1 day') day;
end $$;

-- Drops the oldest day of the outbox when it ended that long ago and all of it was sent; says so, or why
-- not. Under the lock nobody writes and the relay does not read, so that nothing can be written to the
-- day, or pass out of the relay's sight, between the look and the drop. It waits only a moment for them.
create function outbox_drop_oldest(keep interval) returns text language plpgsql
set lock_timeout = '300ms' set enable_seqscan = off as $$
declare
  name text := (select min(c.relname) from pg_inherits i join pg_class c on c.oid = i.inhrelid
                where i.inhparent = 'outbox'::regclass and c.relname ~ '^outbox_[0-9]{8}$');
  unsent boolean;
begin
  if name is null
     or to_date(right(name, 8), 'YYYYMMDD') + 1 >= (now() at time zone 'UTC') - keep then
    return null;
  end if;
  for locked in 0..1 loop
    if locked = 1 then
      lock table outbox in access exclusive mode;
    end if;
    execute format('select target is not null'
                   ' or exists (select from %1$I where xid >= pg_snapshot_xmax(published))'
                   ' or exists (select from %1$I'
                   '            where xid = any(array(select pg_snapshot_xip(published))))'
                   ' from outbox_cursor', name) into unsent;
    if unsent then
      return name || ' is old and may have messages that were not sent';
    end if;
  end loop;
  execute format('drop table %I', name);
  return name || ' is dropped: all of it was sent';
end $$;

-- Committed messages that were not sent, and how long the oldest of them waits. As the relay asks,
-- without its bound: invisible at the cursor, less what a walk has done. By index, whatever the
-- planner knows of a table that is new each day.
create function outbox_pending(out pending bigint, out age_millis bigint) language sql stable
set enable_seqscan = off as $$
  with c as materialized (select published p, target t, position from outbox_cursor)
  select count(*), coalesce(ceil(
      extract(epoch from clock_timestamp() - min(o.written_at)) * 1000), 0)::bigint
  from (select xid, position, written_at from outbox
        where xid >= pg_snapshot_xmax((select p from c))
        union all
        select xid, position, written_at from outbox
        where xid = any(array(select pg_snapshot_xip((select p from c))))) o
  where not ((select t is not null from c) and o.position <= (select position from c)
             and pg_visible_in_snapshot(o.xid, (select coalesce(t, p) from c)))
$$;

-- Looked at every few seconds; hardly ever is one in it.
create index deadline_failed on deadline (kind) where failures > 0;
