-- Campaigns, their contacts, numbers that must not be called, and the pace of accounts. MariaDB 10.6 and later, MySQL 8.0.17
-- and later.
-- Replace ${prefix} (ct_ unless the app chose another) or let Flyway do it. May be run twice without harm: MySQL has no "if
-- not exists" for columns and keys, so the change of the call table looks first whether it was made.
--
-- The key of the call table reads all of it once. It cannot be made while two calls of campaigns to one number are live.

-- Nobody is called by two campaigns at a time: the number, while a call of a campaign has a place. A call whose place is its
-- own id is live whether we allow it or not; rtrim because a session may be set to pad the id with spaces, which MariaDB does not
-- accept here. The column and its key come in one statement, so they are there together or not at all.
set @ct_change = if(
    (select count(*) from information_schema.columns
     where table_schema = database() and table_name = '${prefix}call' and column_name = 'live_number') = 0,
    'alter table ${prefix}call add column live_number varchar(255) generated always as (case when place_in_campaign <> rtrim(id) then to_number end) virtual, add unique key ${prefix}call_live_number (live_number)', 'do 0');
prepare ct_change from @ct_change;
execute ct_change;
deallocate prepare ct_change;

create table if not exists ${prefix}campaign (
    id          varchar(100)  not null,
    version     bigint        not null,
    owner       varchar(255)  not null,
    name        longtext      not null,
    status      varchar(20)   not null,
    reason      longtext,
    rules       longtext      not null,
    created_at  datetime(3)   not null,
    started_at  datetime(3),
    ended_at    datetime(3),
    updated_at  datetime(3)   not null,

    primary key (id),
    key ${prefix}campaign_owner (owner, id),
    key ${prefix}campaign_status (status, id)
) engine = InnoDB row_format = dynamic default character set = utf8mb4
    /*M! collate = utf8mb4_nopad_bin */ /*!50717 collate = utf8mb4_0900_bin */;

create table if not exists ${prefix}contact (
    campaign     varchar(100)  not null,
    number       bigint        not null,
    version      bigint        not null,

    -- whom to call; never changes
    phone        varchar(255)  not null,
    lead_id      varchar(255),
    name         longtext,
    place        varchar(500)  not null,
    variables    longtext      not null,
    consent      longtext      not null,

    -- how far it has come
    status       varchar(20)   not null,
    tries        integer       not null,
    attempts     integer       not null,
    due_at       datetime(3),
    call_id      char(36) character set ascii collate ascii_bin,
    outcome      varchar(20),
    skip_reason  varchar(20),
    updated_at   datetime(3)   not null,

    -- what it waits for: to be called AGAIN or for the FIRST time, or that somebody FOLLOWs its call; null for nothing
    queue        varchar(10),

    primary key (campaign, number),
    unique key ${prefix}contact_phone (campaign, phone),
    key ${prefix}contact_to_call (campaign, queue, place, due_at, number),
    key ${prefix}contact_to_follow (campaign, queue, due_at, number),
    key ${prefix}contact_count (campaign, status, outcome, skip_reason)
) engine = InnoDB row_format = dynamic default character set = utf8mb4
    /*M! collate = utf8mb4_nopad_bin */ /*!50717 collate = utf8mb4_0900_bin */;

-- Numbers that must not be called by an owner, or by anybody where the owner is empty.
create table if not exists ${prefix}suppression (
    owner     varchar(255)  not null,
    number    varchar(255)  not null,
    reason    longtext,
    since_at  datetime(3)   not null,

    primary key (owner, number)
) engine = InnoDB row_format = dynamic default character set = utf8mb4
    /*M! collate = utf8mb4_nopad_bin */ /*!50717 collate = utf8mb4_0900_bin */;

-- When the last call of an account began.
create table if not exists ${prefix}pace (
    account   varchar(255)  not null,
    begun_at  datetime(3)   not null,

    primary key (account)
) engine = InnoDB row_format = dynamic default character set = utf8mb4
    /*M! collate = utf8mb4_nopad_bin */ /*!50717 collate = utf8mb4_0900_bin */;

insert into ${prefix}schema_version (version, script)
select 3, 'V3__campaigns.sql' from dual
where not exists (select 1 from ${prefix}schema_version where version = 3);
