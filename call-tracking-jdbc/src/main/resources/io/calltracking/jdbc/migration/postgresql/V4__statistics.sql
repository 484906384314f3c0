-- Sums over blocks of time. PostgreSQL 12 and later. Which calls they hold is in the table of the next script.
-- Replace ${prefix} (ct_ unless the app chose another) or let Flyway do it. May be run twice without harm.

-- A block of time that was ever opened. Open: open_minutes is that of the block, and there is no total.
create table if not exists ${prefix}rollup (
    block_minutes  integer  not null,
    block_no       bigint   not null,
    epoch          bigint   not null,
    open_minutes   integer,
    total          bytea,

    constraint ${prefix}rollup_id primary key (block_minutes, block_no)
);

create index if not exists ${prefix}rollup_open on ${prefix}rollup (open_minutes, block_no);

-- The other sums over a sealed block; those of earlier epochs are not read any more.
create table if not exists ${prefix}rollup_page (
    block_minutes  integer  not null,
    block_no       bigint   not null,
    page_no        integer  not null,
    epoch          bigint   not null,
    content        bytea  not null,

    constraint ${prefix}rollup_page_id primary key (block_minutes, block_no, page_no, epoch)
);

insert into ${prefix}schema_version (version, script)
select 4, 'V4__statistics.sql'
where not exists (select 1 from ${prefix}schema_version where version = 4);
