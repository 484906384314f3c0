-- The feed of all events, and a poll interval per call. H2 2.2 and later.
-- Replace ${prefix} (ct_ unless the app chose another) or let Flyway do it. May be run twice without harm.

alter table ${prefix}call add column if not exists poll_interval_ms bigint;

-- The place in the feed, given by whoever reads the feed; null until then, in rows of older versions of the library too.
alter table ${prefix}event add column if not exists feed_no bigint;

-- The highest place given so far. Its row is locked by whoever gives more.
create table if not exists ${prefix}feed (
    id       integer  not null,
    last_no  bigint   not null,

    constraint ${prefix}feed_id primary key (id)
);

insert into ${prefix}feed (id, last_no)
select 1, 0
where not exists (select 1 from ${prefix}feed where id = 1);

create unique index if not exists ${prefix}event_feed_no on ${prefix}event (feed_no);
create index if not exists ${prefix}event_unnumbered on ${prefix}event (feed_no, observed_at);

insert into ${prefix}schema_version (version, script)
select 2, 'V2__feed.sql'
where not exists (select 1 from ${prefix}schema_version where version = 2);
