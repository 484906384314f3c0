package io.calltracking.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.FindIterable;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import io.calltracking.CallEvent;
import io.calltracking.CallId;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonValue;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * The events of the calls. The newest of a call is in its document, all older ones are in the collection of events, and
 * each names the one before.
 */
final class EventLog {
    /** Version and newest event of a call, and whether it is gone. */
    static final Bson NEWEST = Projections.include("version", CallWriter.EVENT, Deletion.GONE);

    private static final Bson CHANGES_NOTHING = Updates.max("version", new BsonInt64(0));

    private final CallDatabase database;

    EventLog(CallDatabase database) {
        this.database = database;
    }

    /**
     * Keeps an event that is about to leave its call's document, ahead of that, and durably: the server that takes the next write may
     * have been started again meanwhile. Harmless when it is kept already.
     */
    void keep(BsonDocument event) {
        MongoFailure.unlessTaken(() -> database.events().insertOne(event));
    }

    /** The same for several. */
    void keepAll(List<BsonDocument> events) {
        try {
            database.events().insertMany(events, new InsertManyOptions().ordered(false));
        } catch (MongoBulkWriteException e) {
            MongoFailure.all(MongoFailure.DUPLICATE_KEY, e);
        }
    }

    /** Version and newest event of a call; null when there is no such call. */
    @Nullable
    BsonDocument newest(CallId id) {
        return database.calls().find(eq(Values.id(id))).projection(NEWEST).first();
    }

    /**
     * Takes the payloads out of all events of a call, and keeps the one that is about to leave the call's document without
     * its own, in place of what a slower writer may have kept.
     */
    void keepWithoutPayloads(BsonDocument event) {
        event.remove(EventDocument.PAYLOAD);
        database.events().updateMany(eq("call_id", event.get("call_id")), Updates.unset(EventDocument.PAYLOAD));
        Bson same = eq(event.get("_id"));
        if (database.events().replaceOne(same, event).getMatchedCount() == 0) {
            keep(event);
            database.events().replaceOne(same, event);
        }
    }

    /** Removes an event that was kept, if its call is gone meanwhile. */
    void forgetIfGone(BsonDocument event) {
        Bson call = eq(event.get("call_id"));
        if (database.calls().countDocuments(and(call, Deletion.IS_THERE)) == 0) {
            database.events().deleteOne(eq(event.get("_id")));
        }
    }

    /** Removes all kept events of calls. */
    void forget(Collection<BsonValue> calls) {
        database.events().deleteMany(in("call_id", calls));
    }

    /**
     * Removes the places of calls in the feed. The last place of all stays, or it would be given again.
     *
     * @return the call that has the last place, whether it is one of these or not; null when there is none
     */
    @Nullable
    BsonValue forgetNumbers(Collection<BsonValue> calls) {
        BsonDocument last = database.feed().find().sort(Sorts.descending("_id")).first();
        if (last == null) {
            return null;
        }
        database.feed().deleteMany(and(in("call_id", calls), lt("_id", last.get("_id"))));
        return last.get("call_id");
    }

    /**
     * Whether this very event is in the log of its call: the change it came with was written, and its writer was not told.
     * Whoever hears that it was written relies on that, so what was read must not be lost any more. A write that changes
     * nothing is acknowledged when all before it is in the journal.
     *
     * @param call version and newest event; null when there is no such call
     */
    boolean holds(@Nullable BsonDocument call, CallEvent event) {
        return call != null
                && call.getInt64("version").getValue() >= event.version()
                && !Deletion.isGone(call)
                && leadsTo(event, call.getDocument(CallWriter.EVENT))
                && isDurable(event);
    }

    private boolean leadsTo(CallEvent event, BsonDocument newest) {
        BsonValue id = Values.id(event.id().value());
        return id.equals(newest.get("_id"))
                || backFrom(newest, last -> before(database, last, event.version() - 1)).stream()
                        .anyMatch(older -> id.equals(older.get("_id")));
    }

    private boolean isDurable(CallEvent event) {
        Bson written =
                and(eq(Values.id(event.callId())), gte("version", new BsonInt64(event.version())), Deletion.IS_THERE);
        return database.calls().updateOne(written, CHANGES_NOTHING).getMatchedCount() == 1;
    }

    List<CallEvent> events(CallId id) {
        return MongoFailure.reported("read the log of call " + id, () -> {
            BsonDocument call = newest(id);
            return call == null || Deletion.isGone(call) ? List.of() : log(call.getDocument(CallWriter.EVENT));
        });
    }

    private List<CallEvent> log(BsonDocument newest) {
        return backFrom(newest, event -> before(database, event, 0)).stream()
                .map(event -> EventDocument.read(new Fields(event)))
                .toList();
    }

    /**
     * The events that led to this one, and itself, oldest first. The collection may hold others: one that was read and kept
     * by somebody, while the server lost it before its writer was told that it was written. No link leads to those.
     *
     * @param before the events before one of a call, youngest first; perhaps not all
     */
    static List<BsonDocument> backFrom(BsonDocument newest, Function<BsonDocument, Iterable<BsonDocument>> before) {
        Deque<BsonDocument> log = new ArrayDeque<>();
        log.addFirst(newest);
        @Nullable BsonValue next = newest.get(EventDocument.PREVIOUS);
        for (BsonDocument event : before.apply(newest)) {
            if (event.getBinary("_id").equals(next)) {
                log.addFirst(event);
                next = event.get(EventDocument.PREVIOUS);
            }
        }
        return List.copyOf(log);
    }

    /** The kept events before one of a call but after a version, youngest first. */
    static FindIterable<BsonDocument> before(CallDatabase database, BsonDocument newest, long after) {
        return database.events()
                .find(and(
                        eq("call_id", newest.get("call_id")),
                        gt("version", new BsonInt64(after)),
                        lt("version", newest.get("version"))))
                .sort(Sorts.descending("version"));
    }
}
