package io.calltracking.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.nin;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.client.FindIterable;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import io.calltracking.Call;
import io.calltracking.CallId;
import io.calltracking.Pool;
import io.calltracking.Turn;
import io.calltracking.store.WaitingPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Who holds places and who waits: fields of the call documents, so nothing here is ever written. */
final class SlotFinder {
    private static final String ACCOUNT = "slot_account";
    private static final String LANE = "turn_lane";
    private static final String NUMBER = "turn_number";
    private static final Bson IN_TURN = Sorts.ascending(ACCOUNT, LANE, NUMBER, "_id");

    private final CallDatabase database;

    SlotFinder(CallDatabase database) {
        this.database = database;
    }

    List<String> takenPlaces(Pool pool) {
        String place = placeField(pool.kind());
        return MongoFailure.reported(
                "read the places taken in a pool",
                () -> database.calls()
                        .find(isIn(pool))
                        .projection(Projections.fields(Projections.include(place), Projections.excludeId()))
                        .map(document -> document.getString(place).getValue())
                        .into(new ArrayList<>()));
    }

    List<Call> holders(@Nullable Pool pool, @Nullable CallId after, int max) {
        List<Bson> conditions = new ArrayList<>();
        conditions.add(pool == null ? exists("place_in_account") : isIn(pool));
        if (after != null) {
            conditions.add(gt("_id", Values.id(after)));
        }
        return MongoFailure.reported(
                "read who holds slots",
                () -> read(database.calls()
                        .find(and(conditions))
                        .hintString(pool == null ? "holder" : placeField(pool.kind()))
                        .sort(Sorts.ascending("_id"))
                        .limit(max)));
    }

    private static Bson isIn(Pool pool) {
        String field = switch (pool.kind()) {
            case OWNER -> "owner";
            case ACCOUNT -> ACCOUNT;
            case CAMPAIGN -> "campaign";
        };
        return and(eq(field, pool.name()), exists(placeField(pool.kind())));
    }

    private static String placeField(Pool.Kind kind) {
        return switch (kind) {
            case OWNER -> "place_in_owner";
            case ACCOUNT -> "place_in_account";
            case CAMPAIGN -> "place_in_campaign";
        };
    }

    /** From one to the next: they are few, those who wait may be many. */
    List<String> awaitedAccounts() {
        return MongoFailure.reported("read the accounts that are waited for", () -> {
            List<String> accounts = new ArrayList<>();
            Optional<String> next = accountAfter("");
            while (next.isPresent()) {
                accounts.add(next.get());
                next = accountAfter(next.get());
            }
            return accounts;
        });
    }

    private Optional<String> accountAfter(String account) {
        BsonDocument first = database.calls()
                .find(and(gt(ACCOUNT, account), exists(NUMBER)))
                .sort(IN_TURN)
                .projection(Projections.include(ACCOUNT))
                .first();
        return Optional.ofNullable(first).map(document -> new Fields(document).text(ACCOUNT));
    }

    List<Call> waiting(WaitingPage page) {
        List<Bson> conditions = new ArrayList<>(List.of(eq(ACCOUNT, page.account()), exists(NUMBER)));
        Call after = page.after();
        Turn turn = after == null ? null : after.state().turn();
        if (after != null && turn != null) {
            conditions.add(or(
                    gt(LANE, lane(turn)),
                    and(eq(LANE, lane(turn)), gt(NUMBER, number(turn))),
                    and(eq(LANE, lane(turn)), eq(NUMBER, number(turn)), gt("_id", Values.id(after.id())))));
        }
        if (!page.withoutOwners().isEmpty()) {
            conditions.add(nin("owner", page.withoutOwners()));
        }
        if (!page.withoutCampaigns().isEmpty()) {
            conditions.add(nin("campaign", page.withoutCampaigns()));
        }
        return MongoFailure.reported(
                "read who waits for an account",
                () -> read(database.calls().find(and(conditions)).sort(IN_TURN).limit(page.max())));
    }

    int waitingBefore(Turn turn, CallId call) {
        Bson before = or(
                lt(LANE, lane(turn)),
                and(eq(LANE, lane(turn)), lt(NUMBER, number(turn))),
                and(eq(LANE, lane(turn)), eq(NUMBER, number(turn)), lt("_id", Values.id(call))));
        return MongoFailure.reported(
                "count who waits before call " + call,
                () -> Math.toIntExact(
                        database.calls().countDocuments(and(eq(ACCOUNT, turn.account()), exists(NUMBER), before))));
    }

    long nextTurn(String account, int lane, String owner) {
        Bson inLane = and(eq(ACCOUNT, account), eq(LANE, new BsonInt64(lane)), exists(NUMBER));
        return MongoFailure.reported("give the next turn", () -> {
            long lowest = number(database.calls().find(inLane).sort(Sorts.ascending(ACCOUNT, LANE, NUMBER)));
            long highest = number(database.calls()
                    .find(and(inLane, eq("owner", owner)))
                    .sort(Sorts.descending(ACCOUNT, LANE, "owner", NUMBER)));
            return 1 + Math.max(lowest, highest);
        });
    }

    /** Zero when nobody waits. */
    private static long number(FindIterable<BsonDocument> found) {
        BsonDocument first = found.projection(Projections.include(NUMBER)).first();
        return first == null ? 0 : new Fields(first).number(NUMBER);
    }

    private static BsonInt64 lane(Turn turn) {
        return new BsonInt64(turn.lane());
    }

    private static BsonInt64 number(Turn turn) {
        return new BsonInt64(turn.number());
    }

    private static List<Call> read(FindIterable<BsonDocument> found) {
        return found.projection(CallFinder.CALL)
                .map(document -> CallDocument.read(new Fields(document)))
                .into(new ArrayList<>());
    }
}
