-- Every state of a home, with its holder; only added to, so that a past day can be seen as it was known at its end.
create table unit_journal (
  unit_id uuid not null references unit,
  version bigint not null,
  at timestamptz not null,
  state text not null,
  request_id uuid,
  primary key (unit_id, version)
);
insert into unit_journal (unit_id, version, at, state, request_id)
select unit_id, version, '-infinity', state, request_id from unit;
create function unit_journal_is_append_only() returns trigger language plpgsql as
  $$ begin raise exception 'the journal is append-only'; end $$;
create trigger append_only before update or delete on unit_journal
  for each row execute function unit_journal_is_append_only();
