-- How long the ended runs of a workflow are kept, where its owner said so: both null for as long as the server keeps runs, else how
-- many and for how many days, 0 for any.
alter table workflow add column keep_runs int;
alter table workflow add column keep_days int;

-- Which workflows say so is asked again and again, and few do.
create index workflow_keeping on workflow (keep_runs, owner, id);
