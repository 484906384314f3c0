package io.calltracking.jdbc;

import io.calltracking.Call;
import io.calltracking.CallId;
import io.calltracking.Pool;
import io.calltracking.Turn;
import io.calltracking.store.WaitingPage;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who holds places and who waits: columns of the call table, so nothing here is ever written. */
final class SlotTable {
    private static final String NEXT_ACCOUNT = """
            select min(slot_account) as account
            from ${prefix}call
            where turn_number is not null and slot_account > ?
            """;

    private static final String WAITING_BEFORE = """
            select count(*) as waiting
            from ${prefix}call
            where slot_account = ? and turn_number is not null and (turn_lane, turn_number, id) < (?, ?, ?)
            """;

    private static final String TURNS = """
            select
                (select min(turn_number) from ${prefix}call
                 where slot_account = ? and turn_lane = ? and turn_number is not null) as lowest,
                (select max(turn_number) from ${prefix}call
                 where slot_account = ? and turn_lane = ? and owner = ? and turn_number is not null) as highest
            """;

    private final Database database;

    SlotTable(Database database) {
        this.database = database;
    }

    List<String> takenPlaces(Pool pool) {
        String place = placeColumn(pool.kind());
        return database.list(
                "read the places taken in a pool",
                database.sql("select " + place + " as place from ${prefix}call where " + isIn(pool.kind())),
                parameters -> parameters.text(pool.name()),
                row -> row.text("place"));
    }

    List<Call> holders(@Nullable Pool pool, @Nullable CallId after, int max) {
        String where = (pool == null ? "where place_in_account is not null" : "where " + isIn(pool.kind()))
                + (after == null ? "" : " and id > ?");
        return database.list(
                "read who holds slots",
                database.sql(CallTable.SELECT + where + " order by id limit ?"),
                parameters -> {
                    if (pool != null) {
                        parameters.text(pool.name());
                    }
                    if (after != null) {
                        parameters.id(after);
                    }
                    parameters.integer(max);
                },
                CallColumns::read);
    }

    private static String isIn(Pool.Kind kind) {
        String pool = switch (kind) {
            case OWNER -> "owner";
            case ACCOUNT -> "slot_account";
            case CAMPAIGN -> "campaign";
        };
        return pool + " = ? and " + placeColumn(kind) + " is not null";
    }

    private static String placeColumn(Pool.Kind kind) {
        return switch (kind) {
            case OWNER -> "place_in_owner";
            case ACCOUNT -> "place_in_account";
            case CAMPAIGN -> "place_in_campaign";
        };
    }

    /** From one to the next: they are few, those who wait may be many. */
    List<String> awaitedAccounts() {
        List<String> accounts = new ArrayList<>();
        Optional<String> next = accountAfter("");
        while (next.isPresent()) {
            accounts.add(next.get());
            next = accountAfter(next.get());
        }
        return accounts;
    }

    private Optional<String> accountAfter(String account) {
        return database.list(
                        "read the accounts that are waited for",
                        database.sql(NEXT_ACCOUNT),
                        parameters -> parameters.text(account),
                        row -> Optional.ofNullable(row.textOrNull("account")))
                .get(0);
    }

    List<Call> waiting(WaitingPage page) {
        return database.list(
                "read who waits for an account",
                database.sql(CallTable.SELECT + where(page) + " order by turn_lane, turn_number, id limit ?"),
                parameters -> bind(parameters, page),
                CallColumns::read);
    }

    private static String where(WaitingPage page) {
        return "where slot_account = ? and turn_number is not null"
                + (page.after() == null ? "" : " and (turn_lane, turn_number, id) > (?, ?, ?)")
                + (page.withoutOwners().isEmpty() ? "" : " and owner not in " + places(page.withoutOwners()))
                + (page.withoutCampaigns().isEmpty()
                        ? ""
                        : " and (campaign is null or campaign not in " + places(page.withoutCampaigns()) + ")");
    }

    private static String places(Collection<String> values) {
        return values.stream().map(value -> "?").collect(Collectors.joining(", ", "(", ")"));
    }

    private static void bind(Parameters parameters, WaitingPage page) throws SQLException {
        parameters.text(page.account());
        Call after = page.after();
        Turn turn = after == null ? null : after.state().turn();
        if (after != null && turn != null) {
            parameters.integer(turn.lane()).number(turn.number()).id(after.id());
        }
        for (String owner : page.withoutOwners()) {
            parameters.text(owner);
        }
        for (String campaign : page.withoutCampaigns()) {
            parameters.text(campaign);
        }
        parameters.integer(page.max());
    }

    int waitingBefore(Turn turn, CallId call) {
        return database.list(
                        "count who waits before call " + call,
                        database.sql(WAITING_BEFORE),
                        parameters -> parameters
                                .text(turn.account())
                                .integer(turn.lane())
                                .number(turn.number())
                                .id(call),
                        row -> row.integer("waiting"))
                .get(0);
    }

    long nextTurn(String account, int lane, String owner) {
        return database.list(
                        "give the next turn",
                        database.sql(TURNS),
                        parameters -> parameters
                                .text(account)
                                .integer(lane)
                                .text(account)
                                .integer(lane)
                                .text(owner),
                        row -> 1 + Math.max(row.number("lowest"), row.number("highest")))
                .get(0);
    }
}
