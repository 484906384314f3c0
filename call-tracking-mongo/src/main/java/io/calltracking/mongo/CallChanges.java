package io.calltracking.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.ne;

import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Updates;
import io.calltracking.Call;
import io.calltracking.CallEvent;
import io.calltracking.LastCheck;
import io.calltracking.store.CallUpdate;
import io.calltracking.store.Written;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Writes the next version of a call and the event that led to it. Both are in one document, so both are written or none.
 * Before the event of the next version takes the place of the one before, that one is kept in the collection of events;
 * whoever is killed between the two has changed nothing that a reader sees, and the next writer does it again without harm.
 */
final class CallChanges {
    private final CallDatabase database;
    private final EventLog log;
    private final LastWrites lastWrites;

    CallChanges(CallDatabase database, EventLog log, LastWrites lastWrites) {
        this.database = database;
        this.log = log;
        this.lastWrites = lastWrites;
    }

    Written apply(CallUpdate update) {
        String attempted = "apply version " + update.call().version() + " of call "
                + update.call().id();
        return CallWriter.write(attempted, () -> {
            LastWrites.LastWrite before = lastWrites.before(update);
            if (before != null && writeAfter(before.event(), before.call(), update)) {
                return Written.DONE;
            }
            while (true) {
                Written written = attempt(update);
                if (written != null) {
                    return written;
                }
            }
        });
    }

    /** What was overtaken by others meanwhile is looked at again by itself. */
    List<Written> applyAll(List<CallUpdate> updates) {
        if (updates.size() < 2) {
            return updates.stream().map(this::apply).toList();
        }
        ChangeBatch batch = new ChangeBatch(database, log, lastWrites, updates);
        List<@Nullable Written> first = MongoFailure.reported("apply " + updates.size() + " changes", batch::write);
        List<Written> written = new ArrayList<>();
        for (int i = 0; i < updates.size(); i++) {
            Written answer = first.get(i);
            written.add(answer == null ? apply(updates.get(i)) : answer);
        }
        return written;
    }

    /** Null when somebody else wrote in between: a new look tells what. */
    private @Nullable Written attempt(CallUpdate update) {
        BsonDocument stored = stored(update.event());
        if (stored == null) {
            return Written.STALE;
        }
        if (log.holds(stored, update.event())) {
            return Written.DONE;
        }
        if (stored.containsKey(CallWriter.SEEN)) {
            return isDurablySeen(update.event()) ? Written.REPEATED : null;
        }
        if (stored.getInt64("version").getValue() != update.call().version() - 1) {
            return Written.STALE;
        }
        return writeAfter(stored.getDocument(CallWriter.EVENT), null, update) ? Written.DONE : null;
    }

    /**
     * Writes the change if the call is as its last event left it, and the news is none that it had before.
     *
     * @return whether it was written
     */
    private boolean writeAfter(BsonDocument last, @Nullable Call before, CallUpdate update) {
        BsonDocument event = EventDocument.of(update.event(), last.get("_id"));
        log.keep(last);
        boolean written = database.calls()
                        .updateOne(
                                unchanged(last, update),
                                changes(event, before, update).document())
                        .getMatchedCount()
                == 1;
        if (written) {
            lastWrites.wrote(update, event);
        } else {
            lastWrites.forget(update.call().id());
            log.forgetIfGone(last);
        }
        return written;
    }

    /** Version and newest event of the stored call, and the dedupe key of the new one if it was seen. */
    private @Nullable BsonDocument stored(CallEvent event) {
        List<Bson> wanted = new ArrayList<>(List.of(EventLog.NEWEST));
        if (event.dedupeKey() != null) {
            wanted.add(
                    Projections.elemMatch(CallWriter.SEEN, new BsonDocument("$eq", new BsonString(event.dedupeKey()))));
        }
        return database.calls()
                .find(eq(Values.id(event.callId())))
                .projection(Projections.fields(wanted))
                .first();
    }

    /** That the call still has the version before this one, its newest event is still the last that is known, and the news is new. */
    static Bson unchanged(BsonDocument last, CallUpdate update) {
        Bson unchanged = and(
                eq(Values.id(update.call().id())),
                eq("version", new BsonInt64(update.call().version() - 1)),
                eq(CallWriter.EVENT + "._id", last.get("_id")));
        return update.event().dedupeKey() == null
                ? unchanged
                : and(unchanged, ne(CallWriter.SEEN, key(update.event())));
    }

    /**
     * The new version, with its event.
     *
     * @param before the call as it is in the version before; null when that is not known, and all is written anew
     */
    static Changes changes(BsonDocument event, @Nullable Call before, CallUpdate update) {
        LastCheck check = update.check();
        Changes changes = new Changes();
        if (before == null) {
            changes.fields(CallDocument.CHANGING, update.call());
        } else {
            changes.changed(CallDocument.CHANGING, before, update.call());
        }
        changes.time("due_at", update.dueAt()).set(CallWriter.EVENT, event);
        if (update.event().dedupeKey() != null) {
            changes.push(CallWriter.SEEN, key(update.event()));
        }
        return check == null ? changes : changes.fields(DueCalls.CHECK, check);
    }

    /**
     * Whoever hears that its news is known already forgets it, so what was read must not be lost any more. A write that
     * changes nothing is acknowledged when all before it is in the journal.
     */
    private boolean isDurablySeen(CallEvent event) {
        return database.calls().updateOne(seen(event), seenAgain(event)).getMatchedCount() == 1;
    }

    /** That the event's news is in the call's log. */
    static Bson seen(CallEvent event) {
        return and(eq(Values.id(event.callId())), eq(CallWriter.SEEN, key(event)));
    }

    /** Changes nothing where the news is in the call's log. */
    static Bson seenAgain(CallEvent event) {
        return Updates.addToSet(CallWriter.SEEN, key(event));
    }

    private static BsonString key(CallEvent event) {
        return new BsonString(String.valueOf(event.dedupeKey()));
    }
}
