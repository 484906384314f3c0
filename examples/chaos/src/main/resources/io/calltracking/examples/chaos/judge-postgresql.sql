-- Counts who is live in each pool, independently of the library: whoever takes or gives back a place changes the row of the
-- pool, which stays locked to the end of the transaction. SHARED stands for the calls of owners without guaranteed places.

create table ${prefix}judge_pool (
    kind      varchar(20)   not null,
    name      varchar(255)  not null,
    live      integer       not null default 0,
    above     integer       not null default 0,
    in_grace  integer       not null default 0,
    worst     text,

    primary key (kind, name)
);

create table ${prefix}judge_cap (
    kind   varchar(20)   not null,
    name   varchar(255)  not null,
    cap    integer       not null,
    since  timestamp with time zone not null,
    until  timestamp with time zone
);

create function ${prefix}judge_cap_is(pool_kind text, pool_name text, new_cap integer, at timestamp with time zone)
    returns void language plpgsql as $$
begin
    insert into ${prefix}judge_pool as pool (kind, name) values (pool_kind, pool_name)
    on conflict (kind, name) do update set live = pool.live;
    update ${prefix}judge_cap set until = at where kind = pool_kind and name = pool_name and until is null;
    insert into ${prefix}judge_cap values (pool_kind, pool_name, new_cap, at, null);
end $$;

create function ${prefix}judge_limit() returns trigger language plpgsql as $$
declare
    at timestamp with time zone := clock_timestamp();
begin
    perform ${prefix}judge_cap_is(new.kind, new.name, new.cap, at);
    if new.kind = 'ACCOUNT' then
        perform ${prefix}judge_cap_is('SHARED', new.name,
            new.cap - coalesce((new.guaranteed::json ->> '${vip}')::integer, 0), at);
    end if;
    return null;
end $$;

-- A cap that was lowered is in force once no statement can have been sent by who had read the one before.
create function ${prefix}judge_take(pool_kind text, pool_name text, change integer)
    returns void language plpgsql as $$
declare
    now_live integer;
    allowed integer;
    newest integer;
begin
    insert into ${prefix}judge_pool as pool (kind, name, live) values (pool_kind, pool_name, change)
    on conflict (kind, name) do update set live = pool.live + change
    returning live into now_live;
    if change > 0 then
        select max(cap), max(cap) filter (where until is null)
        into allowed, newest
        from ${prefix}judge_cap
        where kind = pool_kind
            and (until is null or until > statement_timestamp() - interval '${grace}')
            and name = case
                when exists (select 1 from ${prefix}judge_cap where kind = pool_kind and name = pool_name)
                then pool_name else '*' end;
        if now_live > allowed then
            update ${prefix}judge_pool
            set above = now_live - allowed,
                worst = format('%s %s: %s live, %s allowed', pool_kind, pool_name, now_live, allowed)
            where kind = pool_kind and name = pool_name and above < now_live - allowed;
        elsif now_live > newest then
            update ${prefix}judge_pool set in_grace = in_grace + 1 where kind = pool_kind and name = pool_name;
        end if;
    end if;
end $$;

create function ${prefix}judge_call() returns trigger language plpgsql as $$
declare
    account text := new.slot_account;
    change integer := (new.place_in_account is not null)::integer;
begin
    if tg_op = 'UPDATE' then
        account := coalesce(account, old.slot_account);
        change := change - (old.place_in_account is not null)::integer;
    end if;
    if change <> 0 then
        perform ${prefix}judge_take('ACCOUNT', account, change);
        if new.owner <> '${vip}' then
            perform ${prefix}judge_take('SHARED', account, change);
        end if;
        perform ${prefix}judge_take('OWNER', new.owner, change);
    end if;
    return null;
end $$;

create trigger judge after insert or update on ${prefix}call
    for each row execute function ${prefix}judge_call();
create trigger judge after insert or update on ${prefix}pool
    for each row execute function ${prefix}judge_limit();
