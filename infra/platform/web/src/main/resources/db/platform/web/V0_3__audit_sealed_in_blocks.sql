-- The audit trail without a queue: rows are only added, by month; once a second what is finished is
-- sealed as one block, whose hash holds the hash of the block before. Rows of before are kept and
-- the old chain's end is the hash that the first seal builds on.

drop trigger audit_append on audit;
drop trigger audit_keep on audit;
drop trigger audit_keep_all on audit;
drop function audit_append();
drop function audit_broken_at();
drop function audit_hash(audit);
drop index audit_object, audit_organisation, audit_subject;
alter table audit rename to audit_before;
alter table audit_before drop constraint audit_pkey;

create table audit (
  position            bigint      not null generated always as identity (cache 1),
  xid                 xid8        not null default pg_current_xact_id(),
  at                  timestamptz not null,                            -- by the business clock
  recorded_at         timestamptz not null default clock_timestamp(),  -- by the database's
  processing_activity text        not null,
  action              text        not null,
  object              text        not null,
  object_id           uuid,
  subject_pseudonym   text,
  caller_subject      text,
  client_id           text,
  organisation_id     uuid,
  roles               text        not null,
  on_behalf_of        text,
  purpose             text,
  result              text        not null,
  trace_id            text
) partition by range (recorded_at);
create index audit_position on audit (position);
create index audit_xid on audit (xid);
create index audit_object on audit (object_id, position);
create index audit_organisation on audit (organisation_id, position);
create index audit_subject on audit (subject_pseudonym, position) where subject_pseudonym is not null;

-- One partition a month of UTC. Attached instead of created in place: that waits for no writer.
create function audit_create_partition(month date) returns void language plpgsql as $$
declare
  name text := 'audit_' || to_char(month, 'YYYYMM');
begin
  if to_regclass(name) is not null then
    return;
  end if;
  execute format('create table %I (like audit including defaults including constraints)', name);
  execute format('alter table audit attach partition %I for values from (%L) to (%L)', name,
                 date_trunc('month', month::timestamp) at time zone 'UTC',
                 (date_trunc('month', month::timestamp) + interval '1 month') at time zone 'UTC');
end $$;
select audit_create_partition(month::date)
from generate_series(
  date_trunc('month', coalesce((select min(recorded_at) from audit_before), now()) at time zone 'UTC'),
  date_trunc('month', now() at time zone 'UTC') + interval '2 months', interval '1 month') month;

insert into audit (position, at, recorded_at, processing_activity, action, object, object_id,
  subject_pseudonym, caller_subject, client_id, organisation_id, roles, on_behalf_of, purpose,
  result, trace_id)
overriding system value
select position, at, recorded_at, processing_activity, action, object, object_id,
  subject_pseudonym, caller_subject, client_id, organisation_id, roles, on_behalf_of, purpose,
  result, trace_id
from audit_before order by position;
select setval(pg_get_serial_sequence('audit', 'position'), (select position + 1 from audit_head), false);

-- A seal covers the rows of the transactions from `from_xid` up to, not with, `until_xid`: all of
-- them had ended when it was made, so that nothing can be added to it. Without gap or overlap.
create table audit_seal (
  number         bigint      primary key,
  from_xid       xid8        not null,
  until_xid      xid8        not null unique check (until_xid > from_xid),
  first_position bigint      not null,
  rows           bigint      not null check (rows >= 0),
  previous_hash  bytea       not null,
  hash           bytea       not null,
  sealed_at      timestamptz not null default clock_timestamp(),
  expired_at     timestamptz  -- when rows of it were removed, by the rule of how long they are kept
);
insert into audit_seal (number, from_xid, until_xid, first_position, rows, previous_hash, hash)
select 0, '0', '1', 0, 0, decode(repeat('00', 32), 'hex'), hash from audit_head;
drop table audit_before, audit_head;

-- sha-256 over all columns; moments as microseconds, so that no setting of a session changes it.
create function audit_hash(a audit) returns bytea language sql stable as $$
  select sha256(convert_to(jsonb_build_array(
    a.position, a.xid::text, (extract(epoch from a.at) * 1000000)::bigint,
    (extract(epoch from a.recorded_at) * 1000000)::bigint, a.processing_activity, a.action,
    a.object, a.object_id, a.subject_pseudonym, a.caller_subject, a.client_id, a.organisation_id,
    a.roles, a.on_behalf_of, a.purpose, a.result, a.trace_id)::text, 'UTF8'))
$$;

-- The rows of one seal, hashed in order; null where there is none.
create function audit_block_hash(from_xid xid8, until_xid xid8, previous_hash bytea)
returns table (first_position bigint, rows bigint, hash bytea) language sql stable as $$
  select min(a.position), count(*), sha256(previous_hash || convert_to(
      audit_block_hash.from_xid::text || '-' || audit_block_hash.until_xid::text, 'UTF8')
      || string_agg(audit_hash(a), '' order by a.xid, a.position))
  from audit a
  where a.xid >= audit_block_hash.from_xid and a.xid < audit_block_hash.until_xid
$$;

-- Seals what is finished and not sealed: one instance at a time, nothing where there is nothing.
create function audit_seal_finished() returns void language plpgsql as $$
declare
  last  audit_seal;
  upto  xid8;
  block record;
begin
  if not pg_try_advisory_xact_lock(hashtextextended(current_schema() || '.audit_seal', 0)) then
    return;
  end if;
  upto := pg_snapshot_xmin(pg_current_snapshot());
  select * into strict last from audit_seal order by number desc limit 1;
  if not exists (select from audit where xid >= last.until_xid and xid < upto) then
    return;
  end if;
  select * into strict block from audit_block_hash(last.until_xid, upto, last.hash);
  insert into audit_seal (number, from_xid, until_xid, first_position, rows, previous_hash, hash)
  values (last.number + 1, last.until_xid, upto, block.first_position, block.rows, last.hash, block.hash);
end $$;

create trigger audit_keep before update or delete on audit
  for each row execute function audit_refuse();
create trigger audit_keep_all before truncate on audit
  for each statement execute function audit_refuse();

-- A seal is never removed; that its rows have expired is all that may be written in it.
create function audit_seal_refuse() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and to_jsonb(new) - 'expired_at' = to_jsonb(old) - 'expired_at' then
    return new;
  end if;
  raise exception 'the audit trail is append-only' using errcode = 'restrict_violation';
end $$;
create trigger audit_seal_keep before update or delete on audit_seal
  for each row execute function audit_seal_refuse();
create trigger audit_seal_keep_all before truncate on audit_seal
  for each statement execute function audit_refuse();

-- Removes whole months that ended so many years ago, and says so in their seals.
create function audit_expire(years int) returns void language plpgsql as $$
declare
  old text;
begin
  for old in
    select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'audit'::regclass and c.relname ~ '^audit_[0-9]{6}$'
      and to_date(right(c.relname, 6), 'YYYYMM') + interval '1 month'
          < (now() at time zone 'UTC') - make_interval(years => years)
    order by c.relname
  loop
    execute format('update audit_seal s set expired_at = now() where expired_at is null'
      ' and exists (select from %I a where a.xid >= s.from_xid and a.xid < s.until_xid)', old);
    execute format('drop table %I', old);
  end loop;
end $$;

-- The first position of the first seal that is not as it was made; null when all are.
create function audit_broken_at() returns bigint language sql stable as $$
  select min(first_position) from (
    select s.first_position, s.number,
           s.number = lag(s.number) over w + 1 and s.from_xid = lag(s.until_xid) over w
             and s.previous_hash = lag(s.hash) over w as follows,
           s.expired_at is not null or (b.rows = s.rows and b.hash = s.hash) as whole
    from audit_seal s
    left join lateral audit_block_hash(s.from_xid, s.until_xid, s.previous_hash) b
      on s.number > 0 and s.expired_at is null
    window w as (order by s.number)
  ) seal
  where number > 0 and (follows is not true or whole is not true)
$$;
