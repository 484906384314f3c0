package io.calltracking.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltracking.AnsweredBy;
import io.calltracking.Call;
import io.calltracking.CallEvent;
import io.calltracking.CallFacts;
import io.calltracking.CallId;
import io.calltracking.CallSpec;
import io.calltracking.CallState;
import io.calltracking.CallStatus;
import io.calltracking.CallTimes;
import io.calltracking.Direction;
import io.calltracking.Effect;
import io.calltracking.EventId;
import io.calltracking.EventSource;
import io.calltracking.Failure;
import io.calltracking.LastCheck;
import io.calltracking.Money;
import io.calltracking.ProviderIds;
import io.calltracking.Recording;
import io.calltracking.RecordingState;
import io.calltracking.Remarks;
import io.calltracking.Slot;
import io.calltracking.store.CallUpdate;
import io.calltracking.store.Store;
import io.calltracking.store.Written;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is written is what is read, to the character and the millisecond. */
abstract class RoundTripContract extends StoreConcern {
    private static final String UNICODE = "नमस्ते \"you\" \\ 😀👩‍👩‍👧 ß\n\tend'; --";

    RoundTripContract(Function<Clock, Store> opener) {
        super(opener);
    }

    @Test
    void everyFieldOfANewCallIsKept() {
        Call call = full(CallId.create(START), 1);
        CallUpdate creation = new CallUpdate(call, event(call), START, check());
        assertThat(store.create(creation)).isEqualTo(Written.DONE);
        assertSame(creation);
    }

    @Test
    void everyFieldOfAChangeIsKept() {
        Call before = full(CallId.create(START), 1);
        Call bare = new Call(
                before.id(),
                1,
                before.spec(),
                ProviderIds.unknown("bolna"),
                CallState.of(CallStatus.PENDING),
                CallFacts.NONE,
                CallTimes.created(START),
                Remarks.NONE,
                "");
        store.create(new CallUpdate(bare, event(bare), null, null));
        Call full = full(before.id(), 2);
        CallUpdate change = new CallUpdate(full, event(full), START, check());
        assertThat(store.apply(change)).isEqualTo(Written.DONE);
        assertSame(change);
    }

    @Test
    void whatIsNoLongerKnownIsForgotten() {
        Call full = full(CallId.create(START), 1);
        store.create(new CallUpdate(full, event(full), START, check()));
        Call bare = new Call(
                full.id(),
                2,
                full.spec(),
                ProviderIds.unknown("bolna"),
                CallState.of(CallStatus.QUEUED),
                CallFacts.NONE,
                CallTimes.created(START),
                Remarks.NONE,
                "");
        CallUpdate change =
                new CallUpdate(bare, Draft.after(full, START).update().event(), null, null);
        assertThat(store.apply(change)).isEqualTo(Written.DONE);
        assertThat(store.find(full.id())).contains(bare);
        assertThat(store.findByProviderCallId("bolna", "exec-1")).isEmpty();
    }

    @Test
    void fieldsNobodySetStayNull() {
        Call call = created(draft());
        assertThat(stored(call)).isEqualTo(call);
        CallEvent event = store.events(call.id()).get(0);
        assertThat(event.occurredAt()).isNull();
        assertThat(event.sequence()).isNull();
        assertThat(event.payload()).isNull();
    }

    @Test
    void everyStatusIsKept() {
        for (CallStatus status : CallStatus.values()) {
            Call call = created(draft().status(status).to(newNumber()));
            assertThat(stored(call).status()).isEqualTo(status);
        }
    }

    @Test
    void megabyteOfTranscriptAndPayloadIsKept() {
        String long1 = "Namaste ✓ ".repeat(120_000);
        Call call = created(draft());
        Call talked =
                call.next(call.state(), CallFacts.builder().transcript(long1).build(), call.times());
        CallEvent event = event(talked, long1);
        LastCheck check = new LastCheck(START, "ok", long1);
        assertThat(store.apply(new CallUpdate(talked, event, null, check))).isEqualTo(Written.DONE);
        assertThat(stored(call)).isEqualTo(talked);
        assertThat(store.events(call.id()).get(1)).isEqualTo(event);
        assertThat(store.lastCheck(call.id())).contains(check);
    }

    @Test
    void emptyTextIsNotNull() {
        Call call = created(draft());
        Call talked = call.next(
                call.state(),
                CallFacts.builder().transcript("").summary("").extractedData("").build(),
                call.times());
        assertThat(store.apply(new CallUpdate(talked, event(talked, ""), null, null)))
                .isEqualTo(Written.DONE);
        assertThat(stored(call)).isEqualTo(talked);
        assertThat(store.events(call.id()).get(1).payload()).isEmpty();
    }

    @Test
    void amountsAreExact() {
        for (String amount : List.of("0", "0.00000001", "-3.5", "123456789012.123456789012", "100", "0.0814")) {
            Call call = created(draft());
            Money cost = new Money(new BigDecimal(amount), "USD");
            Call charged =
                    call.next(call.state(), CallFacts.builder().cost(cost).build(), call.times());
            store.apply(new CallUpdate(charged, event(charged, null), null, null));
            assertThat(stored(call).cost()).isEqualTo(cost);
        }
    }

    @Test
    void timesOutsideTheUsualAreKept() {
        for (String time : List.of("1970-01-01T00:00:00Z", "2026-03-29T01:30:00.001Z", "2100-12-31T23:59:59.999Z")) {
            Call call = created(draft());
            Call ended =
                    call.next(call.state(), call.facts(), call.times().with(CallStatus.COMPLETED, Instant.parse(time)));
            store.apply(new CallUpdate(ended, event(ended, null), null, null));
            assertThat(stored(call)).isEqualTo(ended);
        }
    }

    private void assertSame(CallUpdate written) {
        CallId id = written.call().id();
        assertThat(store.find(id)).contains(written.call());
        List<CallEvent> log = store.events(id);
        assertThat(log.get(log.size() - 1)).isEqualTo(written.event());
        assertThat(store.lastCheck(id)).contains(check());
        assertThat(store.claimDue(1, Duration.ofSeconds(1)).get(0).call()).isEqualTo(written.call());
    }

    private static LastCheck check() {
        return new LastCheck(START.plusMillis(3), UNICODE, UNICODE);
    }

    private static CallEvent event(Call call) {
        return new CallEvent(
                EventId.create(START),
                call.id(),
                call.version(),
                EventSource.WEBHOOK,
                Effect.REOPENED,
                CallStatus.NO_ANSWER,
                CallStatus.QUEUED,
                UNICODE,
                START.minusMillis(1),
                START.plusMillis(1),
                Long.MAX_VALUE,
                UNICODE,
                "key " + call.version() + UNICODE,
                UNICODE);
    }

    private static CallEvent event(Call call, @Nullable String payload) {
        return new CallEvent(
                EventId.create(START),
                call.id(),
                call.version(),
                EventSource.POLL,
                Effect.FOLDED,
                call.status(),
                call.status(),
                null,
                null,
                START,
                null,
                null,
                null,
                payload);
    }

    private static Call full(CallId id, long version) {
        return new Call(
                id,
                version,
                spec(),
                new ProviderIds("bolna", "exec-1", "run-1", "CA-1"),
                new CallState(
                        CallStatus.COMPLETED,
                        UNICODE,
                        3,
                        true,
                        new Slot("account " + UNICODE, "0", "1@" + UNICODE, "17"),
                        null),
                new CallFacts(
                        Duration.ofMillis(61_234),
                        AnsweredBy.MACHINE,
                        UNICODE,
                        UNICODE,
                        new Recording(RecordingState.READY, "https://example.com/r?a=1&b=" + UNICODE, "REC-1"),
                        new Money(new BigDecimal("0.08142"), "USD"),
                        "{\"slot\":\"" + UNICODE + "\"}",
                        new Failure("BALANCE_LOW", UNICODE)),
                times(),
                new Remarks(UNICODE, UNICODE),
                "TALK_DURATION=9/-1/1772360130123 COST=9/4/-1");
    }

    private static CallTimes times() {
        return new CallTimes(
                START,
                START.plusMillis(1),
                START.plusMillis(2),
                START.plusMillis(3),
                START.plusMillis(4),
                START.plusMillis(5),
                START.plusMillis(6),
                START.plusMillis(999));
    }

    private static CallSpec spec() {
        return new CallSpec(
                "owner " + UNICODE,
                "+14155550100",
                "+14155550199",
                "agent " + UNICODE,
                "contact " + UNICODE,
                "number-1",
                "campaign-1",
                7,
                Direction.INBOUND,
                Duration.ofMillis(600_001),
                START.plusSeconds(3600),
                Duration.ofMillis(90_001),
                Duration.ofMillis(5_001),
                Map.of("name", UNICODE),
                metadata(),
                "key " + UNICODE);
    }

    private static Map<String, @Nullable Object> metadata() {
        Map<String, @Nullable Object> inner = new LinkedHashMap<>();
        inner.put("nothing", null);
        inner.put(UNICODE, UNICODE);
        inner.put("numbers", Arrays.asList(1L, -2L, new BigDecimal("1.50"), null, true));
        return Map.of(
                "nested",
                Map.of("deeper", inner, "empty", Map.of(), "none", List.of()),
                "big",
                new BigDecimal("12345678901234567890.123"));
    }
}
