-- Whether the workflow's URL fires it when it is only read, by GET, as that of every earlier workflow does.
alter table workflow add column allow_get boolean default true not null;
