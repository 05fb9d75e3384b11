-- Outbox, inbox, parked messages and deadlines of one service.

-- Messages to send. Append-only; a day is dropped when all of it was sent long ago. The position is
-- taken while the writer holds the row of its aggregate, so per key it follows the commits: the
-- sequence must not be cached by sessions, and the state must have been written first.
create table outbox (
  position    bigint generated always as identity (cache 1),
  xid         xid8 not null default pg_current_xact_id(),
  id          uuid not null default uuidv7(),
  topic       text not null,
  key         uuid not null,
  type        text not null,
  sequence    bigint not null check (sequence > 0),
  correlation uuid not null,
  causation   uuid,
  traceparent text,
  recorded_at timestamptz not null, -- business time, for the reader of the message
  payload     bytea not null,
  written_at  timestamptz not null default now() -- real time, for the partitions
) partition by range (written_at);
create index outbox_xid on outbox (xid);           -- the next batch
create index outbox_position on outbox (position); -- the walk through a backlog

-- One partition a day of UTC. Attached instead of created in place: that waits for no writer.
create function outbox_create_partition(day date) returns void language plpgsql as $$
declare
  name text := 'outbox_' || to_char(day, 'YYYYMMDD');
begin
  if to_regclass(name) is not null then
    return;
  end if;
  execute format('create table %I (like outbox including defaults including constraints)'
                 ' with (autovacuum_vacuum_insert_threshold = -1)', name);
  execute format('alter table outbox attach partition %I for values from (%L) to (%L)', name,
                 day::timestamp at time zone 'UTC', (day + 1)::timestamp at time zone 'UTC');
end $$;
select outbox_create_partition(day::date)
from generate_series(((now() at time zone 'UTC')::date - 1)::timestamp,
                     (now() at time zone 'UTC')::date + 7, interval '1 day') day;

-- What has been sent: everything that was visible at `published`; and while a large batch is walked
-- through, what was visible at `target` up to `position`. The epoch fences a former leader.
create table outbox_cursor (
  one       boolean primary key default true check (one),
  published pg_snapshot not null,
  target    pg_snapshot,
  position  bigint not null default 0,
  epoch     bigint not null default 0,
  constraint walking check ((target is null) = (position = 0))
) with (fillfactor = 10, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 200);
insert into outbox_cursor (published) values (pg_current_snapshot());

-- Messages that were handled (or parked): each once per subscription.
create table inbox (
  subscription text not null,
  id           uuid not null,
  received_at  timestamptz not null default now(),
  primary key (subscription, id)
) with (autovacuum_vacuum_insert_scale_factor = 1);

-- Keys whose messages wait for an operator, and these messages as they came, in order.
create table parked (
  subscription text not null,
  key          uuid not null,
  message      uuid not null,
  type         text not null,
  reason       text not null,
  since        timestamptz not null default now(),
  primary key (subscription, key)
);
create table parked_message (
  position     bigint generated always as identity primary key,
  subscription text not null,
  key          uuid not null,
  topic        text not null,
  "partition"  int not null,
  "offset"     bigint not null,
  record_key   bytea,
  headers      jsonb not null,
  payload      bytea,
  foreign key (subscription, key) references parked on delete cascade
);
create index parked_message_key on parked_message (subscription, key, position);

-- Moments at which something is decided again, by the business clock.
create table deadline (
  kind     text not null,
  key      uuid not null,
  due_at   timestamptz not null,
  failures int not null default 0,
  retry_at timestamptz, -- real time: not again before, after a failure
  reason   text,
  primary key (kind, key)
);
create index deadline_due on deadline (kind, due_at);
