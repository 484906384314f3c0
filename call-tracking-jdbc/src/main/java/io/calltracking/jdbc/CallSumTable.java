package io.calltracking.jdbc;

import io.calltracking.Money;
import io.calltracking.campaign.CallSums;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Adds up the calls of a campaign: one statement, so that all sums are of one moment. */
final class CallSumTable {
    private static final String SUMS = """
            select cost_currency, count(*) as calls, count(case when talk_ms > 0 then 1 end) as talks,
                coalesce(sum(talk_ms), 0) as talk_ms, sum(cost_amount) as cost_amount
            from ${prefix}call
            where campaign = ?
            group by cost_currency
            """;

    private final Database database;

    CallSumTable(Database database) {
        this.database = database;
    }

    /** The calls in one currency, or those without a cost. */
    private record Group(
            long calls,
            long talks,
            long talkMillis,
            @Nullable Money cost) {}

    CallSums sums(String campaign) {
        List<Group> groups = database.list(
                "add up the calls of campaign " + campaign,
                database.sql(SUMS),
                parameters -> parameters.text(campaign),
                CallSumTable::read);
        return new CallSums(
                groups.stream().mapToLong(Group::calls).sum(),
                groups.stream().mapToLong(Group::talks).sum(),
                Duration.ofMillis(groups.stream().mapToLong(Group::talkMillis).sum()),
                groups.stream()
                        .flatMap(group -> Stream.ofNullable(group.cost()))
                        .sorted(Comparator.comparing(Money::currency))
                        .toList());
    }

    private static Group read(Row row) throws SQLException {
        BigDecimal amount = row.amountOrNull("cost_amount");
        return new Group(
                row.number("calls"),
                row.number("talks"),
                row.number("talk_ms"),
                amount == null ? null : new Money(amount, row.text("cost_currency")));
    }
}
