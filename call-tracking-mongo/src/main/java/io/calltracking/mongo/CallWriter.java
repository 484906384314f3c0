package io.calltracking.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.MongoWriteException;
import io.calltracking.CallEvent;
import io.calltracking.store.CallUpdate;
import io.calltracking.store.Written;
import java.util.List;
import java.util.function.Supplier;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Adds calls, and takes out of them what is personal, or all of it. Their next versions are written by {@link CallChanges}. */
final class CallWriter {
    /** The newest event of a call. */
    static final String EVENT = "event";

    /** The dedupe keys of all events of a call. */
    static final String SEEN = "seen";

    private final CallDatabase database;
    private final EventLog log;
    private final LastWrites lastWrites;

    CallWriter(CallDatabase database, EventLog log, LastWrites lastWrites) {
        this.database = database;
        this.log = log;
        this.lastWrites = lastWrites;
    }

    Written create(CallUpdate creation) {
        String attempted = "create call " + creation.call().id();
        BsonDocument document = newDocument(creation);
        Written written = write(attempted, () -> {
            database.calls().insertOne(document);
            lastWrites.wrote(creation);
            return Written.DONE;
        });
        return written != Written.DONE && MongoFailure.reported(attempted, () -> isThere(creation))
                ? Written.DONE
                : written;
    }

    private boolean isThere(CallUpdate refused) {
        return log.holds(log.recent(refused.call().id()), refused.event());
    }

    /**
     * The events go first: who is killed before the call follows has taken out payloads that were to go anyway, and does it again.
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
        BsonDocument stored = log.recent(update.call().id());
        if (stored == null || EventLog.version(stored) != update.call().version() - 1) {
            return log.holds(stored, update.event()) ? Written.DONE : Written.STALE;
        }
        BsonDocument last = stored.getDocument(EVENT);
        List<BsonDocument> leaving = EventLog.recent(stored);
        log.keepWithoutPayloads(leaving);
        Changes changes = new Changes()
                .fields(CallDocument.ALL_BUT_ID, update.call())
                .time("due_at", update.dueAt())
                .set("check_payload", null)
                .set(EventLog.EARLIER, null)
                .set(EVENT, EventDocument.of(update.event(), last.get("_id")));
        lastWrites.forget(update.call().id()); // what is personal goes from memory too
        boolean replaced = database.calls()
                        .updateOne(follows(last, update), changes.document())
                        .getMatchedCount()
                == 1;
        if (!replaced) {
            log.forgetIfGone(leaving);
        }
        return replaced ? Written.DONE : null;
    }

    /** That this event is still the newest one, and in the version before the update's. */
    private static Bson follows(BsonDocument last, CallUpdate update) {
        return and(
                eq(Values.id(update.call().id())),
                eq("version", new BsonInt64(update.call().version() - 1)),
                eq(EVENT + "._id", last.get("_id")));
    }

    static Written write(String attempted, Supplier<Written> work) {
        return MongoFailure.reported(attempted, () -> {
            try {
                return work.get();
            } catch (MongoWriteException e) {
                return Rule.brokenIn(e).orElseThrow(() -> e).answer();
            }
        });
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
