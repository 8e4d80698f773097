create table orders (
    id    varchar not null primary key,
    cents bigint  not null,
    run   varchar not null
);
create schema dispatch;
