package io.calltracking.jdbc;

import io.calltracking.Call;
import io.calltracking.CallFilter;
import io.calltracking.CallId;
import io.calltracking.CallQuery;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads calls. */
final class CallTable {
    /** All columns of a call, to be followed by a condition. */
    static final String SELECT = """
            select %s
            from ${prefix}call
            """.formatted(Column.names(CallColumns.ALL));

    private static final String COUNT = """
            select count(*) as calls
            from ${prefix}call
            """;

    private final Database database;

    CallTable(Database database) {
        this.database = database;
    }

    Optional<Call> find(CallId id) {
        return one("find call " + id, "where id = ?", parameters -> parameters.id(id));
    }

    Optional<Call> findByProviderCallId(String provider, String providerCallId) {
        return one(
                "find call " + provider + "/" + providerCallId,
                "where provider = ? and provider_call_id = ?",
                parameters -> parameters.text(provider).text(providerCallId));
    }

    List<Call> findByProviderCallIds(String provider, Set<String> providerCallIds) {
        if (providerCallIds.isEmpty()) {
            return List.of();
        }
        List<String> wanted = padded(providerCallIds);
        String where = "where provider = ? and provider_call_id in " + Column.list(wanted.size());
        return database.list(
                "find " + providerCallIds.size() + " calls of " + provider,
                database.sql(SELECT + where),
                parameters -> {
                    parameters.text(provider);
                    for (String id : wanted) {
                        parameters.text(id);
                    }
                },
                CallColumns::read);
    }

    /** The last one again up to a power of two: so a few statements, which stay prepared, do for any number. */
    private static List<String> padded(Set<String> ids) {
        List<String> padded = new ArrayList<>(ids);
        while (Integer.bitCount(padded.size()) != 1) {
            padded.add(padded.get(ids.size() - 1));
        }
        return padded;
    }

    Optional<Call> findByIdempotencyKey(String owner, String idempotencyKey) {
        return one(
                "find a call by its idempotency key",
                "where owner = ? and idempotency_key = ?",
                parameters -> parameters.text(owner).text(idempotencyKey));
    }

    List<Call> list(CallQuery query) {
        return database.list(
                "list calls",
                database.sql(sql(query, database.dialect())),
                parameters -> bind(parameters, query, database.dialect()),
                CallColumns::read);
    }

    long count(CallFilter filter) {
        CallConditions conditions = CallConditions.of(filter, database.dialect());
        return database.one(
                        "count calls",
                        database.sql(COUNT + conditions.where()),
                        conditions::bind,
                        row -> row.number("calls"))
                .orElse(0L);
    }

    static String sql(CallQuery query, Dialect dialect) {
        return (NumberPage.isFor(query)
                        ? NumberPage.sql(query, dialect)
                        : SELECT + CallConditions.of(query, dialect).where())
                + order(query) + " limit ?" + (query.skipped() == 0 ? "" : " offset ?");
    }

    static String order(CallQuery query) {
        return " order by id" + (query.newestFirst() ? " desc" : "");
    }

    static void bind(Parameters parameters, CallQuery query, Dialect dialect) throws SQLException {
        if (NumberPage.isFor(query)) {
            NumberPage.bind(parameters, query, dialect);
        } else {
            CallConditions.of(query, dialect).bind(parameters);
        }
        parameters.integer(query.limit());
        if (query.skipped() != 0) {
            parameters.integer(query.skipped());
        }
    }

    private Optional<Call> one(String attempted, String where, Database.Binding binding) {
        return database.one(attempted, database.sql(SELECT + where), binding, CallColumns::read);
    }
}
