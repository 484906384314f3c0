-- Calls, their event log, and webhooks that came too early. PostgreSQL 12 and later.
-- Replace ${prefix} (ct_ unless the app chose another) or let Flyway do it. May be run twice without harm.

create table if not exists ${prefix}call (
    id                uuid          not null,
    version           bigint        not null,

    -- what was asked for; never changes
    owner             varchar(255)  not null,
    to_number         varchar(255)  not null,
    from_number       varchar(255),
    agent             varchar(255),
    contact           varchar(255),
    phone_number_id   varchar(255),
    campaign          varchar(255),
    attempt           integer       not null,
    direction         varchar(20)   not null,
    max_duration_ms   bigint,
    scheduled_at      timestamp(3) with time zone,
    max_wait_ms       bigint,
    variables         text          not null,
    metadata          text          not null,
    idempotency_key   varchar(255),

    -- who the call is at the provider
    provider          varchar(100)  not null,
    provider_call_id  varchar(255),
    run_id            text,
    carrier_call_id   text,

    -- where it stands
    status            varchar(20)   not null,
    raw_status        text,
    provider_attempt  integer       not null,
    retry_expected    boolean       not null,
    -- the number called while nobody knows what became of the request, else null: at most one such call per number
    unsettled_number  varchar(255),
    unsettled_contact varchar(255),
    -- the places a live call holds in its pools, and in whose account; the turn of one that waits for places
    slot_account      varchar(255),
    place_in_owner    varchar(255),
    place_in_account  varchar(255),
    place_in_campaign varchar(255),
    turn_lane         integer,
    turn_number       bigint,

    -- how it went
    talk_ms           bigint,
    answered_by       varchar(20),
    transcript        text,
    summary           text,
    recording_state   varchar(20)   not null,
    recording_url     text,
    recording_id      text,
    cost_amount       numeric,
    cost_currency     text,
    extracted_data    text,
    failure_code      text,
    failure_text      text,
    fact_orders       text          not null,

    -- when
    created_at        timestamp(3) with time zone not null,
    initiated_at      timestamp(3) with time zone,
    queued_at         timestamp(3) with time zone,
    ringing_at        timestamp(3) with time zone,
    answered_at       timestamp(3) with time zone,
    ended_at          timestamp(3) with time zone,
    closed_at         timestamp(3) with time zone,
    updated_at        timestamp(3) with time zone not null,
    deleted_at        timestamp(3) with time zone,
    erased_at         timestamp(3) with time zone,

    -- what the app says of it
    outcome           text,
    notes             text,

    -- when it is to be looked at next, how often it was claimed for that, and what was seen last
    due_at            timestamp(3) with time zone,
    claim_token       bigint        not null default 0,
    check_at          timestamp(3) with time zone,
    check_result      text,
    check_payload     text,

    constraint ${prefix}call_id primary key (id)
);

-- The store tells by these names which rule a write would break.
create unique index if not exists ${prefix}call_idempotency_key on ${prefix}call (owner, idempotency_key)
    where idempotency_key is not null;
create unique index if not exists ${prefix}call_provider_call_id on ${prefix}call (provider, provider_call_id);
create unique index if not exists ${prefix}call_unsettled_number on ${prefix}call (unsettled_number)
    where unsettled_number is not null;
create unique index if not exists ${prefix}call_unsettled_contact on ${prefix}call (owner, unsettled_contact)
    where unsettled_contact is not null;
-- A place is held by one call of the pool at a time: this is what keeps a cap.
create unique index if not exists ${prefix}call_place_in_owner
    on ${prefix}call (owner, place_in_owner)
    where place_in_owner is not null;
create unique index if not exists ${prefix}call_place_in_account
    on ${prefix}call (slot_account, place_in_account)
    where place_in_account is not null;
create unique index if not exists ${prefix}call_place_in_campaign
    on ${prefix}call (campaign, place_in_campaign)
    where place_in_campaign is not null;

create index if not exists ${prefix}call_owner on ${prefix}call (owner, id);
create index if not exists ${prefix}call_contact on ${prefix}call (contact, id);
create index if not exists ${prefix}call_agent on ${prefix}call (agent, id);
create index if not exists ${prefix}call_campaign on ${prefix}call (campaign, id) where campaign is not null;
create index if not exists ${prefix}call_run on ${prefix}call (run_id, id) where run_id is not null;
create index if not exists ${prefix}call_to on ${prefix}call (to_number, id);
create index if not exists ${prefix}call_from on ${prefix}call (from_number, id) where from_number is not null;
create index if not exists ${prefix}call_holder on ${prefix}call (id) where place_in_account is not null;
create index if not exists ${prefix}call_turn
    on ${prefix}call (slot_account, turn_lane, turn_number, id)
    where turn_number is not null;
create index if not exists ${prefix}call_turn_of_owner
    on ${prefix}call (slot_account, turn_lane, owner, turn_number)
    where turn_number is not null;

create table if not exists ${prefix}event (
    call_id      uuid         not null references ${prefix}call (id) on delete cascade,
    version      bigint       not null,
    id           uuid         not null,
    source       varchar(20)  not null,
    effect       varchar(20)  not null,
    from_status  varchar(20)  not null,
    to_status    varchar(20)  not null,
    raw_status   text,
    occurred_at  timestamp(3) with time zone,
    observed_at  timestamp(3) with time zone not null,
    sequence_no  bigint,
    note         text,
    dedupe_key   varchar(255),
    payload      text,

    constraint ${prefix}event_id primary key (call_id, version)
);

create unique index if not exists ${prefix}event_dedupe_key on ${prefix}event (call_id, dedupe_key);

create table if not exists ${prefix}inbox (
    id                uuid          not null,
    provider          varchar(100)  not null,
    provider_call_id  varchar(255)  not null,
    dedupe_key        varchar(255)  not null,
    body              text          not null,
    received_at       timestamp(3) with time zone not null,

    constraint ${prefix}inbox_id primary key (id)
);

create unique index if not exists ${prefix}inbox_dedupe_key
    on ${prefix}inbox (provider, provider_call_id, dedupe_key);
create index if not exists ${prefix}inbox_received on ${prefix}inbox (received_at, id);

-- How many calls of a pool may be live.
create table if not exists ${prefix}pool (
    kind        varchar(20)   not null,
    name        varchar(255)  not null,
    cap         integer       not null,
    guaranteed  text          not null,

    constraint ${prefix}pool_id primary key (kind, name)
);

-- Which scripts have run, whoever ran them.
create table if not exists ${prefix}schema_version (
    version     integer      not null,
    script      varchar(100) not null,
    applied_at  timestamp(3) with time zone not null default current_timestamp,

    constraint ${prefix}schema_version_id primary key (version)
);

insert into ${prefix}schema_version (version, script)
select 1, 'V1__calls.sql'
where not exists (select 1 from ${prefix}schema_version where version = 1);
