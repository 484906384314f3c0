package io.calltracking.jdbc;

import java.util.List;
import java.util.stream.Collectors;

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
