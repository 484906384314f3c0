package io.calltracking.jdbc;

import io.calltracking.Call;
import io.calltracking.CallId;
import io.calltracking.CallTrackingException;
import io.calltracking.store.Claim;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A due row that was claimed. One that cannot be read, because it holds a word that only a later version of the library knows,
 * must not keep the others from being looked at: it stays claimed for the lease, and then somebody else gets it.
 *
 * @param call null when it cannot be read
 */
record ClaimedRow(
        CallId id, Instant dueAt, long token, @Nullable Call call) {
    private static final Logger LOGGER = LoggerFactory.getLogger(ClaimedRow.class);

    static ClaimedRow read(Row row, Instant dueAt, long token) throws SQLException {
        CallId id = new CallId(row.id("id"));
        try {
            return new ClaimedRow(id, dueAt, token, CallColumns.read(row));
        } catch (CallTrackingException e) {
            LOGGER.atWarn()
                    .addKeyValue("call", id)
                    .addKeyValue("reason", e.getMessage())
                    .log("A due call cannot be read; left to instances that can");
            return new ClaimedRow(id, dueAt, token, null);
        }
    }

    /** Of those that can be read. */
    static List<Claim> claims(Stream<ClaimedRow> rows) {
        return rows.filter(row -> row.call != null)
                .map(row -> new Claim(Objects.requireNonNull(row.call), row.dueAt, row.token))
                .toList();
    }
}
