package io.calltracking.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.MongoException;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Updates;
import io.calltracking.CallId;
import io.calltracking.store.Block;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes calls for good. One write turns the call's document into a stub, and from then on the call is gone for every reader.
 * Its events and its places in the feed go afterwards: at once, by whoever deletes, and once more when the stub comes due, by
 * whoever claims calls then. So nobody has to survive the deletion, and what a slower writer has kept in between goes too.
 *
 * <p>To statistics a stub is one more version of the call, a deleted one: uncounted by the write that makes it. It goes only
 * after it was counted, or after the blocks that the call was in were opened.
 */
final class Deletion {
    /** In stubs only. */
    static final String GONE = "gone";

    static final Bson IS_THERE = eq(GONE, BsonNull.VALUE);

    static final Bson IS_GONE = eq(GONE, BsonBoolean.TRUE);

    /** A writer who has stood still for longer than this, and then is killed, may leave an event of a call that is gone. */
    private static final Duration PAUSE = Duration.ofMinutes(10);

    /** What statistics read of each call, deleted ones too. */
    private static final List<String> KEPT = List.of("_id", "owner", "provider", "status", "created_at");

    private static final BsonArray NEXT_VERSION = new BsonArray(List.of(new BsonString("$version"), new BsonInt64(1)));

    private static final int AT_A_TIME = 200;

    private static final Logger LOGGER = LoggerFactory.getLogger(Deletion.class);

    private final CallDatabase database;
    private final Clock clock;
    private final EventLog log;
    private final Rollups rollups;

    Deletion(CallDatabase database, Clock clock, EventLog log) {
        this.database = database;
        this.clock = clock;
        this.log = log;
        this.rollups = new Rollups(database);
    }

    /** Whether a document is a stub. */
    static boolean isGone(BsonDocument call) {
        return call.containsKey(GONE);
    }

    boolean delete(CallId id, long version) {
        Bson unchanged = and(eq(Values.id(id)), eq("version", new BsonInt64(version)), IS_THERE);
        return MongoFailure.reported("delete call " + id, () -> {
            boolean deleted =
                    database.calls().updateOne(unchanged, stub(clock.instant())).getMatchedCount() == 1;
            if (deleted) {
                clear(List.of(Values.id(id)));
            }
            return deleted;
        });
    }

    /** The update is a pipeline, so that what is kept need not be read first. */
    private static List<BsonDocument> stub(Instant now) {
        BsonDocument stub = new BsonDocument();
        KEPT.forEach(field -> stub.append(field, new BsonString("$" + field)));
        stub.append("version", new BsonDocument("$add", NEXT_VERSION))
                .append("deleted_at", Values.date(now))
                .append("due_at", Values.date(now.plus(PAUSE)))
                .append(GONE, BsonBoolean.TRUE)
                .append(CallWriter.EVENT, new BsonDocument("in_feed", BsonBoolean.TRUE));
        return List.of(new BsonDocument("$replaceWith", stub));
    }

    /**
     * Ends some deletions that are due, wherever whoever began them has stopped. Doing it twice does no harm, so nobody claims
     * them; and what fails is left for the next time, because live calls must not wait for it.
     */
    void finishDue() {
        try {
            finish(due());
        } catch (MongoException e) {
            LOGGER.atWarn()
                    .addKeyValue("code", e.getCode())
                    .log("Deleted calls could not be cleared; tried again later");
        }
    }

    private List<BsonValue> due() {
        return database.calls()
                .find(and(lte("due_at", Values.date(clock.instant())), IS_GONE))
                .limit(AT_A_TIME)
                .projection(Projections.include("_id"))
                .map(stub -> stub.get("_id"))
                .into(new ArrayList<>());
    }

    private void finish(List<BsonValue> stubs) {
        if (stubs.isEmpty()) {
            return;
        }
        @Nullable BsonValue last = clear(stubs);
        List<BsonValue> cleared = new ArrayList<>(stubs);
        if (cleared.remove(last)) {
            database.calls()
                    .updateOne(
                            and(eq(last), IS_GONE),
                            Updates.set("due_at", Values.date(clock.instant().plus(PAUSE))));
        }
        database.calls().deleteMany(and(in("_id", cleared), IS_GONE));
    }

    /** The call that has the last place in the feed, and keeps it for the time being. */
    private @Nullable BsonValue clear(Collection<BsonValue> stubs) {
        database
                .calls()
                .find(and(in("_id", stubs), CountedCalls.uncounted()))
                .projection(Projections.include("_id"))
                .map(stub -> Block.of(new CallId(new Fields(stub).id("_id"))))
                .into(new ArrayList<>())
                .stream()
                .distinct()
                .forEach(rollups::open);
        log.forget(stubs);
        return log.forgetNumbers(stubs);
    }
}
