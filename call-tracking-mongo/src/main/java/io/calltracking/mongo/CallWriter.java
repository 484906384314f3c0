package io.calltracking.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.MongoWriteException;
import io.calltracking.CallEvent;
import io.calltracking.CallId;
import io.calltracking.store.Block;
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
    private final Rollups rollups;

    CallWriter(CallDatabase database, EventLog log) {
        this.rollups = new Rollups(database);
        this.database = database;
        this.log = log;
    }

    Written create(CallUpdate creation) {
        return write("create call " + creation.call().id(), () -> {
            database.calls().insertOne(newDocument(creation));
            return Written.DONE;
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
        BsonDocument stored = log.newest(update.call().id());
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
        boolean replaced = database.calls()
                        .updateOne(CallChanges.unchanged(last, update), changes.document())
                        .getMatchedCount()
                == 1;
        return replaced ? Written.DONE : null;
    }

    /**
     * First the call is not counted any more, and the blocks that it was counted in are opened. Events go before the call, so
     * that none with a payload is left behind where nobody looks.
     */
    boolean delete(CallId id, long version) {
        Bson unchanged = and(eq(Values.id(id)), eq("version", new BsonInt64(version)));
        return MongoFailure.reported("delete call " + id, () -> {
            if (database.calls().updateOne(unchanged, CountedCalls.LEAVE).getMatchedCount() == 0) {
                return false;
            }
            rollups.open(Block.of(id));
            log.forget(id);
            boolean deleted = database.calls().deleteOne(unchanged).getDeletedCount() == 1;
            if (deleted) {
                // Whoever wanted to write the next version may have kept one more.
                log.forget(id);
                log.forgetNumbers(id);
            }
            return deleted;
        });
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
