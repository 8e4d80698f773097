-- At most one run goes on from a failed one; nulls do not count.
create unique index run_retry on run (retry_of);

-- The plans that a workflow has had, the present one among them. size is the length of the plan: a list takes no more
-- than fits.
create table workflow_version (
    workflow_id ${id}   not null,
    number      integer not null,
    owner       ${id}   not null,
    saved_at    bigint  not null,
    plan        ${text} not null,
    size        integer not null,
    primary key (workflow_id, number)
);

insert into workflow_version (workflow_id, number, owner, saved_at, plan, size)
select id, version, owner, updated_at, plan, length(plan) from workflow;
