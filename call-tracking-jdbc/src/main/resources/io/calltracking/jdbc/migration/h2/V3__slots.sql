-- Slots, the queue for them, and the limits of pools. H2 2.2 and later.
-- Adds columns without values, which takes no time however large the table is.

alter table ${prefix}call add column if not exists max_wait_ms bigint;
-- the places a live call holds, and in whose account; the turn of one that waits
alter table ${prefix}call add column if not exists slot_account varchar(255);
alter table ${prefix}call add column if not exists place_in_owner varchar(255);
alter table ${prefix}call add column if not exists place_in_account varchar(255);
alter table ${prefix}call add column if not exists place_in_campaign varchar(255);
alter table ${prefix}call add column if not exists turn_lane integer;
alter table ${prefix}call add column if not exists turn_number bigint;

-- A place is held by one call of the pool at a time: this is what keeps a cap.
create unique index if not exists ${prefix}call_place_in_owner
    on ${prefix}call (owner, place_in_owner);
create unique index if not exists ${prefix}call_place_in_account
    on ${prefix}call (slot_account, place_in_account);
create unique index if not exists ${prefix}call_place_in_campaign
    on ${prefix}call (campaign, place_in_campaign);

create index if not exists ${prefix}call_turn
    on ${prefix}call (slot_account, turn_lane, turn_number, id);
create index if not exists ${prefix}call_turn_of_owner
    on ${prefix}call (slot_account, turn_lane, owner, turn_number);

create table if not exists ${prefix}pool (
    kind        varchar(20)   not null,
    name        varchar(255)  not null,
    cap         integer       not null,
    guaranteed  clob          not null,

    constraint ${prefix}pool_id primary key (kind, name)
);

insert into ${prefix}schema_version (version, script)
select 3, 'V3__slots.sql'
where not exists (select 1 from ${prefix}schema_version where version = 3);
