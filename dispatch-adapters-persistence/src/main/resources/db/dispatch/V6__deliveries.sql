-- events are the ids of those that are told, with commas around each. secret is sealed.
create table webhook (
    id          ${id}   not null primary key,
    owner       ${id}   not null,
    url         ${text} not null,
    events      varchar not null,
    workflow_id ${id},
    enabled     boolean not null,
    secret      ${text} not null,
    created_at  bigint  not null
);
create index webhook_list on webhook (owner, created_at desc, id desc);

-- A row for each webhook that is told of a run, made in the commit that ends the run. There is no reference to the webhook: one
-- that is deleted at that moment must not keep a run from ending. While the row is pending, next_at says when it is to be tried,
-- or until when it is claimed; claims tells one claim from the next. failed counts since queued_at.
create table webhook_delivery (
    id         ${id}   not null primary key,
    owner      ${id}   not null,
    webhook_id ${id}   not null,
    event      varchar not null,
    run_id     ${id}   not null,
    status     ${id}   not null,
    created_at bigint  not null,
    queued_at  bigint  not null,
    next_at    bigint  not null,
    failed     integer not null,
    claims     integer not null,
    attempts   ${text} not null
);
create index webhook_delivery_list on webhook_delivery (owner, webhook_id, created_at desc, id desc);
create index webhook_delivery_due on webhook_delivery (status, next_at);
create index webhook_delivery_age on webhook_delivery (created_at);
