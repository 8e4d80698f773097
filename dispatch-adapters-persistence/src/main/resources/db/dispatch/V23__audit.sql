-- Who changed who may do what. Rows are added and, once they are old, deleted; never changed. They outlast the users that they are of.
create table audit_event (
    id     ${id}   not null primary key,
    at     bigint  not null,
    actor  ${id},
    token  ${id},
    client varchar,
    action ${id}   not null,
    object ${id}   not null,
    detail varchar not null
);
create index audit_event_list on audit_event (at desc, id desc);
create index audit_event_of_actor on audit_event (actor, at desc, id desc);
create index audit_event_of_object on audit_event (object, at desc, id desc);
create index audit_event_of_action on audit_event (action, at desc, id desc);
