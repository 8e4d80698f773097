-- What is on record of a run that has ended, in characters: plan, payload and journal. 0 while it goes on.
alter table run add column stored bigint default 0 not null;
update run set stored = size + (select coalesce(sum(j.size), 0) from run_journal j where j.run_id = run.id)
where ended_at is not null;

-- How many runs a user has, and how much text, is summed up from this alone.
drop index run_history;
create index run_history on run (status, cause, owner, started_at desc, id desc, stored);
