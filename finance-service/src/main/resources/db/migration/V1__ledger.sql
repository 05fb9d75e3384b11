-- What finance knows of covenants (from CovenantActivated and CovenantEnded).
create table covenant (
  covenant_id uuid primary key,
  version int not null check (version >= 1),
  name text not null,
  municipality_id uuid not null,
  valid_from date not null,
  valid_until date not null,
  ended_on date,
  check (valid_until >= valid_from)
);
create table covenant_party (
  covenant_id uuid not null references covenant,
  organisation_id uuid not null,
  kind text not null,
  primary key (covenant_id, organisation_id)
);
create index on covenant_party (organisation_id);
-- Kept for every version: a reservation goes by the shares that held when it was made.
create table covenant_share (
  covenant_id uuid not null references covenant,
  version int not null,
  position int not null,
  pot text not null check (pot in ('REINVEST', 'TRANSITION', 'RENT_RISK')),
  organisation_id uuid,
  basis_points int not null check (basis_points between 0 and 10000),
  primary key (covenant_id, version, position)
);

create table budget (
  budget_id uuid primary key,
  position bigint generated always as identity unique,
  covenant_id uuid not null references covenant,
  year int not null,
  places int not null check (places >= 0),
  protected_place_year_cents bigint not null check (protected_place_year_cents > 0),
  support_year_cents bigint not null check (support_year_cents between 0 and protected_place_year_cents),
  opened_by text not null,
  opened_at timestamptz not null,
  unique (covenant_id, year)
);

-- The end of a budget's chain of transactions. Who writes to a budget locks this row first.
create table ledger_head (
  budget_id uuid primary key references budget,
  sequence bigint not null default 0,
  hash text not null,
  recorded_at timestamptz not null
) with (fillfactor = 20, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);

-- balance_cents is a running total for speed: the truth is the lines, and conservation compares them.
create table account (
  account_id uuid primary key,
  budget_id uuid not null references budget,
  task text not null check (task in ('FUNDING', 'PROTECTED_PLACES', 'SUPPORT_AT_HOME', 'FREED', 'REINVEST', 'TRANSITION', 'RENT_RISK')),
  part text not null check (part in ('FREE', 'RESERVED')),
  organisation_id uuid,
  balance_cents bigint not null default 0,
  unique nulls not distinct (budget_id, task, part, organisation_id),
  constraint account_not_below_zero check (task = 'FUNDING' or balance_cents >= 0)
) with (fillfactor = 20, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);

create table ledger_transaction (
  transaction_id uuid primary key,
  budget_id uuid not null references budget,
  sequence bigint not null check (sequence >= 1),
  kind text not null check (kind in ('OPEN', 'RESERVE', 'ADJUST', 'POST', 'SPLIT', 'RELEASE', 'REVERSAL')),
  request_id uuid,
  attempt int check (attempt >= 1),
  ordinal int check (ordinal >= 1),
  correlation_id uuid not null,
  value_date date not null,
  recorded_at timestamptz not null,
  reverses uuid unique references ledger_transaction,
  previous_hash text not null,
  hash text not null,
  xid xid8 not null default pg_current_xact_id(),
  unique (budget_id, sequence),
  unique (request_id, attempt, kind, ordinal),
  check ((kind = 'OPEN') = (request_id is null)),
  check ((kind = 'REVERSAL') = (reverses is not null)),
  check (num_nonnulls(request_id, attempt, ordinal) in (0, 3))
);
create unique index ledger_opened_once on ledger_transaction (budget_id) where kind = 'OPEN';

create table ledger_line (
  transaction_id uuid not null references ledger_transaction,
  line_number int not null check (line_number >= 1),
  account_id uuid not null references account,
  amount_cents bigint not null check (amount_cents <> 0),
  primary key (transaction_id, line_number)
);
create index on ledger_line (account_id);

-- How a transaction changes what open reservations are going to do; the source of projected balances.
create table expected_line (
  transaction_id uuid not null references ledger_transaction,
  account_id uuid not null references account,
  amount_cents bigint not null check (amount_cents <> 0),
  primary key (transaction_id, account_id)
);
create index on expected_line (account_id);

create function ledger_refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the ledger is append-only: no % of %', tg_op, tg_table_name using errcode = 'integrity_constraint_violation';
end $$;
create trigger append_only before update or delete or truncate on ledger_transaction for each statement execute function ledger_refuse_change();
create trigger append_only before update or delete or truncate on ledger_line for each statement execute function ledger_refuse_change();
create trigger append_only before update or delete or truncate on expected_line for each statement execute function ledger_refuse_change();

-- At commit each new transaction has two lines or more, together zero, in accounts of its own budget.
create function ledger_check_transaction() returns trigger language plpgsql as $$
declare
  lines int;
  total numeric;
  foreign_accounts int;
begin
  select count(*), coalesce(sum(l.amount_cents), 0), count(*) filter (where a.budget_id <> new.budget_id)
    into lines, total, foreign_accounts
    from ledger_line l join account a using (account_id) where l.transaction_id = new.transaction_id;
  if lines < 2 or total <> 0 or foreign_accounts > 0 then
    raise exception 'transaction % is not balanced: % lines, % cents, % of another budget',
      new.transaction_id, lines, total, foreign_accounts using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end $$;
create constraint trigger balanced after insert on ledger_transaction
  deferrable initially deferred for each row execute function ledger_check_transaction();

-- Lines come with their transaction, never later.
create function ledger_check_lines() returns trigger language plpgsql as $$
begin
  if exists (select from added l join ledger_transaction t using (transaction_id) where t.xid <> pg_current_xact_id()) then
    raise exception 'a written transaction gets no more lines' using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end $$;
create trigger with_its_transaction after insert on ledger_line
  referencing new table as added for each statement execute function ledger_check_lines();
create trigger with_its_transaction after insert on expected_line
  referencing new table as added for each statement execute function ledger_check_lines();
