package io.calltracking.jdbc;

import io.calltracking.JsonText;
import io.calltracking.Pool;
import io.calltracking.PoolLimit;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The limits of pools. */
final class PoolTable {
    private static final String SELECT = """
            select kind, name, cap, guaranteed
            from ${prefix}pool
            """;

    private static final String UPDATE = """
            update ${prefix}pool
            set cap = ?, guaranteed = ?
            where kind = ? and name = ?
            """;

    private static final String INSERT = """
            insert into ${prefix}pool (cap, guaranteed, kind, name)
            values (?, ?, ?, ?)
            """;

    private static final String DELETE = """
            delete from ${prefix}pool
            where kind = ? and name = ?
            """;

    private final Database database;

    PoolTable(Database database) {
        this.database = database;
    }

    List<PoolLimit> limits(Collection<Pool> pools) {
        if (pools.isEmpty()) {
            return List.of();
        }
        String wanted = pools.stream().map(pool -> "(?, ?)").collect(Collectors.joining(", "));
        return database.list(
                "read the limits of pools",
                database.sql(SELECT + "where (kind, name) in (" + wanted + ")"),
                parameters -> {
                    for (Pool pool : pools) {
                        bind(parameters, pool);
                    }
                },
                PoolTable::read);
    }

    List<PoolLimit> limits() {
        return database.list(
                "read all limits of pools",
                database.sql(SELECT + "order by kind, name"),
                parameters -> {},
                PoolTable::read);
    }

    /** Of two who add the same pool at once one finds it there, and changes it then. */
    void limit(PoolLimit limit) {
        boolean written = false;
        while (!written) {
            written = write(UPDATE, limit) || write(INSERT, limit);
        }
    }

    private boolean write(String sql, PoolLimit limit) {
        return database.run(
                "limit " + limit.pool().kind() + " pool",
                true,
                connection ->
                        database.change(connection, database.sql(sql), parameters -> bind(parameters, limit)) == 1,
                rule -> false);
    }

    void unlimit(Pool pool) {
        database.change("unlimit " + pool.kind() + " pool", database.sql(DELETE), parameters -> bind(parameters, pool));
    }

    private static void bind(Parameters parameters, PoolLimit limit) throws SQLException {
        bind(parameters.integer(limit.cap()).text(JsonText.write(new HashMap<>(limit.guaranteed()))), limit.pool());
    }

    private static void bind(Parameters parameters, Pool pool) throws SQLException {
        parameters.word(pool.kind()).text(pool.name());
    }

    private static PoolLimit read(Row row) throws SQLException {
        Map<String, Integer> guaranteed = new HashMap<>();
        JsonText.read(row.text("guaranteed")).forEach((owner, places) -> guaranteed.put(owner, places(places)));
        return new PoolLimit(
                new Pool(row.word(Pool.Kind.class, "kind"), row.text("name")), row.integer("cap"), guaranteed);
    }

    private static int places(@Nullable Object places) {
        return places instanceof Number number ? number.intValue() : 0;
    }
}
