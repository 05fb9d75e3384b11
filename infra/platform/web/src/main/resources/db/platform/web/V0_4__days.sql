-- The hash of each day as it was known at its end, stored that night; rows are only added.
create table day_proof (
  day date primary key,
  hash text not null,
  parts jsonb not null,        -- by kind: number of lines and their hash
  chain text not null,         -- over the chain of the day stored before and this hash
  stored_at timestamptz not null, -- by the business clock
  recorded_at timestamptz not null default clock_timestamp()
);
create function day_proof_refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the hash of a day is never changed' using errcode = 'integrity_constraint_violation';
end $$;
create trigger append_only before update or delete or truncate on day_proof
  for each statement execute function day_proof_refuse_change();

-- The first day that has no hash yet.
create table day_next (
  one boolean primary key default true check (one),
  day date not null
);
