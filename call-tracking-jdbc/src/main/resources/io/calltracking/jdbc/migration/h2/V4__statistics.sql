-- Which calls statistics have counted, and sums over blocks of time. H2 2.2 and later.
-- Replace ${prefix} (ct_ unless the app chose another) or let Flyway do it. May be run twice without harm.

-- The version of the call in which it was counted. A call is uncounted when it has another version: each change makes it so,
-- also one by an older version of the library, and all calls from before are.
alter table ${prefix}call add column if not exists counted_version bigint;

alter table ${prefix}call add column if not exists uncounted integer
    generated always as (case when counted_version = version then null else 1 end);

create index if not exists ${prefix}call_uncounted on ${prefix}call (uncounted, id);

-- A block of time that was ever opened. Open: open_minutes is that of the block, and there is no total.
create table if not exists ${prefix}rollup (
    block_minutes  integer  not null,
    block_no       bigint   not null,
    epoch          bigint   not null,
    open_minutes   integer,
    total          binary varying(1048576),

    constraint ${prefix}rollup_id primary key (block_minutes, block_no)
);

create index if not exists ${prefix}rollup_open on ${prefix}rollup (open_minutes, block_no);

-- The other sums over a sealed block; those of earlier epochs are not read any more.
create table if not exists ${prefix}rollup_page (
    block_minutes  integer  not null,
    block_no       bigint   not null,
    page_no        integer  not null,
    epoch          bigint   not null,
    content        binary varying(1048576)  not null,

    constraint ${prefix}rollup_page_id primary key (block_minutes, block_no, page_no, epoch)
);

insert into ${prefix}schema_version (version, script)
select 4, 'V4__statistics.sql'
where not exists (select 1 from ${prefix}schema_version where version = 4);
