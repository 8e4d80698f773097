-- Why, in the words of who decided; null when they gave no reason.
alter table run_approval add column reason varchar;
