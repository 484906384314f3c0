-- What changes often and is looked for by an index, in a narrow table of its own. PostgreSQL 12 and later.
-- Replace ${prefix} (ct_ unless the app chose another) or let Flyway do it. May be run twice without harm.
--
-- When a column that is in an index changes, PostgreSQL writes the row anew with an entry in every index it is in. A live call
-- is in ten of those of the call table, and its row is wide; here it is in five, and narrow. News of a call changes no column
-- that is in an index of the call table, so its row stays in its page, for which there is room in each.
-- Writers wait while it is filled, which reads the call table once.

alter table ${prefix}call set (fillfactor = 70);

create table if not exists ${prefix}call_state (
    call_id          uuid         not null references ${prefix}call (id) on delete cascade,
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

-- Whoever writes a call says where it stands in the call's own row, and this carries it over, once for all rows of a statement.
-- A line must not end with the semicolon of a statement within: that ends what is run as one.
create or replace function ${prefix}calls_begin() returns trigger language plpgsql as $$
begin
    insert into ${prefix}call_state (call_id, version, status, due_at, claim_token)
    select id, version, status, due_at, claim_token from added; return null; end
$$;

-- Of any number of rows each is found by the primary key: a plan made while the table was small would read all of it.
create or replace function ${prefix}calls_change() returns trigger language plpgsql
    set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
    update ${prefix}call_state s
    set version = changed.version, status = changed.status, due_at = changed.due_at
    from (select id, version, status, due_at from changed order by id) changed -- all lock in this order
    where s.call_id = changed.id and s.version <> changed.version; return null; end
$$;

-- Nobody of ours changes these without the version, but a person may, or an older version of the library that claims.
create or replace function ${prefix}call_is_corrected() returns trigger language plpgsql as $$
begin
    update ${prefix}call_state
    set status = new.status, due_at = case when new.due_at is distinct from old.due_at then new.due_at else due_at end
    where call_id = new.id; return null; end
$$;

drop trigger if exists ${prefix}calls_begin on ${prefix}call;
create trigger ${prefix}calls_begin
    after insert on ${prefix}call
    referencing new table as added
    for each statement execute function ${prefix}calls_begin();

drop trigger if exists ${prefix}calls_change on ${prefix}call;
create trigger ${prefix}calls_change
    after update on ${prefix}call
    referencing new table as changed
    for each statement execute function ${prefix}calls_change();

drop trigger if exists ${prefix}call_is_corrected on ${prefix}call;
create trigger ${prefix}call_is_corrected
    after update of status, due_at on ${prefix}call
    for each row
    when (old.version = new.version and (old.status, old.due_at) is distinct from (new.status, new.due_at))
    execute function ${prefix}call_is_corrected();

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
