package io.calltracking.examples.bench.claims;

import io.calltracking.examples.bench.Rounds;
import io.calltracking.jdbc.JdbcStore;
import io.calltracking.store.Claim;
import io.calltracking.store.FinishedCheck;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** The store of this library: live calls that are due, among those that are over. */
final class StoreClaims implements Rounds.Contender {
    private final String name;
    private final Workload workload;
    private final int threads;
    private final Sql sql;
    private final String table;
    private final RoundClock clock = new RoundClock();
    private final JdbcStore store;

    private StoreClaims(String name, String prefix, Workload workload, int threads, DataSource dataSource) {
        this.name = name;
        this.workload = workload;
        this.threads = threads;
        this.sql = new Sql(dataSource);
        this.table = prefix + "call";
        this.store =
                JdbcStore.builder(dataSource).tablePrefix(prefix).clock(clock).build();
    }

    /** Makes tables with this prefix and fills them. */
    static StoreClaims prepared(
            String name, String prefix, Workload workload, int threads, int history, DataSource dataSource)
            throws SQLException {
        StoreClaims claims = new StoreClaims(name, prefix, workload, threads, dataSource);
        CallCopies copies = new CallCopies(claims.sql, claims.table);
        copies.write(SampleCalls.ended(claims.store), history);
        copies.write(SampleCalls.live(claims.store), workload.due());
        return claims;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Map<String, Double> round() throws Exception {
        clock.nextRound();
        sql.tidy(table);
        return Drain.measured(threads, workload.time(), this::batch);
    }

    private int batch() {
        List<Claim> claims = store.claimDue(Workload.BATCH, Workload.LEASE);
        Instant next = clock.instant().plus(Workload.NEXT);
        return store.finish(claims.stream()
                .map(claim -> new FinishedCheck(claim, null, next))
                .toList());
    }
}
