package io.calltracking.jdbc;

import io.calltracking.Call;
import io.calltracking.store.CallUpdate;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a database keeps what changes often and is looked for: a call's status, and which version of it statistics have counted.
 *
 * @param name of the table, without its prefix; has columns {@code version}, {@code status} and {@code counted_version}
 * @param id its column with the id of the call
 * @param isUncounted a condition that an index of their own finds: calls that changed since they were counted
 */
record StateTable(String name, String id, String isUncounted) {
    /** The row of the call itself. */
    static final StateTable CALL = new StateTable("call", "id", "uncounted = 1");

    /** A table of its own, whose rows are written by the statement that writes the call's. */
    static final StateTable OWN = new StateTable("call_state", "call_id", "counted_version is distinct from version");

    /** Has triggers leave alone what a statement writes into both tables. */
    private static final Column<Call> CARRIED = Column.number("carried_version", Call::version);

    /** Adds the row of a call that {@code written} has added. */
    static final String ADD_OWN = """
            insert into ${prefix}call_state (version, status, due_at, call_id, claim_token)
            select ?, ?, ?, ?, 0 from written""";

    /** Changes the row of a call that {@code written} has changed. */
    static final String CHANGE_OWN = """
            update ${prefix}call_state
            set version = ?, status = ?, due_at = ?
            from written
            where call_id = ?""";

    /** The parameters of both. */
    static void bind(Parameters parameters, CallUpdate update) throws SQLException {
        parameters
                .number(update.call().version())
                .word(update.call().status())
                .time(update.dueAt())
                .id(update.call().id());
    }

    /** These columns of a call, and with them what a statement has to write beside them. */
    List<Column<Call>> with(List<Column<Call>> columns) {
        return isCall()
                ? columns
                : Stream.concat(columns.stream(), Stream.of(CARRIED)).toList();
    }

    /**
     * A condition on calls that an index finds: that they have one of these statuses.
     *
     * @param words quoted, with commas between
     * @param bounds of the ids that are asked for, such as {@code < ?}; repeated where the planner would not see that the
     *     other table's ids have them too. Then their values are parameters
     */
    String hasStatus(String words, List<String> bounds) {
        String has = "status in (" + words + ")";
        return isCall()
                ? has
                : "id in (select " + id + " from ${prefix}" + name + " where " + has
                        + bounds.stream()
                                .map(bound -> " and " + id + " " + bound)
                                .collect(Collectors.joining()) + ")";
    }

    /** Whether it is the row of the call itself. */
    boolean isCall() {
        return equals(CALL);
    }

    /** The first uncounted call from an id, which is the parameter. */
    String firstUncounted() {
        return """
                select %1$s as id
                from ${prefix}%2$s
                where %3$s and %1$s >= ?
                order by %1$s
                limit 1
                """.formatted(id, name, isUncounted);
    }

    /** Marks the call with an id and a version as counted, unless it is. */
    String markCounted() {
        return """
                update ${prefix}%2$s
                set counted_version = version
                where %1$s = ? and version = ? and %3$s
                """.formatted(id, name, isUncounted);
    }
}
