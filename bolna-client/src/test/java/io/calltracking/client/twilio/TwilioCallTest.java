package io.calltracking.client.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.calltracking.client.internal.Json;
import io.calltracking.client.internal.JsonFields;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TwilioCallTest {
    @Test
    void completedCallIsReadInFull() {
        TwilioCall call = fixture("call-completed.json");

        assertThat(call.sid()).isEqualTo(TwilioServer.CALL);
        assertThat(call.accountSid()).isEqualTo(TwilioServer.ACCOUNT);
        assertThat(call.parentCallSid()).isNull();
        assertThat(call.phoneNumberSid()).startsWith("PN");
        assertThat(call.status().kind()).isEqualTo(TwilioStatus.Kind.COMPLETED);
        assertThat(call.isTerminal()).isTrue();
        assertThat(call.to()).isEqualTo("+15005550010");
        assertThat(call.from()).isEqualTo("+15005550006");
        assertThat(call.direction()).isEqualTo("outbound-api");
        assertThat(call.isInbound()).isFalse();
        assertThat(call.answeredBy()).map(TwilioAnsweredBy::isHuman).contains(true);
        assertThat(call.duration()).isEqualTo(Duration.ofSeconds(57));
        assertThat(call.queueTime()).isEqualTo(Duration.ZERO);
        assertThat(call.createdAt()).isEqualTo("2026-11-20T09:30:00Z");
        assertThat(call.updatedAt()).isEqualTo("2026-11-20T09:31:05Z");
        assertThat(call.startedAt()).isEqualTo("2026-11-20T09:30:07Z");
        assertThat(call.endedAt()).isEqualTo("2026-11-20T09:31:04Z");
        assertThat(call.forwardedFrom()).isNull();
        assertThat(call.callerName()).isNull();
        assertThat(call.raw()).containsKeys("annotation", "subresource_uris");
    }

    @Test
    void chargeIsNegativeAsAPriceAndPositiveAsACost() {
        TwilioCall call = fixture("call-completed.json");

        assertThat(call.price()).isEqualTo("-0.01400");
        assertThat(call.priceUnit()).isEqualTo("USD");
        assertThat(call.cost()).contains(new TwilioCost(new BigDecimal("0.01400"), "USD"));
        assertThat(call("price", new BigDecimal("0.5")).cost().orElseThrow().amount())
                .isEqualTo("-0.5");
    }

    @Test
    void priceArrivesAfterTheEnd() {
        TwilioCall call = fixture("call-canceled.json");

        assertThat(call.isTerminal()).isTrue();
        assertThat(call.price()).isNull();
        assertThat(call.priceUnit()).isEqualTo("USD");
        assertThat(call.cost()).isEmpty();
    }

    @Test
    void createdCallHasNoTimesYet() {
        TwilioCall call = fixture("call-created.json");

        assertThat(call.status().kind()).isEqualTo(TwilioStatus.Kind.QUEUED);
        assertThat(call.createdAt()).isNull();
        assertThat(call.updatedAt()).isNull();
        assertThat(call.startedAt()).isNull();
        assertThat(call.endedAt()).isNull();
        assertThat(call.duration()).isNull();
        assertThat(call.cost()).isEmpty();
        assertThat(call.answeredBy()).isEmpty();
    }

    @Test
    void durationOfAnUnansweredCallIsNullOrZero() {
        assertThat(fixture("call-busy.json").duration()).isNull();
        assertThat(fixture("call-canceled.json").duration()).isZero();
        assertThat(call("duration", "").duration()).isNull();
        assertThat(call("duration", "x").duration()).isNull();
        assertThat(call("duration", "-1").duration()).isNull();
        assertThat(call("duration", new BigDecimal("57")).duration()).isEqualTo(Duration.ofSeconds(57));
    }

    @Test
    void queueTimeIsInMilliseconds() {
        assertThat(call("queue_time", "1500").queueTime()).isEqualTo(Duration.ofMillis(1500));
        assertThat(call("queue_time", "").queueTime()).isNull();
        assertThat(call("queue_time", "-1").queueTime()).isNull();
        assertThat(call("queue_time", "9223372036854775807").queueTime()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"'Fri, 20 Nov 2026 09:30:00 +0000'", "'2026-11-20T09:30:00Z'"})
    void timesAreReadInTheFormsSeen(String time) {
        assertThat(call("start_time", time).startedAt()).isEqualTo("2026-11-20T09:30:00Z");
    }

    @Test
    void dayOfOneDigitIsRead() {
        assertThat(call("start_time", "Sun, 1 Nov 2026 09:30:00 +0000").startedAt())
                .isEqualTo("2026-11-01T09:30:00Z");
        assertThat(call("start_time", "Sun, 01 Nov 2026 09:30:00 +0000").startedAt())
                .isEqualTo("2026-11-01T09:30:00Z");
        assertThat(call("start_time", "yesterday").startedAt()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "queued, QUEUED, 0, false",
        "initiated, INITIATED, 1, false",
        "ringing, RINGING, 2, false",
        "in-progress, IN_PROGRESS, 3, false",
        "completed, COMPLETED, 4, true",
        "busy, BUSY, 4, true",
        "no-answer, NO_ANSWER, 4, true",
        "failed, FAILED, 4, true",
        "canceled, CANCELED, 4, true",
        "cancelled, CANCELED, 4, true",
        "IN_PROGRESS, IN_PROGRESS, 3, false",
        "teleported, UNKNOWN, -1, false",
        "unknown, UNKNOWN, -1, false",
    })
    void statusIsKnownByItsWordAndKeepsIt(String word, TwilioStatus.Kind kind, int rank, boolean terminal) {
        TwilioStatus status = call("status", word).status();

        assertThat(status.kind()).isEqualTo(kind);
        assertThat(status.rank()).isEqualTo(rank);
        assertThat(status.isTerminal()).isEqualTo(terminal);
        assertThat(status.raw()).isEqualTo(word);
        assertThat(status).hasToString(word);
    }

    @ParameterizedTest
    @EnumSource(TwilioAnsweredBy.Kind.class)
    void everyWordOfMachineDetectionIsKnown(TwilioAnsweredBy.Kind kind) {
        TwilioAnsweredBy answeredBy = call("answered_by", Twilio.word(kind).replace('-', '_'))
                .answeredBy()
                .orElseThrow();

        assertThat(answeredBy.kind()).isEqualTo(kind);
        assertThat(answeredBy.isMachine()).isEqualTo(kind.name().startsWith("MACHINE"));
        assertThat(answeredBy.isHuman()).isEqualTo(kind == TwilioAnsweredBy.Kind.HUMAN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "call-busy.json",
                "call-canceled.json",
                "call-completed.json",
                "call-created.json",
                "call-in-progress.json"
            })
    void textOfACallMasksItsNumbers(String name) {
        TwilioCall call = fixture(name);

        assertThat(call.toString())
                .contains(call.sid(), call.status().raw())
                .doesNotContain(String.valueOf(call.to()), String.valueOf(call.from()));
        assertThat(call).isEqualTo(new TwilioCall(call.raw())).hasSameHashCodeAs(new TwilioCall(call.raw()));
        assertThat(Json.parse(Json.write(call.raw()))).isEqualTo(call.raw());
    }

    @Test
    void onlyTheSidIsNeeded() {
        TwilioCall call = call("x", null);

        assertThat(call.status().kind()).isEqualTo(TwilioStatus.Kind.UNKNOWN);
        assertThat(call.direction()).isNull();
        assertThat(call.toString()).contains("to=none");
        assertThatIllegalArgumentException().isThrownBy(() -> new TwilioCall(Map.of("status", "queued")));
    }

    @Test
    void inboundIsTold() {
        assertThat(call("direction", "inbound").isInbound()).isTrue();
        assertThat(call("direction", "outbound-dial").isInbound()).isFalse();
    }

    private static TwilioCall fixture(String name) {
        return new TwilioCall(JsonFields.require(Json.parse(TwilioServer.FIXTURES.bytes(name)))
                .raw());
    }

    private static TwilioCall call(String name, @Nullable Object value) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("sid", TwilioServer.CALL);
        json.put(name, value);
        return new TwilioCall(json);
    }
}
