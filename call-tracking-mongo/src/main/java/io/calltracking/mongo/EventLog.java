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
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonValue;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * The events of the calls, each of which names the one before. The newest of a call is in its document, and so are those before it,
 * until there are {@value #MOST} or one is long: then all of them move to the collection of events.
 */
final class EventLog {
    /** Of a call's document: the events before the newest, oldest first; absent when there are none. */
    static final String EARLIER = "earlier";

    /** So many events are in a call's document at most. */
    static final int MOST = 16;

    /** Of a payload, in characters: an event with a longer one does not stay in the document when it is the newest no more. */
    static final int LONGEST_PAYLOAD = 4_096;

    /** Version and events of a call, as far as they are in its document, and whether it is gone. */
    static final Bson RECENT = Projections.include("version", CallWriter.EVENT, EARLIER, Deletion.GONE);

    /** Of a call. */
    static final Bson CHANGES_NOTHING = Updates.max("version", new BsonInt64(0));

    private final CallDatabase database;

    EventLog(CallDatabase database) {
        this.database = database;
    }

    /** Whether there is no room in a call's document for another event beside those of its versions so far. */
    static boolean isFull(long version) {
        return version % MOST == 0;
    }

    /**
     * Whether the events in a call's document move when its next version is written.
     *
     * @param newest the event that is the newest before that
     */
    static boolean moves(BsonDocument newest) {
        BsonValue payload = newest.get(EventDocument.PAYLOAD);
        return isFull(version(newest))
                || (payload != null && payload.asString().getValue().length() > LONGEST_PAYLOAD);
    }

    /** Of a call, or of an event. */
    static long version(BsonDocument document) {
        return new Fields(document).number("version");
    }

    /** The events in a call's document, oldest first. */
    static List<BsonDocument> recent(BsonDocument call) {
        List<BsonDocument> recent = new ArrayList<>();
        for (BsonValue earlier : call.getArray(EARLIER, new BsonArray())) {
            recent.add(earlier.asDocument());
        }
        recent.add(call.getDocument(CallWriter.EVENT));
        return recent;
    }

    /**
     * Keeps events that are about to leave their calls' documents, ahead of that, and durably: the server that takes the next write may
     * have been started again meanwhile. Harmless when they are kept already.
     */
    void keep(List<BsonDocument> events) {
        try {
            database.events().insertMany(events, new InsertManyOptions().ordered(false));
        } catch (MongoBulkWriteException e) {
            MongoFailure.all(MongoFailure.DUPLICATE_KEY, e);
        }
    }

    /** Version and recent events of a call; null when there is no such call. */
    @Nullable
    BsonDocument recent(CallId id) {
        return recent(Values.id(id));
    }

    @Nullable
    BsonDocument recent(BsonValue id) {
        return database.calls().find(eq(id)).projection(RECENT).first();
    }

    /**
     * Keeps events that are about to leave their call's document, and leaves no payload in any event of the call that is kept. Nor can a
     * slower writer bring one back: what he would keep is there.
     */
    void keepWithoutPayloads(List<BsonDocument> events) {
        events.forEach(event -> event.remove(EventDocument.PAYLOAD));
        keep(events);
        BsonValue call = events.get(0).get("call_id");
        database.events().updateMany(eq("call_id", call), Updates.unset(EventDocument.PAYLOAD));
    }

    /** Removes events that were kept of calls that are gone meanwhile. */
    void forgetIfGone(List<BsonDocument> events) {
        Set<BsonValue> calls =
                events.stream().map(event -> event.get("call_id")).collect(Collectors.toSet());
        database.calls()
                .find(and(in("_id", calls), Deletion.IS_THERE))
                .projection(Projections.include("_id"))
                .forEach(call -> calls.remove(call.get("_id")));
        if (!calls.isEmpty()) {
            List<BsonValue> ids = events.stream().map(event -> event.get("_id")).toList();
            database.events().deleteMany(and(in("_id", ids), in("call_id", calls)));
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
        return holds(call, Values.id(event.id().value()), event.version());
    }

    /** The same for an event of which these are known. */
    boolean holds(@Nullable BsonDocument call, BsonValue event, long version) {
        return call != null
                && version(call) >= version
                && !Deletion.isGone(call)
                && leadsTo(event, version, call)
                && isDurable(call.getBinary("_id"), version);
    }

    private boolean leadsTo(BsonValue event, long version, BsonDocument call) {
        return backFrom(call, version - 1, newest -> before(database, newest, version - 1)).stream()
                .anyMatch(older -> event.equals(older.get("_id")));
    }

    private boolean isDurable(BsonValue call, long version) {
        return database.calls().updateOne(there(call, version), CHANGES_NOTHING).getMatchedCount() == 1;
    }

    /** That a call is there, in this version or a later one. */
    static Bson there(BsonValue call, long version) {
        return and(eq(call), gte("version", new BsonInt64(version)), Deletion.IS_THERE);
    }

    List<CallEvent> events(CallId id) {
        return MongoFailure.reported("read the log of call " + id, () -> {
            BsonDocument call = recent(id);
            return call == null || Deletion.isGone(call) ? List.of() : log(call);
        });
    }

    private List<CallEvent> log(BsonDocument call) {
        return backFrom(call, 0, newest -> before(database, newest, 0)).stream()
                .map(event -> EventDocument.read(new Fields(event)))
                .toList();
    }

    /**
     * The events that led to a call's newest one, and itself, oldest first. The collection may hold others: some that were read and kept
     * by somebody, while the server lost them before their writer was told that they were written. No link leads to those.
     *
     * @param call the document with its events
     * @param after the version after which they are wanted, 0 for all; there may be some more
     * @param kept the events in the collection that are before the newest one; asked for only if the document has not all
     */
    static List<BsonDocument> backFrom(
            BsonDocument call, long after, Function<BsonDocument, Iterable<BsonDocument>> kept) {
        BsonDocument newest = call.getDocument(CallWriter.EVENT);
        Map<BsonValue, BsonDocument> known = new HashMap<>();
        recent(call).forEach(event -> known.put(event.get("_id"), event));
        boolean knowsAll = false;
        Deque<BsonDocument> log = new ArrayDeque<>();
        @Nullable BsonDocument event = newest;
        while (event != null) {
            log.addFirst(event);
            BsonValue previous = event.get(EventDocument.PREVIOUS);
            if (previous == null || version(event) <= after + 1) {
                return List.copyOf(log);
            }
            if (!known.containsKey(previous) && !knowsAll) {
                kept.apply(newest).forEach(older -> known.putIfAbsent(older.get("_id"), older));
                knowsAll = true;
            }
            event = known.get(previous);
        }
        return List.copyOf(log);
    }

    /** The kept events before one of a call but after a version. */
    static FindIterable<BsonDocument> before(CallDatabase database, BsonDocument newest, long after) {
        return database.events()
                .find(and(
                        eq("call_id", newest.get("call_id")),
                        gt("version", new BsonInt64(after)),
                        lt("version", newest.get("version"))));
    }
}
