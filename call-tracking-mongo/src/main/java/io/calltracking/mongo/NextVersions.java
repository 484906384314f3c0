package io.calltracking.mongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.result.UpdateResult;
import io.calltracking.LastCheck;
import io.calltracking.mongo.LastWrites.LastWrite;
import io.calltracking.store.CallUpdate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/**
 * The next versions of calls with their events, written by one command: each where the call still has the version before, and the
 * news is not in its log. The conditions are in the update, a pipeline that leaves all other calls as they are, so nothing has to
 * be read first, and the server has nothing to plan but a look by ids, once for all. Not thread-safe.
 */
final class NextVersions {
    private static final BsonString CALL = new BsonString("$$ROOT");
    private static final BsonString REMOVE = new BsonString("$$REMOVE");
    private static final BsonInt32 LONGEST = new BsonInt32(EventLog.LONGEST_PAYLOAD);

    /** The names of what is known of a change while it is written. */
    private static final String VERSION = "version";

    private static final String LAST = "last";
    private static final String MOVES = "moves";
    private static final String VALUES = "values";
    private static final String EVENT = "event";
    private static final String NEWS = "news";

    /** In a call that was changed, from one stage of the pipeline to the next. */
    private static final String CHANGED = "changed";

    private final BsonArray ids = new BsonArray();
    private final BsonArray changes = new BsonArray();
    private final Set<String> removed = new TreeSet<>();

    /**
     * Adds one that leaves the events in the call's document where they are.
     *
     * @param last what this store wrote last of the call, so that only what differs is written; null for all
     */
    void add(CallUpdate update, @Nullable LastWrite last) {
        Changes values = new Changes();
        if (last == null) {
            values.fields(CallDocument.CHANGING, update.call());
            add(update, values, new BsonDocument());
        } else {
            values.changed(CallDocument.CHANGING, last.call(), update.call());
            add(update, values, new BsonDocument(LAST, last.event()));
        }
    }

    /**
     * Adds one that takes the events out of the call's document, because they are kept.
     *
     * @param newest the newest of them
     */
    void addMoving(CallUpdate update, BsonDocument newest) {
        Changes values =
                new Changes().fields(CallDocument.CHANGING, update.call()).set(EventLog.EARLIER, null);
        add(update, values, new BsonDocument(LAST, newest.get("_id")).append(MOVES, BsonBoolean.TRUE));
    }

    private void add(CallUpdate update, Changes values, BsonDocument change) {
        values.time("due_at", update.dueAt());
        LastCheck check = update.check();
        if (check != null) {
            values.fields(DueCalls.CHECK, check);
        }
        String key = update.event().dedupeKey();
        removed.addAll(values.removed());
        ids.add(Values.id(update.call().id()));
        changes.add(change.append(VERSION, new BsonInt64(update.call().version() - 1))
                .append(VALUES, values.values())
                .append(EVENT, EventDocument.of(update.event(), null))
                .append(NEWS, new BsonArray(key == null ? List.of() : List.of(new BsonString(key)))));
    }

    /** Whether all of them were written, which may be none. Of two of one call the second is not. */
    boolean write(MongoCollection<BsonDocument> calls) {
        if (ids.isEmpty()) {
            return true;
        }
        UpdateResult result = ids.size() == 1
                ? calls.updateOne(eq(ids.get(0)), pipeline())
                : calls.updateMany(in("_id", ids), pipeline());
        return result.getModifiedCount() == ids.size();
    }

    private List<BsonDocument> pipeline() {
        BsonDocument change =
                operation("$arrayElemAt", literal(changes), operation("$indexOfArray", literal(ids), field("_id")));
        BsonDocument next = new BsonDocument("vars", new BsonDocument("change", change))
                .append("in", operation("$cond", isAsItWas(), changed(), CALL));
        return List.of(
                new BsonDocument("$replaceWith", new BsonDocument("$let", next)),
                new BsonDocument("$set", withoutNulls()));
    }

    private static BsonDocument isAsItWas() {
        BsonString newest = field(CallWriter.EVENT + "._id");
        BsonDocument payload =
                operation("$ifNull", field(CallWriter.EVENT + "." + EventDocument.PAYLOAD), new BsonString(""));
        BsonDocument known = operation("$setIntersection", array(CallWriter.SEEN), ofChange(NEWS));
        return operation(
                "$and",
                operation("$eq", field("version"), ofChange(VERSION)),
                operation("$eq", newest, operation("$ifNull", ofChange(LAST), newest)),
                operation("$not", field(Deletion.GONE)),
                operation("$eq", known, new BsonArray()),
                operation("$or", ofChange(MOVES), operation("$lte", operation("$strLenCP", payload), LONGEST)));
    }

    private static BsonDocument changed() {
        BsonDocument previous = new BsonDocument(EventDocument.PREVIOUS, field(CallWriter.EVENT + "._id"));
        BsonArray event = new BsonArray(List.of(field(CallWriter.EVENT)));
        BsonDocument longer = new BsonDocument()
                .append(EventLog.EARLIER, operation("$concatArrays", array(EventLog.EARLIER), event))
                .append(CallWriter.SEEN, operation("$concatArrays", array(CallWriter.SEEN), ofChange(NEWS)))
                .append(CallWriter.EVENT, operation("$mergeObjects", ofChange(EVENT), previous))
                .append(CHANGED, BsonBoolean.TRUE);
        return operation("$mergeObjects", CALL, longer, ofChange(VALUES));
    }

    /** In what was changed a value that is null is to be absent. What was not changed stays as it is, whatever is in it. */
    private BsonDocument withoutNulls() {
        BsonDocument fields = new BsonDocument();
        removed.forEach(name -> fields.append(
                name, operation("$cond", field(CHANGED), operation("$ifNull", field(name), REMOVE), field(name))));
        return fields.append(CHANGED, REMOVE);
    }

    private static BsonDocument array(String name) {
        return operation("$ifNull", field(name), new BsonArray());
    }

    private static BsonString field(String name) {
        return new BsonString("$" + name);
    }

    private static BsonString ofChange(String name) {
        return new BsonString("$$change." + name);
    }

    /** Whatever a text begins with, to the server it is one. */
    private static BsonDocument literal(BsonValue value) {
        return new BsonDocument("$literal", value);
    }

    private static BsonDocument operation(String name, BsonValue... operands) {
        return new BsonDocument(name, new BsonArray(List.of(operands)));
    }
}
