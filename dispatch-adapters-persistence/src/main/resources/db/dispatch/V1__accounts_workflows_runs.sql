-- Times are epoch milliseconds. ${id} and ${text} are the database's words for an id and for a text of any length.

create table app_user (
    id            ${id}   not null primary key,
    email         varchar not null,
    email_key     ${id}   not null,
    name          varchar not null,
    password_hash varchar not null,
    created_at    bigint  not null,
    constraint app_user_email unique (email_key)
);

create table session (
    id         ${id}  not null primary key,
    user_id    ${id}  not null references app_user (id),
    created_at bigint not null,
    expires_at bigint not null
);
create index session_of_user on session (user_id);

-- revision rises with every update by the owner: an update is refused when another came between.
create table workflow (
    id             ${id}   not null primary key,
    owner          ${id}   not null,
    plan           ${text} not null,
    version        integer not null,
    schedule       varchar not null,
    enabled        boolean not null,
    webhook_secret varchar not null,
    run_count      bigint  not null,
    last_run_at    bigint,
    created_at     bigint  not null,
    updated_at     bigint  not null,
    revision       bigint  not null
);
create index workflow_list on workflow (owner, updated_at desc, id desc);

-- size is the length of plan and payload: a page of history takes no more than fits.
create table run (
    id               ${id}   not null primary key,
    owner            ${id}   not null,
    workflow_id      ${id},
    workflow_version integer,
    cause            ${id}   not null,
    mode             varchar not null,
    plan             ${text} not null,
    payload          ${text} not null,
    size             integer not null,
    started_at       bigint  not null,
    epoch            bigint  not null,
    status           ${id}   not null,
    ended_at         bigint,
    error            ${text},
    code             varchar,
    replay_of        ${id},
    retry_of         ${id}
);
-- A history is merged from one range of an index for each status and cause that it lists, so no filter ever walks over
-- runs that it leaves out. Status comes first: unfinished runs are found whoever owns them.
create index run_history on run (status, cause, owner, started_at desc, id desc);
create index run_history_of_workflow on run (workflow_id, status, cause, owner, started_at desc, id desc);

-- One row for each commit of a run: the events that became durable together. seq is the number of the last of them.
create table run_journal (
    run_id ${id}   not null,
    seq    bigint  not null,
    entry  ${text} not null,
    size   integer not null,
    primary key (run_id, seq)
);
