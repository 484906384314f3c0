-- Calls, their event log, and webhooks that came too early. MariaDB 10.6 and later, MySQL 8.0.17 and later.
-- Replace ${prefix} (ct_ unless the app chose another) or let Flyway do it. May be run twice without harm.
--
-- Texts are compared byte by byte, spaces at their end among them. The collation that does so has a name in each database:
-- what stands in the first kind of comment is read by MariaDB alone, what stands in the second by MySQL alone.
-- Times are UTC, whatever the session's time zone. Ids are text, so that a person can read them.

create table if not exists ${prefix}call (
    id                char(36) character set ascii collate ascii_bin not null,
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
    scheduled_at      datetime(3),
    max_wait_ms       bigint,
    variables         longtext      not null,
    metadata          longtext      not null,
    idempotency_key   varchar(255),

    -- who the call is at the provider
    provider          varchar(100)  not null,
    provider_call_id  varchar(255),
    run_id            longtext,
    carrier_call_id   longtext,

    -- where it stands
    status            varchar(20)   not null,
    raw_status        longtext,
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
    transcript        longtext,
    summary           longtext,
    recording_state   varchar(20)   not null,
    recording_url     longtext,
    recording_id      longtext,
    cost_amount       decimal(65, 30),
    cost_currency     longtext,
    extracted_data    longtext,
    failure_code      longtext,
    failure_text      longtext,
    fact_orders       longtext      not null,

    -- when
    created_at        datetime(3)   not null,
    initiated_at      datetime(3),
    queued_at         datetime(3),
    ringing_at        datetime(3),
    answered_at       datetime(3),
    ended_at          datetime(3),
    closed_at         datetime(3),
    updated_at        datetime(3)   not null,
    deleted_at        datetime(3),
    erased_at         datetime(3),

    -- what the app says of it
    outcome           longtext,
    notes             longtext,

    -- when it is to be looked at next, how often it was claimed for that, and what was seen last
    due_at            datetime(3),
    claim_token       bigint        not null default 0,
    check_at          datetime(3),
    check_result      longtext,
    check_payload     longtext,

    primary key (id),

    -- The store tells by these names which rule a write would break; null is never like null.
    unique key ${prefix}call_idempotency_key (owner, idempotency_key),
    unique key ${prefix}call_provider_call_id (provider, provider_call_id),
    unique key ${prefix}call_unsettled_number (unsettled_number),
    unique key ${prefix}call_unsettled_contact (owner, unsettled_contact),
    -- A place is held by one call of the pool at a time: this is what keeps a cap.
    unique key ${prefix}call_place_in_owner (owner, place_in_owner),
    unique key ${prefix}call_place_in_account (slot_account, place_in_account),
    unique key ${prefix}call_place_in_campaign (campaign, place_in_campaign),

    key ${prefix}call_due (due_at, id),
    key ${prefix}call_owner (owner, id),
    key ${prefix}call_contact (contact, id),
    key ${prefix}call_agent (agent, id),
    key ${prefix}call_campaign (campaign, id),
    key ${prefix}call_run (run_id(100), id),
    key ${prefix}call_to (to_number, id),
    key ${prefix}call_from (from_number, id),
    key ${prefix}call_status (status, id),
    key ${prefix}call_turn (slot_account, turn_lane, turn_number, id),
    key ${prefix}call_turn_of_owner (slot_account, turn_lane, owner, turn_number)
) engine = InnoDB row_format = dynamic default character set = utf8mb4
    /*M! collate = utf8mb4_nopad_bin */ /*!50717 collate = utf8mb4_0900_bin */;

create table if not exists ${prefix}event (
    call_id      char(36) character set ascii collate ascii_bin not null,
    version      bigint       not null,
    id           char(36) character set ascii collate ascii_bin not null,
    source       varchar(20)  not null,
    effect       varchar(20)  not null,
    from_status  varchar(20)  not null,
    to_status    varchar(20)  not null,
    raw_status   longtext,
    occurred_at  datetime(3),
    observed_at  datetime(3)  not null,
    sequence_no  bigint,
    note         longtext,
    dedupe_key   varchar(255),
    payload      longtext,

    primary key (call_id, version),
    unique key ${prefix}event_dedupe_key (call_id, dedupe_key),
    constraint ${prefix}event_call foreign key (call_id) references ${prefix}call (id) on delete cascade
) engine = InnoDB row_format = dynamic default character set = utf8mb4
    /*M! collate = utf8mb4_nopad_bin */ /*!50717 collate = utf8mb4_0900_bin */;

create table if not exists ${prefix}inbox (
    id                char(36) character set ascii collate ascii_bin not null,
    provider          varchar(100)  not null,
    provider_call_id  varchar(255)  not null,
    dedupe_key        varchar(255)  not null,
    body              longtext      not null,
    received_at       datetime(3)   not null,

    primary key (id),
    unique key ${prefix}inbox_dedupe_key (provider, provider_call_id, dedupe_key),
    key ${prefix}inbox_received (received_at, id)
) engine = InnoDB row_format = dynamic default character set = utf8mb4
    /*M! collate = utf8mb4_nopad_bin */ /*!50717 collate = utf8mb4_0900_bin */;

-- How many calls of a pool may be live.
create table if not exists ${prefix}pool (
    kind        varchar(20)   not null,
    name        varchar(255)  not null,
    cap         integer       not null,
    guaranteed  longtext      not null,

    primary key (kind, name)
) engine = InnoDB row_format = dynamic default character set = utf8mb4
    /*M! collate = utf8mb4_nopad_bin */ /*!50717 collate = utf8mb4_0900_bin */;

-- Which scripts have run, whoever ran them.
create table if not exists ${prefix}schema_version (
    version     integer      not null,
    script      varchar(100) not null,
    applied_at  datetime(3)  not null default (utc_timestamp(3)),

    primary key (version)
) engine = InnoDB row_format = dynamic default character set = utf8mb4
    /*M! collate = utf8mb4_nopad_bin */ /*!50717 collate = utf8mb4_0900_bin */;

insert into ${prefix}schema_version (version, script)
select 1, 'V1__calls.sql' from dual
where not exists (select 1 from ${prefix}schema_version where version = 1);
