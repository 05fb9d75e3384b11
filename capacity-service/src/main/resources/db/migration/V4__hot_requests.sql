-- A step of the flow changes no indexed column, so that it rewrites the row alone and no index: `open` changes once, at the
-- end, and the turn is a filter on the few rows of an organisation.
drop index one_open_request_a_person;
alter table outflow_request add column open boolean not null
  generated always as (state not in ('PLACED', 'WITHDRAWN', 'REJECTED', 'LAPSED', 'EXPIRED')) stored;
create unique index one_open_request_a_person on outflow_request (person_key) where open;
create index outflow_request_stay on outflow_request (stay_id) where open;
drop index outflow_request_turn_organisation_id_turn_role_id_idx;
