-- Addresses, of users or nobody's, to which a link for another password is to be sent. The link is made when it is: no secret is here.
create table reset_mail (
    email_key ${id}   not null primary key,
    email     varchar not null,
    asked_at  bigint  not null,
    due_at    bigint  not null,
    attempts  integer not null
);
create index reset_mail_due on reset_mail (due_at);
