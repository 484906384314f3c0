-- The feed of all events, and a poll interval per call. MariaDB 10.6 and later, MySQL 8.0.17 and later.
-- Replace ${prefix} (ct_ unless the app chose another) or let Flyway do it. May be run twice without harm: MySQL has no "if
-- not exists" for columns and keys, so each change looks first whether it was made.

set @ct_change = if(
    (select count(*) from information_schema.columns
     where table_schema = database() and table_name = '${prefix}call' and column_name = 'poll_interval_ms') = 0,
    'alter table ${prefix}call add column poll_interval_ms bigint', 'do 0');
prepare ct_change from @ct_change;
execute ct_change;

-- The place in the feed, given by whoever reads the feed; null until then, in rows of older versions of the library too.
-- The column and its keys come in one statement, so they are there together or not at all.
set @ct_change = if(
    (select count(*) from information_schema.columns
     where table_schema = database() and table_name = '${prefix}event' and column_name = 'feed_no') = 0,
    'alter table ${prefix}event add column feed_no bigint, add unique key ${prefix}event_feed_no (feed_no), add key ${prefix}event_unnumbered (feed_no, observed_at)', 'do 0');
prepare ct_change from @ct_change;
execute ct_change;
deallocate prepare ct_change;

-- The highest place given so far. Its row is locked by whoever gives more.
create table if not exists ${prefix}feed (
    id       integer  not null,
    last_no  bigint   not null,

    primary key (id)
) engine = InnoDB row_format = dynamic default character set = utf8mb4
    /*M! collate = utf8mb4_nopad_bin */ /*!50717 collate = utf8mb4_0900_bin */;

insert into ${prefix}feed (id, last_no)
select 1, 0 from dual
where not exists (select 1 from ${prefix}feed where id = 1);

insert into ${prefix}schema_version (version, script)
select 2, 'V2__feed.sql' from dual
where not exists (select 1 from ${prefix}schema_version where version = 2);
