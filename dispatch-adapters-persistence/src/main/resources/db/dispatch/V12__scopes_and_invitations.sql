-- What a token may be used for: names with blanks between. Those that are there keep all that they had.
alter table api_token add column scopes varchar default 'read run write approve manage' not null;

-- What a token made, so that it can be found when the token turns out to be in wrong hands. The token may be gone.
alter table workflow add column made_by_token ${id};
alter table webhook add column made_by_token ${id};
create index workflow_made_by on workflow (owner, made_by_token);
create index webhook_made_by on webhook (owner, made_by_token);

alter table run_approval add column decided_by_token ${id};

-- hash is the SHA-256 of the invitation's code, in hex.
create table invitation (
    hash       ${id}  not null primary key,
    owner      ${id}  not null references app_user (id),
    expires_at bigint not null
);
create index invitation_owner on invitation (owner);
