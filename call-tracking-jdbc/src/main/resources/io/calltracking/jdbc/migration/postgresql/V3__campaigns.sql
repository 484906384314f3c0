-- Campaigns, their contacts, numbers that must not be called, and the pace of accounts. PostgreSQL 12 and later.
-- Replace ${prefix} (ct_ unless the app chose another) or let Flyway do it. May be run twice without harm.
--
-- The index on the call table reads all of it once, and writers wait meanwhile. Where that takes too long, make it with
-- "create unique index concurrently" under the same name before this script runs. It cannot be made while two calls of
-- campaigns to one number are live.

-- Nobody is called by two campaigns at a time. A call whose place is its own id is live whether we allow it or not.
create unique index if not exists ${prefix}call_live_number on ${prefix}call (to_number)
    where place_in_campaign is not null and place_in_campaign <> id::text;

-- Texts that are read in order, page by page, are compared byte by byte, whatever the database's collation.
create table if not exists ${prefix}campaign (
    id          varchar(100)  collate "C" not null,
    version     bigint        not null,
    owner       varchar(255)  not null,
    name        text          not null,
    status      varchar(20)   not null,
    reason      text,
    rules       text          not null,
    created_at  timestamp(3) with time zone not null,
    started_at  timestamp(3) with time zone,
    ended_at    timestamp(3) with time zone,
    updated_at  timestamp(3) with time zone not null,

    constraint ${prefix}campaign_id primary key (id)
);

create index if not exists ${prefix}campaign_owner on ${prefix}campaign (owner, id);
create index if not exists ${prefix}campaign_status on ${prefix}campaign (status, id);

create table if not exists ${prefix}contact (
    campaign     varchar(100)  collate "C" not null,
    number       bigint        not null,
    version      bigint        not null,

    -- whom to call; never changes
    phone        varchar(255)  collate "C" not null,
    lead_id      varchar(255),
    name         text,
    place        varchar(500)  collate "C" not null,
    variables    text          not null,
    consent      text          not null,

    -- how far it has come
    status       varchar(20)   not null,
    tries        integer       not null,
    attempts     integer       not null,
    due_at       timestamp(3) with time zone,
    call_id      uuid,
    outcome      varchar(20),
    skip_reason  varchar(20),
    updated_at   timestamp(3) with time zone not null,

    -- what it waits for: to be called AGAIN or for the FIRST time, or that somebody FOLLOWs its call; null for nothing
    queue        varchar(10),
    -- the campaign while it waits for something, else null: so those who wait are found by an index that is for them alone
    waits_in     varchar(100) collate "C",

    constraint ${prefix}contact_id primary key (campaign, number)
);

-- No second index begins with the campaign: until a new campaign is in the statistics a planner takes it for a few contacts,
-- and any index that begins with it for as good as the right one. That of those who are live serves no query but theirs.
create unique index if not exists ${prefix}contact_phone on ${prefix}contact (phone, campaign);
create index if not exists ${prefix}contact_to_call on ${prefix}contact (waits_in, queue, place, due_at, number)
    where queue in ('AGAIN', 'FIRST');
create index if not exists ${prefix}contact_to_follow on ${prefix}contact (waits_in, queue, due_at, number)
    where queue = 'FOLLOW';
create index if not exists ${prefix}contact_live on ${prefix}contact (campaign) where status = 'LIVE';

-- Numbers that must not be called by an owner, or by anybody where the owner is empty.
create table if not exists ${prefix}suppression (
    owner     varchar(255)  not null,
    number    varchar(255)  collate "C" not null,
    reason    text,
    since_at  timestamp(3) with time zone not null,

    constraint ${prefix}suppression_id primary key (owner, number)
);

-- When the last call of an account began.
create table if not exists ${prefix}pace (
    account   varchar(255)  not null,
    begun_at  timestamp(3) with time zone not null,

    constraint ${prefix}pace_id primary key (account)
);

insert into ${prefix}schema_version (version, script)
select 3, 'V3__campaigns.sql'
where not exists (select 1 from ${prefix}schema_version where version = 3);
