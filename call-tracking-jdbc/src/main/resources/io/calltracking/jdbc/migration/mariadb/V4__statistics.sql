-- Which calls statistics have counted, and sums over blocks of time. MariaDB 10.6 and later, MySQL 8.0.17 and later.
-- Replace ${prefix} (ct_ unless the app chose another) or let Flyway do it. May be run twice without harm: MySQL has no "if
-- not exists" for columns and keys, so each change looks first whether it was made.

-- The version of the call in which it was counted. A call is uncounted when it has another version: each change makes it so,
-- also one by an older version of the library, and all calls from before are.
-- The columns and the key come in one statement, so they are there together or not at all.
set @ct_change = if(
    (select count(*) from information_schema.columns
     where table_schema = database() and table_name = '${prefix}call' and column_name = 'counted_version') = 0,
    'alter table ${prefix}call add column counted_version bigint, add column uncounted integer generated always as (if(counted_version = version, null, 1)) virtual, add key ${prefix}call_uncounted (uncounted, id)', 'do 0');
prepare ct_change from @ct_change;
execute ct_change;
deallocate prepare ct_change;

-- A block of time that was ever opened. Open: open_minutes is that of the block, and there is no total.
create table if not exists ${prefix}rollup (
    block_minutes  integer  not null,
    block_no       bigint   not null,
    epoch          bigint   not null,
    open_minutes   integer,
    total          mediumblob,

    primary key (block_minutes, block_no),
    key ${prefix}rollup_open (open_minutes, block_no)
) engine = InnoDB row_format = dynamic default character set = utf8mb4
    /*M! collate = utf8mb4_nopad_bin */ /*!50717 collate = utf8mb4_0900_bin */;

-- The other sums over a sealed block; those of earlier epochs are not read any more.
create table if not exists ${prefix}rollup_page (
    block_minutes  integer  not null,
    block_no       bigint   not null,
    page_no        integer  not null,
    epoch          bigint   not null,
    content        mediumblob  not null,

    primary key (block_minutes, block_no, page_no, epoch)
) engine = InnoDB row_format = dynamic default character set = utf8mb4
    /*M! collate = utf8mb4_nopad_bin */ /*!50717 collate = utf8mb4_0900_bin */;

insert into ${prefix}schema_version (version, script)
select 4, 'V4__statistics.sql' from dual
where not exists (select 1 from ${prefix}schema_version where version = 4);
