-- Which trace of somebody else's a run is a part of: the traceparent of the request that began it. Written before the run, and kept for a
-- while after it.
create table trace_parent (
    run_id varchar(64) primary key,
    parent varchar(55) not null,
    kept_at bigint not null
);

create index trace_parent_age on trace_parent (kept_at);
