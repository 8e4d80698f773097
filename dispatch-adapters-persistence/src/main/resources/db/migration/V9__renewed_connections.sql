-- Until when, by the database's clock, a process has the right to renew what the entry holds; null for none.
alter table vault_entry add column renewing_until bigint;
