package io.calltracking.examples.bench.claims;

import io.calltracking.examples.bench.Rounds;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** Two statements by hand on a table with nothing but what a lease needs: as much as this database can do. */
final class RawClaims implements Rounds.Contender {
    static final String NAME = "raw statements";

    private static final String[] TABLE = {
        "create table raw_check (id bigint primary key, due_at timestamptz, token bigint not null)",
        "create index raw_check_due on raw_check (due_at, id)"
    };

    private static final String CLAIM = """
            with due as materialized (
                select id from raw_check where due_at <= ? order by due_at, id limit ? for update skip locked
            )
            update raw_check set due_at = ?, token = token + 1
            from due where raw_check.id = due.id
            returning raw_check.id, token
            """;

    private static final String FINISH = """
            update raw_check set due_at = ?
            from unnest(?::bigint[], ?::bigint[]) as held(id, token)
            where raw_check.id = held.id and raw_check.token = held.token
            """;

    private final Workload workload;
    private final int threads;
    private final DataSource dataSource;
    private final Sql sql;
    private final RoundClock clock = new RoundClock();

    private RawClaims(Workload workload, int threads, DataSource dataSource) {
        this.workload = workload;
        this.threads = threads;
        this.dataSource = dataSource;
        this.sql = new Sql(dataSource);
    }

    /** Makes its table and fills it. */
    static RawClaims prepared(Workload workload, int threads, DataSource dataSource) throws SQLException {
        RawClaims claims = new RawClaims(workload, threads, dataSource);
        claims.sql.run(TABLE);
        claims.sql.run(
                "insert into raw_check select n, now(), 0 from generate_series(1, " + workload.due() + ") as t(n)");
        return claims;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Map<String, Double> round() throws Exception {
        clock.nextRound();
        sql.tidy("raw_check");
        return Drain.measured(threads, workload.time(), this::batch);
    }

    private int batch() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            List<Long> ids = new ArrayList<>();
            List<Long> tokens = new ArrayList<>();
            try (PreparedStatement claim = connection.prepareStatement(CLAIM)) {
                claim.setTimestamp(1, Timestamp.from(clock.instant()));
                claim.setInt(2, Workload.BATCH);
                claim.setTimestamp(3, Timestamp.from(clock.instant().plus(Workload.LEASE)));
                try (ResultSet claimed = claim.executeQuery()) {
                    while (claimed.next()) {
                        ids.add(claimed.getLong(1));
                        tokens.add(claimed.getLong(2));
                    }
                }
            }
            return ids.isEmpty() ? 0 : finish(connection, ids, tokens);
        }
    }

    private int finish(Connection connection, List<Long> ids, List<Long> tokens) throws SQLException {
        try (PreparedStatement finish = connection.prepareStatement(FINISH)) {
            finish.setTimestamp(1, Timestamp.from(clock.instant().plus(Workload.NEXT)));
            finish.setArray(2, connection.createArrayOf("bigint", ids.toArray()));
            finish.setArray(3, connection.createArrayOf("bigint", tokens.toArray()));
            return finish.executeUpdate();
        }
    }
}
