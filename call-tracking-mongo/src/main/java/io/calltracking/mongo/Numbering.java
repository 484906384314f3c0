package io.calltracking.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonValue;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Gives events their numbers in the feed. A number is a document whose id it is, so of two who give the same one the server
 * lets one win, and the other goes on to the next; nobody inserts a number before the one below it is there. So there is
 * never a gap that could be filled after a reader has passed it. That an event gets one number only is a unique index.
 *
 * <p>Any number of readers may do this at once, and be killed anywhere: the numbers that were inserted stand, and the calls
 * that were not marked are gone through again, to find that their events have numbers.
 */
final class Numbering {
    /** The id of the numbered event. */
    static final String EVENT = "event";

    /** Whether all events of a call have numbers; in its newest event, so that it goes with the next change. */
    static final String DONE = CallWriter.EVENT + ".in_feed";

    static final String OBSERVED_AT = CallWriter.EVENT + ".observed_at";

    /** The unique index. */
    static final String ONCE = "once";

    /** So many calls are gone through at once. */
    static final int STEP = 200;

    /** An event of a call up to which all have numbers; may be behind, because changes get in the way of writing it. */
    private static final String DONE_UP_TO = "fed_version";

    /** Of an event, beside its id. */
    private static final List<String> NEEDED = List.of("call_id", "version", EventDocument.PREVIOUS, "observed_at");

    private static final Bson UNMARKED = unmarkedFields();

    private final CallDatabase database;
    private final EventLog log;

    Numbering(CallDatabase database, EventLog log) {
        this.database = database;
        this.log = log;
    }

    /** Numbers what it finds in the calls with the oldest news. False when those were all. */
    boolean numberSome() {
        List<BsonDocument> calls = unmarked();
        if (!calls.isEmpty()) {
            insert(Unnumbered.inOrder(calls.stream().map(this::unnumbered).toList()));
            mark(calls);
        }
        return calls.size() == STEP;
    }

    /** The document with the highest number; null when there is none. */
    @Nullable
    BsonDocument last() {
        return database.feed().find().sort(Sorts.descending("_id")).limit(1).first();
    }

    private List<BsonDocument> unmarked() {
        return database.calls()
                .find(eq(DONE, BsonNull.VALUE))
                .sort(Sorts.ascending(OBSERVED_AT))
                .limit(STEP)
                .projection(UNMARKED)
                .into(new ArrayList<>());
    }

    private static Bson unmarkedFields() {
        List<String> fields = new ArrayList<>(List.of(DONE_UP_TO));
        for (String place : List.of(CallWriter.EVENT, EventLog.EARLIER)) {
            fields.add(place + "._id");
            NEEDED.forEach(field -> fields.add(place + "." + field));
        }
        return Projections.include(fields);
    }

    /** The events of a call that may lack a number, oldest first. */
    private List<Unnumbered> unnumbered(BsonDocument call) {
        long done = call.getInt64(DONE_UP_TO, new BsonInt64(0)).getValue();
        return EventLog.backFrom(call, done, newest -> before(newest, done)).stream()
                .map(Unnumbered::of)
                .toList();
    }

    private Iterable<BsonDocument> before(BsonDocument newest, long done) {
        return EventLog.before(database, newest, done).projection(Projections.include(NEEDED));
    }

    /** One after the other, from the number after the highest on. */
    private void insert(List<Unnumbered> events) {
        BsonDocument last = last();
        long next = last == null ? 1 : new Fields(last).number("_id") + 1;
        int first = 0;
        while (first < events.size()) {
            Refused refused = insert(events.subList(first, events.size()), next);
            if (refused == null) {
                return;
            }
            first += refused.index();
            next += refused.index();
            if (!refused.hasNumber()) {
                next++;
            } else if (!isFreed(events.get(first).event())) {
                first++;
            }
        }
    }

    /**
     * Takes the number from an event that the server has lost, if that is what has one: somebody read it before it was in the journal,
     * and was not told that the server was killed. Another event took its place then, and has no number. The number stays, and
     * leads to nothing.
     *
     * @param event the event that should have one
     * @return whether it may be given one now
     */
    private boolean isFreed(BsonDocument event) {
        BsonValue call = event.getBinary("call_id");
        BsonDocument number = database.feed()
                .find(and(eq("call_id", call), eq("version", event.get("version"))))
                .first();
        if (number == null || number.getBinary(EVENT).equals(event.get("_id"))) {
            return number == null;
        }
        if (!log.holds(log.recent(call), event.getBinary("_id"), EventLog.version(event))) {
            return false; // this one was lost
        }
        database.feed()
                .updateOne(
                        and(eq(number.get("_id")), eq(EVENT, number.get(EVENT))),
                        Updates.combine(
                                Updates.set(EVENT, BsonNull.VALUE),
                                Updates.set("version", new BsonInt64(-new Fields(number).number("_id")))));
        return true;
    }

    /** The first that was refused; null when all were taken. */
    private @Nullable Refused insert(List<Unnumbered> events, long from) {
        List<BsonDocument> numbers = new ArrayList<>();
        for (Unnumbered event : events) {
            numbers.add(event.numbered(from + numbers.size()));
        }
        try {
            database.feed().insertMany(numbers);
            return null;
        } catch (MongoBulkWriteException e) {
            return Refused.by(e);
        }
    }

    /**
     * Why the insertion of many ended early.
     *
     * @param index of the event; those before it were taken
     * @param hasNumber whether it has one already; else the number is taken
     */
    private record Refused(int index, boolean hasNumber) {
        static Refused by(MongoBulkWriteException e) {
            List<BulkWriteError> errors = e.getWriteErrors();
            if (errors.isEmpty() || !MongoFailure.isDuplicate(errors.get(0).getCode())) {
                throw e;
            }
            return new Refused(
                    errors.get(0).getIndex(),
                    Rule.indexIn(errors.get(0).getMessage())
                            .filter(ONCE::equals)
                            .isPresent());
        }
    }

    /** Those that changed meanwhile are gone through again. */
    private void mark(List<BsonDocument> calls) {
        List<UpdateOneModel<BsonDocument>> marks =
                calls.stream().map(Numbering::mark).toList();
        database.calls().bulkWrite(marks, new BulkWriteOptions().ordered(false));
    }

    private static UpdateOneModel<BsonDocument> mark(BsonDocument call) {
        BsonDocument newest = call.getDocument(CallWriter.EVENT);
        BsonValue version = newest.get("version");
        return new UpdateOneModel<>(
                and(eq(call.get("_id")), eq(CallWriter.EVENT + "._id", newest.get("_id"))),
                Updates.combine(Updates.set(DONE, BsonBoolean.TRUE), Updates.set(DONE_UP_TO, version)));
    }
}
