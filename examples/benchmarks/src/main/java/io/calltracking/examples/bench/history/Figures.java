package io.calltracking.examples.bench.history;

import io.calltracking.CallStatus;
import io.calltracking.Money;
import io.calltracking.statistics.CallStatistics;
import io.calltracking.statistics.StatisticsGroup;
import io.calltracking.statistics.StatisticsReport;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.TreeMap;

/**
 * What both ways of counting must agree on.
 *
 * @param counts calls, completed ones, those answered, machines, conversations
 * @param millis the sums of waiting, ringing and talking
 * @param costs the sum for each currency
 */
record Figures(String counts, String millis, Map<String, BigDecimal> costs) {
    /** The columns that {@link #of(ResultSet)} reads, to be grouped. */
    static final String COLUMNS = """
            count(*) || ' ' || count(*) filter (where status = 'COMPLETED') || ' ' || count(*) filter (where talk_ms > 0)
                || ' ' || count(*) filter (where talk_ms > 0 and answered_by in ('MACHINE', 'FAX'))
                || ' ' || count(*) filter (where talk_ms > 0 and status = 'COMPLETED'
                    and coalesce(answered_by, '') not in ('MACHINE', 'FAX')) as counts,
            coalesce(sum(extract(epoch from initiated_at - created_at) * 1000), 0)::bigint || ' '
                || coalesce(sum(extract(epoch from coalesce(answered_at, ended_at) - ringing_at) * 1000), 0)::bigint || ' '
                || coalesce(sum(talk_ms) filter (where talk_ms > 0), 0)::bigint as millis,
            sum(cost_amount) filter (where cost_currency = 'INR') as inr,
            sum(cost_amount) filter (where cost_currency = 'USD') as usd
            """;

    static Figures of(ResultSet row) throws SQLException {
        Map<String, BigDecimal> costs = new TreeMap<>();
        for (String currency : new String[] {"INR", "USD"}) {
            BigDecimal sum = row.getBigDecimal(currency);
            if (sum != null) {
                costs.put(currency, sum.stripTrailingZeros());
            }
        }
        return new Figures(row.getString("counts"), row.getString("millis"), costs);
    }

    private static Figures of(CallStatistics statistics) {
        Map<String, BigDecimal> costs = new TreeMap<>();
        for (Money cost : statistics.costs()) {
            costs.put(cost.currency(), cost.amount().stripTrailingZeros());
        }
        return new Figures(
                statistics.calls() + " " + statistics.in(CallStatus.COMPLETED) + " " + statistics.answered() + " "
                        + statistics.machines() + " " + statistics.conversations(),
                statistics.waiting().total().toMillis() + " "
                        + statistics.ringing().total().toMillis() + " "
                        + statistics.talking().total().toMillis(),
                costs);
    }

    /** Those of each group by its name; of a report without groups under an empty one. */
    static Map<String, Figures> of(StatisticsReport report) {
        Map<String, Figures> figures = new TreeMap<>();
        if (report.groups().isEmpty()) {
            figures.put("", of(report.total()));
        }
        for (StatisticsGroup group : report.groups()) {
            ZonedDateTime from = group.from();
            String name = from == null ? String.valueOf(group.word()) : String.valueOf(from.toLocalDateTime());
            figures.put(name, of(group.statistics()));
        }
        return figures;
    }
}
