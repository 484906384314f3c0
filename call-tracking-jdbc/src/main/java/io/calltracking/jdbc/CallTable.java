package io.calltracking.jdbc;

import io.calltracking.Call;
import io.calltracking.CallId;
import io.calltracking.CallQuery;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads calls. */
final class CallTable {
    private static final String SELECT = """
            select %s
            from ${prefix}call
            """.formatted(Column.names(CallColumns.ALL));

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

    Optional<Call> findByIdempotencyKey(String owner, String idempotencyKey) {
        return one(
                "find a call by its idempotency key",
                "where owner = ? and idempotency_key = ?",
                parameters -> parameters.text(owner).text(idempotencyKey));
    }

    List<Call> list(CallQuery query) {
        return database.list(
                "list calls", database.sql(sql(query)), parameters -> bind(parameters, query), CallColumns::read);
    }

    static String sql(CallQuery query) {
        return SELECT + where(query) + " order by id" + (query.newestFirst() ? " desc" : "") + " limit ?";
    }

    private Optional<Call> one(String attempted, String where, Database.Binding binding) {
        return database.one(attempted, database.sql(SELECT + where), binding, CallColumns::read);
    }

    private static String where(CallQuery query) {
        List<String> conditions = new ArrayList<>();
        if (query.owner() != null) {
            conditions.add("owner = ?");
        }
        if (query.contact() != null) {
            conditions.add("contact = ?");
        }
        if (!query.statuses().isEmpty()) {
            conditions.add(statuses(query));
        }
        if (query.firstId() != null) {
            conditions.add("id >= ?");
        }
        if (query.endId() != null) {
            conditions.add("id < ?");
        }
        if (query.after() != null) {
            conditions.add(query.newestFirst() ? "id < ?" : "id > ?");
        }
        return conditions.isEmpty() ? "" : "where " + String.join(" and ", conditions);
    }

    /** The words themselves and no parameters: only so does a planner see that the index of open calls will do. */
    private static String statuses(CallQuery query) {
        return query.statuses().stream()
                .sorted()
                .map(status -> "'" + status.name() + "'")
                .collect(Collectors.joining(", ", "status in (", ")"));
    }

    static void bind(Parameters parameters, CallQuery query) throws SQLException {
        if (query.owner() != null) {
            parameters.text(query.owner());
        }
        if (query.contact() != null) {
            parameters.text(query.contact());
        }
        for (CallId bound : Arrays.asList(query.firstId(), query.endId(), query.after())) {
            if (bound != null) {
                parameters.id(bound);
            }
        }
        parameters.integer(query.limit());
    }
}
