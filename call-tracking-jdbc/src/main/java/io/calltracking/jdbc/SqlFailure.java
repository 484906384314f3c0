package io.calltracking.jdbc;

import io.calltracking.CallTrackingException;
import io.calltracking.ErrorCode;
import java.sql.SQLException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a {@link SQLException} means to us. */
final class SqlFailure {
    private static final String UNIQUE_VIOLATION = "23505";
    private static final String INTEGRITY_VIOLATION = "23000";

    /** The last one is H2's: it waited for a lock in vain. */
    private static final Set<String> LOST_TO_ANOTHER = Set.of("40001", "40P01", "HYT00");

    /** MariaDB and MySQL have no SQLState for these: lock wait timeout, row changed since the snapshot, table altered. */
    private static final Set<Integer> LOST_TO_ANOTHER_IN_MARIADB = Set.of(1205, 1020, 1412);

    private static final int DUPLICATE_ENTRY_IN_MARIADB = 1062;

    /** Connection, privileges, rollback, syntax and names, resources, operator: nothing of what was written. */
    private static final Set<String> HARMLESS = Set.of("08", "28", "40", "42", "53", "57");

    private SqlFailure() {}

    /** Whether the transaction fell victim to another one and can simply be run again. */
    static boolean isLostToAnother(SQLException e) {
        String state = e.getSQLState();
        return state != null
                && (LOST_TO_ANOTHER.contains(state)
                        || (state.equals("HY000") && LOST_TO_ANOTHER_IN_MARIADB.contains(e.getErrorCode())));
    }

    /** Whether it would have broken a rule that the database keeps. */
    static boolean isUniqueViolation(SQLException e) {
        String state = e.getSQLState();
        return UNIQUE_VIOLATION.equals(state)
                || (INTEGRITY_VIOLATION.equals(state) && e.getErrorCode() == DUPLICATE_ENTRY_IN_MARIADB);
    }

    /** Whether a table is missing. */
    static boolean isMissingTable(SQLException e) {
        String state = e.getSQLState();
        return state != null && (state.equals("42P01") || state.startsWith("42S0"));
    }

    /**
     * As the store reports it. Databases like to quote the row that did not fit, with numbers and transcripts, so of
     * such failures only class, state and stack are kept.
     *
     * @param attempted what was tried, "create call …"
     */
    static CallTrackingException report(String attempted, SQLException e) {
        return report(attempted, e, isHarmless(e) ? e : stripped(e));
    }

    /** The same where no personal data was involved. */
    static CallTrackingException reportInFull(String attempted, SQLException e) {
        return report(attempted, e, e);
    }

    private static CallTrackingException report(String attempted, SQLException e, SQLException cause) {
        return CallTrackingException.of(
                ErrorCode.STORE_ERROR,
                "Could not " + attempted + ": the database or its driver failed with SQLState " + e.getSQLState() + " ("
                        + e.getClass().getSimpleName() + ")",
                cause);
    }

    private static boolean isHarmless(SQLException e) {
        return e instanceof SQLTransientConnectionException
                || e instanceof SQLNonTransientConnectionException
                || e instanceof SQLRecoverableException
                || e instanceof SQLInvalidAuthorizationSpecException
                || e instanceof SQLTimeoutException
                || isHarmless(e.getSQLState());
    }

    private static boolean isHarmless(@Nullable String state) {
        return state != null && state.length() == 5 && HARMLESS.contains(state.substring(0, 2));
    }

    private static SQLException stripped(SQLException e) {
        SQLException stripped = new SQLException(
                e.getClass().getName() + ", message left out because it may quote personal data",
                e.getSQLState(),
                e.getErrorCode());
        stripped.setStackTrace(e.getStackTrace());
        return stripped;
    }
}
