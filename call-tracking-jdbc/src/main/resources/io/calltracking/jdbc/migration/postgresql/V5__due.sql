-- When calls are due, in a narrow table of its own. PostgreSQL 12 and later.
-- Replace ${prefix} (ct_ unless the app chose another) or let Flyway do it. May be run twice without harm.
--
-- A look at a call moves its due time twice, and each time PostgreSQL writes the row anew with an entry in every index it is in.
-- A live call is in fourteen of those of the call table, and its row is wide; this one is narrow and in two.
-- Writers wait while it is filled; it has as many rows as there are calls that are due at some time.

create table if not exists ${prefix}due (
    call_id      uuid    not null references ${prefix}call (id) on delete cascade,
    -- of the call: a claim of an older version is ended by nobody
    version      bigint  not null,
    due_at       timestamp(3) with time zone,
    claim_token  bigint  not null,

    constraint ${prefix}due_id primary key (call_id)
);

create index if not exists ${prefix}due_due on ${prefix}due (due_at, call_id) where due_at is not null;

-- Whoever writes a call says when it is due in the call's own row, and this carries it over.
-- A line must not end with the semicolon of a statement within: that ends what is run as one.
create or replace function ${prefix}call_is_due() returns trigger language plpgsql as $$
begin
    insert into ${prefix}due (call_id, version, due_at, claim_token)
    values (new.id, new.version, new.due_at, new.claim_token)
    on conflict (call_id) do update
    set version = excluded.version, due_at = excluded.due_at; return null; end
$$;

drop trigger if exists ${prefix}call_is_due on ${prefix}call;
create trigger ${prefix}call_is_due
    after insert or update of due_at on ${prefix}call
    for each row execute function ${prefix}call_is_due();

insert into ${prefix}due (call_id, version, due_at, claim_token)
select id, version, due_at, claim_token
from ${prefix}call
where due_at is not null
on conflict do nothing;

insert into ${prefix}schema_version (version, script)
select 5, 'V5__due.sql'
where not exists (select 1 from ${prefix}schema_version where version = 5);
