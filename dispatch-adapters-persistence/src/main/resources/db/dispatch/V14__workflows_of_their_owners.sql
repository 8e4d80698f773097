-- A workflow's id belongs to its owner: two users may each have the same. ${drop_workflow_key} and ${drop_version_key} are the
-- database's words for giving up the primary keys that these tables had.
alter table workflow ${drop_workflow_key};
alter table workflow add primary key (owner, id);
alter table workflow_version ${drop_version_key};
alter table workflow_version add primary key (owner, workflow_id, number);

-- How much text a user's workflows have is summed up from this alone.
create index workflow_version_size on workflow_version (owner, workflow_id, number, size);
