-- What was known of a place from a moment on: its periods that were not over then. Only added to, so that a past day can be
-- seen as it was known at its end; written with each change of the place.
create table place_journal (
  place_id uuid not null references place,
  version bigint not null,
  at timestamptz not null,
  periods jsonb not null,
  primary key (place_id, version)
);
insert into place_journal (place_id, version, at, periods)
select p.id, p.version, '-infinity', coalesce(
  (select jsonb_agg(jsonb_build_object('kind', x.kind, 'from', lower(x.during), 'until', upper(x.during),
            'requestId', x.request_id) order by x.id)
     from place_period x where x.place_id = p.id), '[]')
from place p;
create trigger append_only before update or delete on place_journal
  for each row execute function journal_is_append_only();
