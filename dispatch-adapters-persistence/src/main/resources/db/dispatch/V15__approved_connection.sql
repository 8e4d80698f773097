-- When the connection was saved that a call would be made with as its owner was asked; null when there is none.
alter table run_approval add column connected_at bigint;
