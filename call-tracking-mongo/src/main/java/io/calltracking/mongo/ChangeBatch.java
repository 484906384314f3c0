package io.calltracking.mongo;

import static com.mongodb.client.model.Filters.in;

import com.mongodb.MongoWriteException;
import com.mongodb.client.model.Projections;
import io.calltracking.store.CallUpdate;
import io.calltracking.store.Written;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Several changes written in a few steps, as {@link CallChanges} does one. For one use. */
final class ChangeBatch {
    private final CallDatabase database;
    private final EventLog log;
    private final LastWrites lastWrites;
    private final List<CallUpdate> updates;
    private final @Nullable Written[] answers;

    /** What moves the events of its call. */
    private final NextVersions moving = new NextVersions();

    private final List<Integer> moved = new ArrayList<>();
    private final List<BsonDocument> leaving = new ArrayList<>();

    /** Answers that hold once what was read is durable, and the writes that make sure of it. */
    private final List<Found> found = new ArrayList<>();

    private final TellingUpdates confirmations = new TellingUpdates();

    private record Found(int number, Written answer) {}

    ChangeBatch(CallDatabase database, EventLog log, LastWrites lastWrites, List<CallUpdate> updates) {
        this.database = database;
        this.log = log;
        this.lastWrites = lastWrites;
        this.updates = updates;
        this.answers = new @Nullable Written[updates.size()];
    }

    /** What became of each; null where it takes a look of its own to tell. Mostly all are written at once. */
    List<@Nullable Written> write() {
        writeWithoutALook();
        List<Integer> others = IntStream.range(0, answers.length)
                .filter(i -> answers[i] == null)
                .boxed()
                .toList();
        if (!others.isEmpty()) {
            lookAt(others);
            writeMoving();
            confirm();
        }
        for (int i = 0; i < answers.length; i++) {
            if (answers[i] == Written.DONE) {
                lastWrites.wrote(updates.get(i));
            } else {
                lastWrites.forget(updates.get(i).call().id());
            }
        }
        return Arrays.asList(answers);
    }

    private void writeWithoutALook() {
        NextVersions next = new NextVersions();
        List<Integer> tried = new ArrayList<>();
        for (int i = 0; i < answers.length; i++) {
            CallUpdate update = updates.get(i);
            if (!EventLog.isFull(update.call().version() - 1)) {
                next.add(update, lastWrites.before(update));
                tried.add(i);
            }
        }
        write(next, tried);
    }

    /** Answers if all were written. When one would break a rule the server stops there, and says nothing of the others. */
    private void write(NextVersions next, List<Integer> numbers) {
        try {
            if (next.write(database.calls())) {
                numbers.forEach(i -> answers[i] = Written.DONE);
            }
        } catch (MongoWriteException e) {
            if (Rule.brokenIn(e).isEmpty()) {
                throw e;
            }
        }
    }

    private void lookAt(List<Integer> numbers) {
        Map<BsonValue, BsonDocument> stored =
                stored(numbers.stream().map(updates::get).toList());
        for (int i : numbers) {
            CallUpdate update = updates.get(i);
            BsonDocument call = stored.get(Values.id(update.call().id()));
            if (call == null || Deletion.isGone(call)) {
                answers[i] = Written.STALE;
            } else {
                lookAt(i, call);
            }
        }
    }

    private void lookAt(int i, BsonDocument call) {
        CallUpdate update = updates.get(i);
        long next = EventLog.version(call) + 1;
        long wanted = update.call().version();
        @Nullable BsonDocument there = eventOf(wanted, call);
        if (there != null
                && there.getBinary("_id").equals(Values.id(update.event().id().value()))) {
            found.add(new Found(i, Written.DONE));
            confirmations.add(
                    EventLog.there(Values.id(update.call().id()), update.call().version()),
                    EventLog.CHANGES_NOTHING.toBsonDocument());
        } else if (next > wanted && there == null) {
            answers[i] = null; // it may be what was written, so long ago that its event has moved
        } else if (call.containsKey(CallWriter.SEEN)) {
            addRepeated(i, call.getArray(CallWriter.SEEN).get(0));
        } else if (next != wanted) {
            answers[i] = Written.STALE;
        } else if (EventLog.moves(call.getDocument(CallWriter.EVENT))) {
            moving.addMoving(update, call.getDocument(CallWriter.EVENT));
            moved.add(i);
            leaving.addAll(EventLog.recent(call));
        }
    }

    private static @Nullable BsonDocument eventOf(long version, BsonDocument call) {
        return EventLog.recent(call).stream()
                .filter(event -> EventLog.version(event) == version)
                .findFirst()
                .orElse(null);
    }

    private Map<BsonValue, BsonDocument> stored(List<CallUpdate> wanted) {
        List<BsonValue> ids = wanted.stream()
                .<BsonValue>map(update -> Values.id(update.call().id()))
                .toList();
        List<BsonString> keys = wanted.stream()
                .map(update -> update.event().dedupeKey())
                .filter(Objects::nonNull)
                .map(BsonString::new)
                .toList();
        Bson seen = Projections.elemMatch(CallWriter.SEEN, new BsonDocument("$in", new BsonArray(keys)));
        Map<BsonValue, BsonDocument> stored = new HashMap<>();
        database.calls()
                .find(in("_id", ids))
                .projection(Projections.fields(EventLog.RECENT, seen))
                .forEach(call -> stored.put(call.get("_id"), call));
        return stored;
    }

    /** Those that were not all written take looks of their own. */
    private void writeMoving() {
        if (moved.isEmpty()) {
            return;
        }
        log.keep(leaving);
        write(moving, moved);
        if (answers[moved.get(0)] == null) {
            log.forgetIfGone(leaving);
        }
    }

    /** The server tells only the first of the keys it knows; if that is another's, the answer takes a look of its own. */
    private void addRepeated(int i, BsonValue key) {
        CallUpdate update = updates.get(i);
        if (key.asString().getValue().equals(update.event().dedupeKey())) {
            found.add(new Found(i, Written.REPEATED));
            confirmations.add(
                    CallChanges.seen(update.event()),
                    CallChanges.seenAgain(update.event()).toBsonDocument());
        }
    }

    /** What was read may still be lost, until a write that changes nothing is acknowledged, and finds it there. */
    private void confirm() {
        Map<Integer, Optional<Written>> refused = confirmations.run(database.calls());
        for (int i = 0; i < found.size(); i++) {
            answers[found.get(i).number()] =
                    refused.containsKey(i) ? null : found.get(i).answer();
        }
    }
}
