-- What changes often and is looked for by an index, in a narrow table of its own. PostgreSQL 12 and later.
-- Replace ${prefix} (ct_ unless the app chose another) or let Flyway do it. May be run twice without harm.
--
-- When a column that is in an index changes, PostgreSQL writes the row anew with an entry in every index it is in. A live call
-- is in ten of those of the call table, and its row is wide; here it is in five, and narrow. News of a call changes no column
-- that is in an index of the call table, so its row stays in its page, for which there is room in each.
-- Writers wait while it is filled, which reads the call table once.

alter table ${prefix}call set (fillfactor = 70);

-- The version whose state its writer has carried over itself.
alter table ${prefix}call add column if not exists carried_version bigint;

create table if not exists ${prefix}call_state (
    call_id          uuid         not null,
    -- of the call: a claim of an older version is ended by nobody
    version          bigint       not null,
    status           varchar(20)  not null,
    due_at           timestamp(3) with time zone,
    claim_token      bigint       not null,
    -- The version in which statistics counted the call. It is uncounted when it has another: each change makes it so, also one
    -- by an older version of the library.
    counted_version  bigint,

    constraint ${prefix}call_state_id primary key (call_id)
);

create index if not exists ${prefix}call_state_due on ${prefix}call_state (due_at, call_id) where due_at is not null;
create index if not exists ${prefix}call_state_status on ${prefix}call_state (status, call_id);
-- Calls that are not over are few and, read oldest first, lie behind the whole history.
create index if not exists ${prefix}call_state_open on ${prefix}call_state (call_id)
    where status in ('PENDING', 'INITIATED', 'UNCONFIRMED', 'QUEUED', 'DIALING', 'RINGING', 'ANSWERED', 'IN_PROGRESS',
                     'DISCONNECTED');
create index if not exists ${prefix}call_state_uncounted on ${prefix}call_state (call_id)
    where counted_version is distinct from version;

-- This version of the library writes both rows in one statement. What others write, an older version or a person, is carried over
-- by these. A line must not end with the semicolon of a statement within: that ends what is run as one.
create or replace function ${prefix}calls_begin() returns trigger language plpgsql as $$
begin
    execute format(
        'insert into %I.${prefix}call_state (call_id, version, status, due_at, claim_token) values ($1, $2, $3, $4, $5)',
        tg_table_schema) using new.id, new.version, new.status, new.due_at, new.claim_token; return null; end
$$;

create or replace function ${prefix}calls_change() returns trigger language plpgsql as $$
begin
    execute format(
        'update %I.${prefix}call_state set version = $2, status = $3, due_at = case when $5 then $4 else due_at end where call_id = $1',
        tg_table_schema)
    using new.id, new.version, new.status, new.due_at,
        new.version <> old.version or new.due_at is distinct from old.due_at; return null; end
$$;

drop trigger if exists ${prefix}calls_begin on ${prefix}call;
create trigger ${prefix}calls_begin
    after insert on ${prefix}call
    for each row
    when (new.carried_version is distinct from new.version)
    execute function ${prefix}calls_begin();

drop trigger if exists ${prefix}calls_change on ${prefix}call;
create trigger ${prefix}calls_change
    after update on ${prefix}call
    for each row
    when ((old.version <> new.version and new.carried_version is distinct from new.version)
        or (old.version = new.version and (old.status, old.due_at) is distinct from (new.status, new.due_at)))
    execute function ${prefix}calls_change();

-- With a call goes all that belongs to it. A foreign key would do that too, and look for the call whenever an event is added.
create or replace function ${prefix}calls_end() returns trigger language plpgsql as $$
begin
    execute format('delete from %I.${prefix}event where call_id = $1', tg_table_schema) using old.id; execute format(
        'delete from %I.${prefix}call_state where call_id = $1', tg_table_schema) using old.id; return null; end
$$;

drop trigger if exists ${prefix}calls_end on ${prefix}call;
create trigger ${prefix}calls_end
    after delete on ${prefix}call
    for each row execute function ${prefix}calls_end();

alter table ${prefix}event drop constraint if exists ${prefix}event_call_id_fkey;

-- Should the statements not be one transaction: who wrote meanwhile was there first, or wrote a call that was read before.
insert into ${prefix}call_state as s (call_id, version, status, due_at, claim_token)
select id, version, status, due_at, claim_token
from ${prefix}call
on conflict (call_id) do update
set version = excluded.version, status = excluded.status, due_at = excluded.due_at
where s.version < excluded.version;

insert into ${prefix}schema_version (version, script)
select 5, 'V5__state.sql'
where not exists (select 1 from ${prefix}schema_version where version = 5);
