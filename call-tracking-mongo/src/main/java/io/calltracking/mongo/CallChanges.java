package io.calltracking.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Updates;
import io.calltracking.CallEvent;
import io.calltracking.store.CallUpdate;
import io.calltracking.store.Written;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Writes the next version of a call and the event that led to it. Both are in one document, so both are written or none.
 * Before events leave the document for the collection of events they are kept there; whoever is killed between the two has changed
 * nothing that a reader sees, and the next writer does it again without harm.
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
            if (isWritten(update)) {
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

    /** Writes the change without a look at the call, if it may be written so. */
    private boolean isWritten(CallUpdate update) {
        if (EventLog.isFull(update.call().version() - 1)) {
            return false;
        }
        NextVersions next = new NextVersions();
        next.add(update, lastWrites.before(update));
        return isWritten(next, update);
    }

    private boolean isWritten(NextVersions next, CallUpdate update) {
        boolean written = next.write(database.calls());
        if (written) {
            lastWrites.wrote(update);
        } else {
            lastWrites.forget(update.call().id());
        }
        return written;
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
        if (stored == null || Deletion.isGone(stored)) {
            return Written.STALE;
        }
        if (log.holds(stored, update.event())) {
            return Written.DONE;
        }
        if (stored.containsKey(CallWriter.SEEN)) {
            return isDurablySeen(update.event()) ? Written.REPEATED : null;
        }
        if (EventLog.version(stored) != update.call().version() - 1) {
            return Written.STALE;
        }
        return isWrittenAfter(stored, update) ? Written.DONE : null;
    }

    private boolean isWrittenAfter(BsonDocument stored, CallUpdate update) {
        BsonDocument newest = stored.getDocument(CallWriter.EVENT);
        if (!EventLog.moves(newest)) {
            return isWritten(update);
        }
        List<BsonDocument> leaving = EventLog.recent(stored);
        log.keep(leaving);
        NextVersions next = new NextVersions();
        next.addMoving(update, newest);
        boolean written = isWritten(next, update);
        if (!written) {
            log.forgetIfGone(leaving);
        }
        return written;
    }

    /** Version and recent events of the stored call, and the dedupe key of the new one if it was seen. */
    private @Nullable BsonDocument stored(CallEvent event) {
        List<Bson> wanted = new ArrayList<>(List.of(EventLog.RECENT));
        if (event.dedupeKey() != null) {
            wanted.add(
                    Projections.elemMatch(CallWriter.SEEN, new BsonDocument("$eq", new BsonString(event.dedupeKey()))));
        }
        return database.calls()
                .find(eq(Values.id(event.callId())))
                .projection(Projections.fields(wanted))
                .first();
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
