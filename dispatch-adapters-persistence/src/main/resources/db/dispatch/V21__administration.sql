-- locked_at: since when the user may do nothing. quota_…: how much they may keep where that is not what all may.
alter table app_user add column admin boolean default false not null;
alter table app_user add column locked_at bigint;
alter table app_user add column seen_at bigint;
alter table app_user add column quota_workflows integer;
alter table app_user add column quota_workflow_text bigint;
alter table app_user add column quota_webhooks integer;
alter table app_user add column quota_tokens integer;
create index app_user_list on app_user (created_at desc, id desc);

-- One row. The first user who comes after this becomes an administrator, unless there have been users before: of those nobody
-- does without a word. Addresses under .invalid are those of nobody who can sign in.
create table first_user (
    id  integer not null primary key,
    there boolean not null
);
insert into first_user (id, there)
select 1, count(*) > 0 from app_user where email_key not like '%.invalid';

-- What lets somebody choose another password; hash is the SHA-256 of the code, in hex.
create table password_reset (
    hash       ${id}  not null primary key,
    user_id    ${id}  not null references app_user (id),
    expires_at bigint not null
);
create index password_reset_user on password_reset (user_id);
