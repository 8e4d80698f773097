-- What signed in, in its own words.
alter table session add column user_agent varchar;

-- hash is the SHA-256 of the whole secret, in hex: the secret itself is nowhere.
create table api_token (
    id           ${id}   not null primary key,
    owner        ${id}   not null references app_user (id),
    name         varchar not null,
    prefix       varchar not null,
    hash         ${id}   not null,
    created_at   bigint  not null,
    expires_at   bigint,
    last_used_at bigint,
    constraint api_token_hash unique (hash)
);
create index api_token_list on api_token (owner, created_at desc, id desc);
