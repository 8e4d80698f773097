-- With the workflow, runs are counted from the index alone.
drop index run_history;
create index run_history on run (status, cause, owner, started_at desc, id desc, stored, workflow_id);
