package io.calltracking.mongo;

import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.FindIterable;
import com.mongodb.client.model.Projections;
import io.calltracking.Call;
import io.calltracking.store.CallUpdate;
import io.calltracking.store.Written;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Several changes written in three steps, as {@link CallChanges} does one. For one use. */
final class ChangeBatch {
    private final CallDatabase database;
    private final EventLog log;
    private final LastWrites lastWrites;
    private final List<CallUpdate> updates;
    private final @Nullable Written[] answers;
    private final List<BsonDocument> leaving = new ArrayList<>();
    private final TellingUpdates writes = new TellingUpdates();
    private final List<Integer> written = new ArrayList<>();
    private final Map<Integer, BsonDocument> events = new HashMap<>();

    /** Calls that need not be read, by the ids of their newest events. */
    private final Map<BsonValue, Call> calls = new HashMap<>();

    ChangeBatch(CallDatabase database, EventLog log, LastWrites lastWrites, List<CallUpdate> updates) {
        this.database = database;
        this.log = log;
        this.lastWrites = lastWrites;
        this.updates = updates;
        this.answers = new @Nullable Written[updates.size()];
    }

    /** What became of each; null where somebody else wrote in between, and a new look tells what. */
    List<@Nullable Written> write() {
        Map<BsonValue, BsonDocument> stored = stored();
        for (int i = 0; i < updates.size(); i++) {
            prepare(i, stored.get(Values.id(updates.get(i).call().id())));
        }
        if (!leaving.isEmpty()) {
            log.keepAll(leaving);
        }
        Map<Integer, Optional<Written>> refused = writes.run(database.calls());
        refused.forEach((write, refusal) -> answers[written.get(write)] = refusal.orElse(null));
        events.forEach((update, event) -> {
            if (answers[update] == Written.DONE) {
                lastWrites.wrote(updates.get(update), event);
            } else {
                lastWrites.forget(updates.get(update).call().id());
            }
        });
        if (!refused.isEmpty()) {
            leaving.forEach(log::forgetIfGone);
        }
        return Arrays.asList(answers);
    }

    private Map<BsonValue, BsonDocument> stored() {
        Map<BsonValue, BsonDocument> stored = new HashMap<>();
        List<CallUpdate> unknown = new ArrayList<>();
        for (CallUpdate update : updates) {
            LastWrites.LastWrite before = lastWrites.before(update);
            if (before == null) {
                unknown.add(update);
            } else {
                calls.put(before.event().getBinary("_id"), before.call());
                stored.put(
                        Values.id(update.call().id()),
                        new BsonDocument("version", before.event().get("version"))
                                .append(CallWriter.EVENT, before.event()));
            }
        }
        if (!unknown.isEmpty()) {
            find(unknown).forEach(call -> stored.put(call.get("_id"), call));
        }
        return stored;
    }

    private FindIterable<BsonDocument> find(List<CallUpdate> unknown) {
        List<BsonValue> ids = unknown.stream()
                .<BsonValue>map(update -> Values.id(update.call().id()))
                .toList();
        List<BsonString> keys = unknown.stream()
                .map(update -> update.event().dedupeKey())
                .filter(Objects::nonNull)
                .map(BsonString::new)
                .toList();
        Bson seen = Projections.elemMatch(CallWriter.SEEN, new BsonDocument("$in", new BsonArray(keys)));
        return database.calls()
                .find(in("_id", ids))
                .projection(Projections.fields(Projections.include("version", CallWriter.EVENT), seen));
    }

    private void prepare(int i, @Nullable BsonDocument stored) {
        CallUpdate update = updates.get(i);
        if (stored == null) {
            answers[i] = Written.STALE;
        } else if (version(stored) >= update.call().version()) {
            answers[i] = null; // it may be what was written: that takes a look of its own
        } else if (stored.containsKey(CallWriter.SEEN)) {
            prepareKnown(i, stored.getArray(CallWriter.SEEN).get(0));
        } else if (version(stored) != update.call().version() - 1) {
            answers[i] = Written.STALE;
        } else {
            BsonDocument last = stored.getDocument(CallWriter.EVENT);
            BsonDocument event = EventDocument.of(update.event(), last.get("_id"));
            leaving.add(last);
            events.put(i, event);
            answers[i] = Written.DONE;
            written.add(i);
            writes.add(
                    CallChanges.unchanged(last, update),
                    CallChanges.changes(event, calls.get(last.getBinary("_id")), update)
                            .document());
        }
    }

    private static long version(BsonDocument stored) {
        return stored.getInt64("version").getValue();
    }

    /** The server tells only the first of the keys it knows; if that is another's, the answer takes a look of its own. */
    private void prepareKnown(int i, BsonValue key) {
        CallUpdate update = updates.get(i);
        if (key.asString().getValue().equals(update.event().dedupeKey())) {
            answers[i] = Written.REPEATED;
            written.add(i);
            writes.add(
                    CallChanges.seen(update.event()),
                    CallChanges.seenAgain(update.event()).toBsonDocument());
        }
    }
}
