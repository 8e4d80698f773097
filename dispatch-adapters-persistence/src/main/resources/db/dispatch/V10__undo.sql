-- The run whose calls a run takes back.
alter table run add column undo_of ${id};
