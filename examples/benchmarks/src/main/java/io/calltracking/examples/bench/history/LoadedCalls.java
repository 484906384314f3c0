package io.calltracking.examples.bench.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import javax.sql.DataSource;

/**
 * Calls of 90 days, of 20 owners, 50 agents, 30 campaigns and 3 providers, 50 to each contact, written straight into the table.
 *
 * @param prefix of the names of the tables, which are there
 * @param end all calls are earlier
 * @param calls how many
 */
record LoadedCalls(String prefix, Instant end, int calls) {
    static final int DAYS = 90;

    /** So many calls go to each contact and number. */
    static final int PER_CONTACT = 50;

    private static final int AT_ONCE = 50_000;

    /** Ids are UUIDs of version 7, each with the time of creation at its beginning. */
    private static final String INSERT = """
            insert into %1$scall (
                id, version, owner, to_number, from_number, contact, agent, campaign, attempt, direction, variables, metadata,
                provider, provider_call_id, run_id, status, provider_attempt, retry_expected, recording_state, fact_orders,
                talk_ms, answered_by, cost_amount, cost_currency, outcome, transcript,
                created_at, initiated_at, ringing_at, answered_at, ended_at, closed_at, updated_at)
            select
                (lpad(to_hex((extract(epoch from created) * 1000)::bigint), 12, '0') || '7'
                    || substr(md5(n::text), 1, 3) || '8' || substr(md5(n::text), 4, 15))::uuid,
                8, 'owner-' || n %% 20, '+9198' || lpad((n %% %3$d)::text, 8, '0'), '+9199' || lpad((n %% 7)::text, 8, '0'),
                'contact-' || n %% %3$d, 'agent-' || n * 7 %% 50, 'campaign-' || n * 11 %% 30, 1, 'OUTBOUND', '{}',
                '{"lead":"' || n || '"}', (array['bolna', 'bland', 'twilio'])[1 + n %% 3], 'exec-' || n, 'run-' || n %% %3$d,
                (array['COMPLETED', 'COMPLETED', 'COMPLETED', 'NO_ANSWER', 'BUSY', 'FAILED'])[1 + dice %% 6],
                0, false, 'NONE', '',
                case when dice %% 6 < 3 then case when dice %% 5 = 0 then 0 else 1000 * (5 + dice %% 400) end end,
                case when dice %% 6 < 3 then case when dice %% 9 = 0 then 'MACHINE' else 'HUMAN' end end,
                0.0001 * (dice %% 2000), case when n %% 3 = 0 then 'INR' else 'USD' end,
                case when dice %% 6 < 3 then (array['interested', 'callback', 'no', 'wrong person'])[1 + dice %% 4] end,
                case when dice %% 6 < 3 then repeat('hello, this is a turn of a talk. ', 30) end,
                created, created + make_interval(secs => dice %% 90), created + make_interval(secs => dice %% 90 + 3),
                case when dice %% 6 < 3 then created + make_interval(secs => dice %% 90 + 3 + dice %% 25) end,
                created + make_interval(secs => dice %% 90 + 500), created + make_interval(secs => dice %% 90 + 510),
                created + make_interval(secs => dice %% 90 + 520)
            from (
                select n, abs(hashint4(n)) as dice, date_trunc(
                    'milliseconds', '%2$s'::timestamptz - make_interval(secs => %6$d * 86400.0 * (%7$d - n) / %7$d)) as created
                from generate_series(%4$d, %5$d) as numbers(n)
            ) drawn
            """;

    void writeTo(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            for (int from = 1; from <= calls; from += AT_ONCE) {
                int to = Math.min(calls, from + AT_ONCE - 1);
                statement.execute(
                        INSERT.formatted(prefix, end, Math.max(1, calls / PER_CONTACT), from, to, DAYS, calls));
            }
        }
        tidy(dataSource);
    }

    /** What the database does by itself after a while. */
    static void tidy(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("vacuum analyze");
            statement.execute("checkpoint");
        }
    }
}
