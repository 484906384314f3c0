package io.calltracking.mongo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt64;

/**
 * An event that may have no place in the feed yet.
 *
 * @param event without what it says
 * @param at when it was observed, in milliseconds; not before an earlier one of its call, once it is put in order
 */
record Unnumbered(BsonDocument event, long at) {
    private static final Comparator<Unnumbered> BY_TIME = Comparator.comparingLong(Unnumbered::at);

    static Unnumbered of(BsonDocument event) {
        BsonDateTime at = event.getDateTime("observed_at");
        return new Unnumbered(event, at.getValue());
    }

    /**
     * In the order of time, but those of one call in the order of versions whatever the clock said.
     *
     * @param calls the events of each, oldest first
     */
    static List<Unnumbered> inOrder(List<List<Unnumbered>> calls) {
        List<Unnumbered> ordered = new ArrayList<>();
        for (List<Unnumbered> call : calls) {
            long latest = Long.MIN_VALUE;
            for (Unnumbered event : call) {
                latest = Math.max(latest, event.at);
                ordered.add(new Unnumbered(event.event, latest));
            }
        }
        ordered.sort(BY_TIME);
        return ordered;
    }

    /** The document that gives it a number. */
    BsonDocument numbered(long number) {
        return new BsonDocument("_id", new BsonInt64(number))
                .append(Numbering.EVENT, event.get("_id"))
                .append("call_id", event.get("call_id"))
                .append("version", event.get("version"));
    }
}
