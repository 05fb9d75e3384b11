-- What the edge of a service remembers: answers already given, and who saw or changed what.

create table idempotency_key (
  scope        bytea       not null,  -- sha-256 of organisation, subject and path
  key          text        not null check (length(key) between 1 and 128),
  body_hash    bytea       not null,  -- sha-256 of the body that came with it
  status       int         not null check (status between 200 and 299),
  content_type text,
  location     text,
  etag         text,
  body         bytea       not null,
  created_at   timestamptz not null default clock_timestamp(),
  primary key (scope, key)
);
create index idempotency_key_created_at on idempotency_key (created_at);

create table audit (
  position            bigint      primary key,
  at                  timestamptz not null,  -- by the business clock
  recorded_at         timestamptz not null,  -- by the clock of the database
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
  trace_id            text,
  previous_hash       bytea       not null,
  hash                bytea       not null
);
create index audit_object on audit (object_id, position);
create index audit_organisation on audit (organisation_id, position);
create index audit_subject on audit (subject_pseudonym, position) where subject_pseudonym is not null;

-- The end of the chain: one row, whose lock puts writers in line.
create table audit_head (
  one      boolean primary key default true check (one),
  position bigint  not null,
  hash     bytea   not null
) with (fillfactor = 50);
insert into audit_head (position, hash) values (0, decode(repeat('00', 32), 'hex'));

-- sha-256 over the hash before and all columns; moments as microseconds, so that no setting of a
-- session changes the outcome.
create function audit_hash(a audit) returns bytea language sql stable as $$
  select sha256(a.previous_hash || convert_to(jsonb_build_array(
    a.position, (extract(epoch from a.at) * 1000000)::bigint,
    (extract(epoch from a.recorded_at) * 1000000)::bigint, a.processing_activity, a.action,
    a.object, a.object_id, a.subject_pseudonym, a.caller_subject, a.client_id, a.organisation_id,
    a.roles, a.on_behalf_of, a.purpose, a.result, a.trace_id)::text, 'UTF8'))
$$;

create function audit_append() returns trigger language plpgsql as $$
declare
  before record;
begin
  select position, hash into strict before from audit_head for update;
  new.position := before.position + 1;
  new.recorded_at := clock_timestamp();
  new.previous_hash := before.hash;
  new.hash := audit_hash(new);
  update audit_head set position = new.position, hash = new.hash;
  return new;
end
$$;

create function audit_refuse() returns trigger language plpgsql as $$
begin
  raise exception 'the audit trail is append-only' using errcode = 'restrict_violation';
end
$$;

create trigger audit_append before insert on audit for each row execute function audit_append();
create trigger audit_keep before update or delete on audit
  for each row execute function audit_refuse();
create trigger audit_keep_all before truncate on audit
  for each statement execute function audit_refuse();

-- The first position that does not follow from the one before; null when all do.
create function audit_broken_at() returns bigint language sql stable as $$
  select min(position) from (
    select a.position
    from (
      select audit as a_row, position, previous_hash,
             row_number() over (order by position) as expected_position,
             lag(hash, 1, decode(repeat('00', 32), 'hex')) over (order by position) as expected_hash,
             hash
      from audit
    ) a
    where a.position <> a.expected_position
       or a.previous_hash <> a.expected_hash
       or a.hash <> audit_hash(a.a_row)
    union all
    -- The end was cut off, or written past the head.
    select h.position + 1
    from audit_head h
    where (select count(*) from audit) <> h.position
       or (h.position > 0 and not exists (
             select 1 from audit l where l.position = h.position and l.hash = h.hash))
  ) broken (position)
$$;
