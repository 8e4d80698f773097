-- A webhook is found by the hash of its secret. ${hash_of_secret} is the database's word for SHA-256 in hexadecimal digits.
alter table workflow add column webhook_hash ${id};
update workflow set webhook_hash = ${hash_of_secret};
alter table workflow alter column webhook_hash set not null;
create unique index workflow_webhook on workflow (webhook_hash);

-- Who may send to the webhook; all null for anyone. The secret is encrypted.
alter table workflow add column verifier_kind varchar;
alter table workflow add column verifier_secret ${text};
alter table workflow add column verifier_header varchar;
alter table workflow add column verifier_at bigint;

-- When it is due by its cron expression; null for never. 0 has that worked out at the next look, and fires nothing.
alter table workflow add column due_at bigint;
update workflow set due_at = 0 where enabled and schedule = 'scheduled';
create index workflow_due on workflow (due_at, id);

-- What made a run happen once: an idempotency key, a sender's id of a delivery, a workflow's time.
create table run_key (
    owner       ${id}   not null,
    scope       ${id}   not null,
    name        ${id}   not null,
    fingerprint varchar not null,
    run_id      ${id}   not null,
    created_at  bigint  not null,
    primary key (owner, scope, name)
);
create index run_key_age on run_key (created_at);
