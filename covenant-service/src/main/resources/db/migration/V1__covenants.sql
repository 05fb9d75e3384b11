-- What was agreed is never changed or removed: the tables of texts, parties, signatures, activations, history and
-- reports refuse update, delete and truncate.

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is history and is never changed', tg_table_name using errcode = 'integrity_constraint_violation';
end $$;

create table covenant (
  covenant_id uuid primary key,
  municipality_id uuid not null,
  name text not null,
  region_code text not null,
  state text not null check (state in ('DRAFT', 'ACTIVE', 'ENDED')),
  revision bigint not null check (revision >= 1),
  latest_version int not null check (latest_version >= 1),
  version_in_force int check (version_in_force <= latest_version),
  draft_version int check (draft_version = latest_version and draft_version <> version_in_force),
  valid_from date not null,
  valid_until date not null check (valid_until >= valid_from),
  ended_on date,
  events int not null check (events >= 0),           -- events sent about this covenant
  check ((state = 'DRAFT') = (version_in_force is null)),
  check (state <> 'DRAFT' or draft_version is not null),
  check ((state = 'ENDED') = (ended_on is not null)),
  check (state <> 'ENDED' or draft_version is null)
);
create index covenant_by_name on covenant (name, covenant_id);

create table covenant_version (
  covenant_id uuid not null references covenant,
  version int not null check (version >= 1),
  hash text not null,
  content text not null,                             -- canonical JSON of covenantId, version and text
  drafted_at timestamptz not null,
  drafted_by text not null,
  primary key (covenant_id, version),
  unique (covenant_id, version, hash),
  check (hash = encode(sha256(convert_to(content, 'UTF8')), 'hex'))
);
alter table covenant
  add foreign key (covenant_id, version_in_force) references covenant_version deferrable initially deferred,
  add foreign key (covenant_id, draft_version) references covenant_version deferrable initially deferred;

create table covenant_party (
  covenant_id uuid not null,
  version int not null,
  organisation_id uuid not null,
  kind text not null check (kind in ('MUNICIPALITY', 'CARE_INSTITUTION', 'CORPORATION', 'INFORMAL')),
  primary key (covenant_id, version, organisation_id),
  foreign key (covenant_id, version) references covenant_version
);
create index covenant_party_by_organisation on covenant_party (organisation_id, covenant_id, version);

create table covenant_signature (
  covenant_id uuid not null,
  version int not null,
  organisation_id uuid not null,
  hash text not null,
  signed_by text not null,
  signed_at timestamptz not null,
  primary key (covenant_id, version, organisation_id),
  -- A signature is for exactly this text.
  foreign key (covenant_id, version, hash) references covenant_version (covenant_id, version, hash)
);

create table covenant_activation (
  covenant_id uuid not null,
  version int not null,
  activated_at timestamptz not null,
  primary key (covenant_id, version),
  foreign key (covenant_id, version) references covenant_version
);

-- Rule 38 in the database: a version comes into force only when its parties, and those of the version that it replaces, signed.
create function refuse_unsigned() returns trigger language plpgsql as $$
begin
  if exists (
    select from covenant_party p
    where p.covenant_id = new.covenant_id
      and (p.version = new.version
           or p.version = (select max(a.version) from covenant_activation a where a.covenant_id = new.covenant_id))
      and not exists (
        select from covenant_signature s
        where s.covenant_id = new.covenant_id and s.version = new.version and s.organisation_id = p.organisation_id))
  then
    raise exception 'version % of covenant % is not signed by all', new.version, new.covenant_id
      using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger covenant_activation_signed before insert on covenant_activation
  for each row execute function refuse_unsigned();

create table covenant_history (
  covenant_id uuid not null references covenant,
  number bigint not null check (number >= 1),
  at timestamptz not null,
  action text not null,
  version int,
  organisation_id uuid not null,
  subject text not null,
  reason text,
  primary key (covenant_id, number)
);

create trigger immutable before update or delete on covenant_version for each row execute function refuse_change();
create trigger immutable before update or delete on covenant_party for each row execute function refuse_change();
create trigger immutable before update or delete on covenant_signature for each row execute function refuse_change();
create trigger immutable before update or delete on covenant_activation for each row execute function refuse_change();
create trigger immutable before update or delete on covenant_history for each row execute function refuse_change();
create trigger untruncated before truncate on covenant_version execute function refuse_change();
create trigger untruncated before truncate on covenant_party execute function refuse_change();
create trigger untruncated before truncate on covenant_signature execute function refuse_change();
create trigger untruncated before truncate on covenant_activation execute function refuse_change();
create trigger untruncated before truncate on covenant_history execute function refuse_change();
