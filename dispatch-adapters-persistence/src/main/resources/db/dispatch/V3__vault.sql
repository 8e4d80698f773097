-- Users' secrets, each sealed with a data key of its own. key_id names the key that wraps it. revision rises with every
-- change: one is refused when another came between.
create table vault_entry (
    owner      ${id}   not null,
    kind       ${id}   not null,
    name       ${id}   not null,
    key_id     ${id}   not null,
    data_key   varchar not null,
    content    ${text} not null,
    notes      ${text} not null,
    created_at bigint  not null,
    updated_at bigint  not null,
    revision   bigint  not null,
    primary key (owner, kind, name)
);
-- What is to be sealed anew when the key changes, and whether all keys are there.
create index vault_entry_of_key on vault_entry (key_id);
