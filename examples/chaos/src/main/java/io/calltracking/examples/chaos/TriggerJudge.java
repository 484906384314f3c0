package io.calltracking.examples.chaos;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Counts inside PostgreSQL: a trigger on the calls keeps the number of live ones of each pool, in a row that stays locked to
 * the end of each transaction, so what it compares with the cap is exact at every committed moment. See {@code
 * judge-postgresql.sql}.
 */
final class TriggerJudge implements CapJudge {
    private static final String SCRIPT = "judge-postgresql.sql";

    private final Connection connection;
    private final String prefix;

    private TriggerJudge(Connection connection, String prefix) {
        this.connection = connection;
        this.prefix = prefix;
    }

    static TriggerJudge open(Database database, String prefix) {
        try {
            TriggerJudge judge = new TriggerJudge(DriverManager.getConnection(database.url()), prefix);
            judge.install();
            return judge;
        } catch (SQLException e) {
            throw new IllegalStateException("making the triggers that judge", e);
        }
    }

    private void install() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(script().replace("${prefix}", prefix)
                    .replace("${vip}", Limits.VIP)
                    .replace("${grace}", GRACE.toMillis() + " milliseconds"));
        }
    }

    private static String script() {
        try (InputStream script = TriggerJudge.class.getResourceAsStream(SCRIPT)) {
            return new String(Objects.requireNonNull(script, SCRIPT).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + SCRIPT, e);
        }
    }

    @Override
    public synchronized Verdict verdict() {
        int maxOver = 0;
        int inGrace = 0;
        int stillTaken = 0;
        List<String> worst = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select * from " + prefix + "judge_pool order by kind, name")) {
            while (row.next()) {
                int over = row.getInt("above");
                maxOver = Math.max(maxOver, over);
                inGrace += row.getInt("in_grace");
                stillTaken += row.getString("kind").equals("ACCOUNT") ? row.getInt("live") : 0;
                if (over > 0) {
                    worst.add(row.getString("worst"));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("reading what the triggers counted", e);
        }
        return new Verdict(maxOver, inGrace, stillTaken, worst);
    }

    @Override
    public synchronized List<Cap> caps() {
        List<Cap> caps = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select account.since, account.cap, others.cap as shared from "
                        + prefix + "judge_cap account join " + prefix + "judge_cap others"
                        + " on others.since = account.since and others.name = account.name"
                        + " where account.kind = 'ACCOUNT' and others.kind = 'SHARED' order by account.since")) {
            while (row.next()) {
                int cap = row.getInt("cap");
                caps.add(new Cap(row.getTimestamp("since").toInstant(), cap, cap - row.getInt("shared")));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("reading the caps there were", e);
        }
        return caps;
    }

    /** The tables go with all others of the round, and the triggers with them; not so the functions. */
    @Override
    public synchronized void close() {
        try (connection;
                Statement statement = connection.createStatement()) {
            for (String function : List.of("judge_call()", "judge_limit()", "judge_take", "judge_cap_is")) {
                statement.execute("drop function if exists " + prefix + function + " cascade");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("dropping the functions that judge", e);
        }
    }
}
