-- Programs that ask to be let in, for ten minutes. code and secret are SHA-256 in hex; user_id is null until a person has said
-- yes or no.
create table device_login (
    secret      ${id}  not null primary key,
    code        ${id}  not null unique,
    name        varchar not null,
    scopes      varchar not null,
    client      varchar not null,
    created_at  bigint not null,
    expires_at  bigint not null,
    user_id ${id}  references app_user (id),
    allowed     boolean
);
create index device_login_expires on device_login (expires_at);
create index device_login_user on device_login (user_id);
