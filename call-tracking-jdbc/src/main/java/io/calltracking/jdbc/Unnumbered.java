package io.calltracking.jdbc;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event that has no place in the feed yet.
 *
 * @param callId its call
 * @param version its place among the events of the call
 * @param at when it was observed; not before an earlier one of the call, once it is put in order
 */
record Unnumbered(UUID callId, long version, Instant at) {
    private static final Comparator<Unnumbered> BY_TIME = Comparator.comparing(Unnumbered::at)
            .thenComparing(Unnumbered::callId)
            .thenComparing(Unnumbered::version);

    static Unnumbered read(Row row) throws SQLException {
        return new Unnumbered(row.id("call_id"), row.number("version"), row.time("observed_at"));
    }

    /**
     * In the order of time, but those of one call in the order of versions whatever the clock said.
     *
     * @param byCall by call and version
     */
    static List<Unnumbered> inOrder(List<Unnumbered> byCall) {
        List<Unnumbered> ordered = new ArrayList<>();
        @Nullable Unnumbered before = null;
        for (Unnumbered event : byCall) {
            before = before == null ? event : event.notBefore(before);
            ordered.add(before);
        }
        ordered.sort(BY_TIME);
        return ordered;
    }

    private Unnumbered notBefore(Unnumbered earlier) {
        boolean stepBack = callId.equals(earlier.callId) && at.isBefore(earlier.at);
        return stepBack ? new Unnumbered(callId, version, earlier.at) : this;
    }
}
