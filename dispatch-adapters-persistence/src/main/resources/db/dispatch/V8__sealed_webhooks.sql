-- The secret of a webhook is encrypted from now on. The column's new name stops servers of earlier versions that are still at
-- work: they would take what is encrypted for the secret, and store its hash.
alter table workflow rename column webhook_secret to webhook_sealed;

-- What a start has to do after the migrations, since SQL cannot; a row goes when it is done.
create table upgrade (
    name ${id} not null primary key
);
insert into upgrade (name) select distinct 'seal webhooks' from workflow;
