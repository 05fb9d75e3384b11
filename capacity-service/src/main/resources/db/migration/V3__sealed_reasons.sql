-- Why somebody withdraws, parks or leaves can be a care fact: such reasons are sealed as well.
alter table outflow_journal drop column own_reason;
alter table outflow_journal add column own_reason_sealed bytea;
alter table place_period add column end_reason_sealed bytea;
