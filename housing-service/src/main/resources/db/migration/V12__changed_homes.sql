-- When a home changed last, for who sorts a list of homes.
alter table unit add column changed_at timestamptz not null default now();
update unit u set changed_at = greatest(u.registered_at,
  (select max(j.at) from unit_journal j where j.unit_id = u.unit_id and j.at > '-infinity'));
