-- A candidate placed first in line by two people: who proposed it and why, and who decided.
create table rank_override (
  override_id uuid primary key,
  publication_id uuid not null references publication,
  corporation_id uuid not null,
  region_code text not null,
  covenant_id uuid not null,
  care_organisation_id uuid not null,
  request_id uuid not null,
  attempt int not null,
  status text not null check (status in ('PROPOSED', 'APPROVED', 'REJECTED')),
  reason text not null check (reason in ('OBJECTION_GRANTED', 'EARLIER_ERROR', 'HOME_ADAPTED', 'SAFETY', 'OTHER')),
  note text,
  proposed_by text not null,
  proposed_by_organisation uuid not null,
  proposed_at timestamptz not null,
  decided_by text,
  decided_by_organisation uuid,
  decided_at timestamptz,
  decision_reason text,
  version bigint not null default 1,
  foreign key (request_id, attempt) references candidacy_profile,
  check (reason <> 'OTHER' or note is not null),
  check ((status = 'PROPOSED') = (decided_by is null)),
  check (num_nonnulls(decided_by, decided_by_organisation, decided_at) in (0, 3)),
  constraint four_eyes check (decided_by <> proposed_by)
);
create unique index rank_override_one_proposal on rank_override (publication_id) where status = 'PROPOSED';
create index rank_override_approved on rank_override (publication_id) where status = 'APPROVED';
create index rank_override_newest on rank_override (proposed_at desc, override_id desc);
