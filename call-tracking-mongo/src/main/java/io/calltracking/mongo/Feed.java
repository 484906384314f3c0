package io.calltracking.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import io.calltracking.FeedEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonValue;

/**
 * Reads the events of all calls in the order of their numbers. A number and the event it was given to are one small
 * document, so there is nothing to be half done: see {@link Numbering}. The event itself lies where the log has it.
 */
final class Feed {
    private final CallDatabase database;
    private final Numbering numbering;

    Feed(CallDatabase database, EventLog log) {
        this.database = database;
        this.numbering = new Numbering(database, log);
    }

    List<FeedEntry> feed(long after, int max) {
        return MongoFailure.reported("read the feed after " + after, () -> {
            List<FeedEntry> page = page(after, max);
            if (!page.isEmpty()) {
                return page;
            }
            numbering.numberSome();
            // Even if nothing was left: another reader may have numbered it in between.
            return page(after, max);
        });
    }

    long end() {
        return MongoFailure.reported("find the end of the feed", () -> {
            boolean more = true;
            while (more) {
                more = numbering.numberSome();
            }
            BsonDocument last = numbering.last();
            while (last != null && !isDurable(last)) {
                last = numbering.last();
            }
            return last == null ? 0L : number(last);
        });
    }

    /** Numbers whose calls were deleted are passed over. */
    private List<FeedEntry> page(long after, int max) {
        long position = after;
        List<BsonDocument> numbers = numbers(position, max);
        while (!numbers.isEmpty()) {
            List<FeedEntry> entries = entries(numbers);
            BsonDocument last = numbers.get(numbers.size() - 1);
            if (isDurable(last)) {
                if (!entries.isEmpty()) {
                    return entries;
                }
                position = number(last);
            }
            numbers = numbers(position, max);
        }
        return List.of();
    }

    private List<BsonDocument> numbers(long after, int max) {
        return database.feed()
                .find(gt("_id", new BsonInt64(after)))
                .sort(Sorts.ascending("_id"))
                .limit(max)
                .into(new ArrayList<>());
    }

    private List<FeedEntry> entries(List<BsonDocument> numbers) {
        Map<BsonValue, BsonDocument> events = events(numbers);
        List<FeedEntry> entries = new ArrayList<>();
        for (BsonDocument number : numbers) {
            BsonDocument event = events.get(number.get(Numbering.EVENT));
            if (event != null) {
                entries.add(new FeedEntry(number(number), EventDocument.read(new Fields(event))));
            }
        }
        return List.copyOf(entries);
    }

    /** Calls first: what is no longer in the document of its call by then was kept before. */
    private Map<BsonValue, BsonDocument> events(List<BsonDocument> numbers) {
        List<BsonValue> calls =
                numbers.stream().map(number -> number.get("call_id")).distinct().toList();
        Map<BsonValue, BsonDocument> found = new HashMap<>();
        Set<BsonValue> gone = new HashSet<>();
        database.calls().find(in("_id", calls)).projection(EventLog.RECENT).forEach(call -> {
            if (Deletion.isGone(call)) {
                gone.add(call.get("_id"));
            } else {
                EventLog.recent(call).forEach(event -> found.put(event.get("_id"), event));
            }
        });
        List<BsonValue> kept = numbers.stream()
                .filter(number -> !gone.contains(number.get("call_id")))
                .map(number -> number.get(Numbering.EVENT))
                .filter(event -> !found.containsKey(event))
                .toList();
        if (!kept.isEmpty()) {
            database.events().find(in("_id", kept)).forEach(event -> found.put(event.get("_id"), event));
        }
        return found;
    }

    /**
     * Whoever was given a number never asks for it again, so it must not be lost any more and given to another event. A write
     * that changes nothing is acknowledged when all before it is in the journal.
     *
     * @return false when it is lost already, because the server was killed since it was read
     */
    private boolean isDurable(BsonDocument number) {
        BsonValue event = number.get(Numbering.EVENT);
        return database.feed()
                        .updateOne(
                                and(eq(number.get("_id")), eq(Numbering.EVENT, event)),
                                Updates.set(Numbering.EVENT, event))
                        .getMatchedCount()
                == 1;
    }

    private static long number(BsonDocument number) {
        return new Fields(number).number("_id");
    }
}
