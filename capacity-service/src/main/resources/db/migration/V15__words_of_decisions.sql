-- Why somebody is not ready or not urgent, and what was said at a withdrawal: a refusal without its reason can't be objected to
-- (Awb 3:46). Sealed, as everything that is written about a person.
alter table outflow_journal add column words_sealed bytea;
