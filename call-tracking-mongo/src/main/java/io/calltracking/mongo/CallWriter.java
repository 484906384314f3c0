package io.calltracking.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.MongoWriteException;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Updates;
import io.calltracking.CallEvent;
import io.calltracking.LastCheck;
import io.calltracking.store.CallUpdate;
import io.calltracking.store.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Writes a call and the event that led to it. Both are in one document, so both are written or none. Before the event
 * of the next version takes the place of the one before, that one is kept in the collection of events; whoever is killed
 * between the two has changed nothing that a reader sees, and the next writer does it again without harm.
 */
final class CallWriter {
    /** The newest event of a call. */
    static final String EVENT = "event";

    /** The dedupe keys of all events of a call. */
    static final String SEEN = "seen";

    private final CallDatabase database;
    private final EventLog log;

    CallWriter(CallDatabase database, EventLog log) {
        this.database = database;
        this.log = log;
    }

    Written create(CallUpdate creation) {
        return write("create call " + creation.call().id(), () -> {
            database.calls().insertOne(newDocument(creation));
            return Written.DONE;
        });
    }

    Written apply(CallUpdate update) {
        String attempted = "apply version " + update.call().version() + " of call "
                + update.call().id();
        return write(attempted, () -> {
            while (true) {
                Written written = attempt(update);
                if (written != null) {
                    return written;
                }
            }
        });
    }

    /**
     * The payloads go first: who is killed before the call follows has taken out what was to go anyway, and does it again.
     */
    Written erase(CallUpdate update) {
        return write("erase call " + update.call().id(), () -> {
            while (true) {
                Written written = attemptErasure(update);
                if (written != null) {
                    return written;
                }
            }
        });
    }

    private @Nullable Written attemptErasure(CallUpdate update) {
        BsonDocument stored = stored(update.event());
        if (stored == null
                || stored.getInt64("version").getValue() != update.call().version() - 1) {
            return Written.STALE;
        }
        BsonDocument last = stored.getDocument(EVENT);
        log.keepWithoutPayloads(last);
        Changes changes = new Changes()
                .fields(CallDocument.ALL_BUT_ID, update.call())
                .time("due_at", update.dueAt())
                .set("check_payload", null)
                .set(EVENT, EventDocument.of(update.event(), last.get("_id")));
        return replaced(last, update, changes);
    }

    private static Written write(String attempted, Supplier<Written> work) {
        return MongoFailure.reported(attempted, () -> {
            try {
                return work.get();
            } catch (MongoWriteException e) {
                return Rule.brokenIn(e).orElseThrow(() -> e).answer();
            }
        });
    }

    /** Null when somebody else wrote in between: a new look tells what. */
    private @Nullable Written attempt(CallUpdate update) {
        BsonDocument stored = stored(update.event());
        if (stored == null) {
            return Written.STALE;
        }
        if (stored.containsKey(SEEN)) {
            return isDurablySeen(update.event()) ? Written.REPEATED : null;
        }
        if (stored.getInt64("version").getValue() != update.call().version() - 1) {
            return Written.STALE;
        }
        BsonDocument last = stored.getDocument(EVENT);
        log.keep(last);
        return replaced(last, update, changes(last, update));
    }

    /** Version and newest event of the stored call, and the dedupe key of the new one if it was seen. */
    private @Nullable BsonDocument stored(CallEvent event) {
        List<Bson> wanted = new ArrayList<>(List.of(Projections.include("version", EVENT)));
        if (event.dedupeKey() != null) {
            wanted.add(Projections.elemMatch(SEEN, new BsonDocument("$eq", new BsonString(event.dedupeKey()))));
        }
        return database.calls()
                .find(eq(Values.id(event.callId())))
                .projection(Projections.fields(wanted))
                .first();
    }

    private @Nullable Written replaced(BsonDocument last, CallUpdate update, Changes changes) {
        Bson call = eq(Values.id(update.call().id()));
        Bson unchanged = and(
                call, eq("version", new BsonInt64(update.call().version() - 1)), eq(EVENT + "._id", last.get("_id")));
        if (database.calls().updateOne(unchanged, changes.document()).getMatchedCount() == 1) {
            return Written.DONE;
        }
        if (database.calls().countDocuments(and(call, Deletion.IS_THERE)) == 0) {
            log.forget(last);
        }
        return null;
    }

    private static Changes changes(BsonDocument last, CallUpdate update) {
        CallEvent event = update.event();
        LastCheck check = update.check();
        Changes changes = new Changes()
                .fields(CallDocument.CHANGING, update.call())
                .time("due_at", update.dueAt())
                .set(EVENT, EventDocument.of(event, last.get("_id")));
        if (event.dedupeKey() != null) {
            changes.push(SEEN, new BsonString(event.dedupeKey()));
        }
        return check == null ? changes : changes.fields(DueCalls.CHECK, check);
    }

    /**
     * Whoever hears that its news is known already forgets it, so what was read must not be lost any more. A write that
     * changes nothing is acknowledged when all before it is in the journal.
     */
    private boolean isDurablySeen(CallEvent event) {
        BsonString key = new BsonString(String.valueOf(event.dedupeKey()));
        return database.calls()
                        .updateOne(and(eq(Values.id(event.callId())), eq(SEEN, key)), Updates.addToSet(SEEN, key))
                        .getMatchedCount()
                == 1;
    }

    private static BsonDocument newDocument(CallUpdate creation) {
        CallEvent event = creation.event();
        BsonDocument document = Field.document(CallDocument.ALL, creation.call());
        if (creation.dueAt() != null) {
            document.append("due_at", Values.date(creation.dueAt()));
        }
        document.append("claim_token", new BsonInt64(0));
        if (creation.check() != null) {
            document.putAll(Field.document(DueCalls.CHECK, creation.check()));
        }
        document.append(EVENT, EventDocument.of(event, null));
        if (event.dedupeKey() != null) {
            document.append(SEEN, new BsonArray(List.of(new BsonString(event.dedupeKey()))));
        }
        return document;
    }
}
