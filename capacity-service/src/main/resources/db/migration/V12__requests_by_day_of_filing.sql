-- The list of requests by day of filing, both ways; a draft counts as later than all. The day is written once, so that a step of
-- the flow still rewrites the row alone. The last day of the turn changes with the steps and gets no index (decision 0030).
create index on outflow_request (care_organisation_id, (coalesce(filed_on, 'infinity'::date)), id);
create index on outflow_request (municipality_id, (coalesce(filed_on, 'infinity'::date)), id);
