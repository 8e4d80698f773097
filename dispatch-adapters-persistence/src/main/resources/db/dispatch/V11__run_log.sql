-- The number of the last segment of the run log whose writes are in the tables; see RunLog.
create table run_log (
    applied bigint not null
);
insert into run_log (applied) values (0);
