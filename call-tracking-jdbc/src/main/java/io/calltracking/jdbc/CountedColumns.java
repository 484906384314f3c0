package io.calltracking.jdbc;

import io.calltracking.AnsweredBy;
import io.calltracking.CallId;
import io.calltracking.CallStatus;
import io.calltracking.Money;
import io.calltracking.store.CountedCall;
import java.math.BigDecimal;
import java.sql.SQLException;

/** The columns of the call table that statistics look at. */
final class CountedColumns {
    static final String NAMES =
            "id, version, deleted_at, owner, agent, campaign, provider, status, outcome, answered_by, talk_ms, cost_amount,"
                    + " cost_currency, created_at, initiated_at, ringing_at, answered_at, ended_at";

    private CountedColumns() {}

    static CountedCall read(Row row) throws SQLException {
        BigDecimal amount = row.amountOrNull("cost_amount");
        return new CountedCall(
                new CallId(row.id("id")),
                row.number("version"),
                row.timeOrNull("deleted_at") != null,
                new CountedCall.Party(
                        row.text("owner"), row.textOrNull("agent"), row.textOrNull("campaign"), row.text("provider")),
                row.word(CallStatus.class, "status"),
                row.textOrNull("outcome"),
                row.wordOrNull(AnsweredBy.class, "answered_by"),
                row.durationOrNull("talk_ms"),
                amount == null ? null : new Money(amount, row.text("cost_currency")),
                new CountedCall.Course(
                        row.time("created_at"),
                        row.timeOrNull("initiated_at"),
                        row.timeOrNull("ringing_at"),
                        row.timeOrNull("answered_at"),
                        row.timeOrNull("ended_at")));
    }
}
