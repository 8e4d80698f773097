-- renewing_until says until when, by the database's clock, a process has the right to renew what the entry holds; null for
-- none. watched_at says when it was last tried by itself; null for never.
alter table vault_entry add column renewing_until bigint;
alter table vault_entry add column watched_at bigint;

-- A message that is about no run, but about a connection: its own part, as JSON text.
alter table webhook_delivery alter column run_id drop not null;
alter table webhook_delivery add column message ${text};
