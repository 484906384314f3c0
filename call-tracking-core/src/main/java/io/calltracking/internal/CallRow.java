package io.calltracking.internal;

import io.calltracking.Call;
import io.calltracking.CallFacts;
import io.calltracking.CallSpec;
import io.calltracking.CallTimes;
import io.calltracking.Failure;
import io.calltracking.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A call as a row of an export: the same names in the same order for each call, whatever is known of it. */
final class CallRow {
    /** The names, in their order. */
    static final List<String> NAMES = List.of(
            "id",
            "owner",
            "contact",
            "agent",
            "campaign",
            "attempt",
            "direction",
            "to",
            "from",
            "provider",
            "providerCallId",
            "runId",
            "status",
            "rawStatus",
            "created",
            "ringing",
            "answered",
            "ended",
            "closed",
            "talkSeconds",
            "answeredBy",
            "costAmount",
            "costCurrency",
            "failureCode",
            "failureText",
            "recordingState",
            "recordingUrl",
            "summary",
            "transcript",
            "extractedData",
            "outcome",
            "notes",
            "metadata");

    private CallRow() {}

    /** Names and values; times in ISO 8601, durations in seconds. */
    static Map<String, @Nullable Object> of(Call call) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("id", call.id().toString());
        spec(row, call.spec());
        row.put("provider", call.provider());
        row.put("providerCallId", call.providerCallId());
        row.put("runId", call.ids().runId());
        row.put("status", call.status().word());
        row.put("rawStatus", call.rawStatus());
        times(row, call.times());
        facts(row, call.facts());
        row.put("outcome", call.remarks().outcome());
        row.put("notes", call.remarks().notes());
        row.put("metadata", call.metadata());
        return row;
    }

    private static void spec(Map<String, @Nullable Object> row, CallSpec spec) {
        row.put("owner", spec.owner());
        row.put("contact", spec.contact());
        row.put("agent", spec.agent());
        row.put("campaign", spec.campaign());
        row.put("attempt", spec.attempt());
        row.put("direction", spec.direction().name().toLowerCase(Locale.ROOT));
        row.put("to", spec.to());
        row.put("from", spec.from());
    }

    private static void times(Map<String, @Nullable Object> row, CallTimes times) {
        row.put("created", text(times.created()));
        row.put("ringing", text(times.ringing()));
        row.put("answered", text(times.answered()));
        row.put("ended", text(times.ended()));
        row.put("closed", text(times.closed()));
    }

    private static void facts(Map<String, @Nullable Object> row, CallFacts facts) {
        Duration talk = facts.talkDuration();
        Money cost = facts.cost();
        Failure failure = facts.failure();
        row.put("talkSeconds", talk == null ? null : BigDecimal.valueOf(talk.toMillis(), 3));
        row.put(
                "answeredBy",
                facts.answeredBy() == null ? null : facts.answeredBy().name());
        row.put("costAmount", cost == null ? null : cost.amount());
        row.put("costCurrency", cost == null ? null : cost.currency());
        row.put("failureCode", failure == null ? null : failure.code());
        row.put("failureText", failure == null ? null : failure.text());
        row.put("recordingState", facts.recording().state().name());
        row.put("recordingUrl", facts.recording().url());
        row.put("summary", facts.summary());
        row.put("transcript", facts.transcript());
        row.put("extractedData", facts.extractedData());
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }
}
