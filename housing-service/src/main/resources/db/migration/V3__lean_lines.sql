-- A candidate who enters gets a line for every open home, all in one transaction: what a line costs is what a match costs.
-- Home and run are read or written in that same transaction and are never deleted before their lines, so two look-ups (and
-- a lock on the home's row) for each line prove nothing; the service's tests look for lines without a home or a run.
alter table pool_line drop constraint pool_line_publication_id_fkey;
alter table pool_line drop constraint pool_line_evaluation_id_fkey;
-- Which line counts is told by pool_line_current; lines of before are found by their candidate.
alter table pool_line drop constraint pool_line_pkey;
drop index pool_line_candidate;
create index pool_line_candidate on pool_line (request_id, attempt);

-- A round reads the parties and the promises of its own region only.
create index covenant_region on covenant (region_code) where ended_on is null;
