-- The processes that drive runs. lease_until is by the database's clock.
create table node (
    id          ${id}  not null primary key,
    lease_until bigint not null
);

-- The node that has the run; null for none. crashes counts the epochs right before the present one that ended with their
-- node. wake_at says when a run that waits may be claimed.
alter table run add column node_id ${id};
alter table run add column crashes integer default 0 not null;
alter table run add column cancel_asked boolean default false not null;
alter table run add column wake_at bigint;

-- What a run asks its owner before a step. decision is null while there is none.
create table run_approval (
    run_id     ${id}   not null,
    step_id    ${id}   not null,
    owner      ${id}   not null,
    message    ${text},
    input      ${text} not null,
    asked_at   bigint  not null,
    expires_at bigint  not null,
    decision   varchar,
    decided_at bigint,
    decided_by varchar,
    primary key (run_id, step_id)
);
create index run_approval_of_owner on run_approval (owner);
