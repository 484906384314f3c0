package io.calltracking.examples.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltracking.Call;
import io.calltracking.CallEvent;
import io.calltracking.CallFacts;
import io.calltracking.CallId;
import io.calltracking.CallRequest;
import io.calltracking.CallSpec;
import io.calltracking.CallState;
import io.calltracking.CallStatus;
import io.calltracking.CallTimes;
import io.calltracking.Effect;
import io.calltracking.EventId;
import io.calltracking.EventSource;
import io.calltracking.ProviderIds;
import io.calltracking.Remarks;
import io.calltracking.Slot;
import io.calltracking.store.CallUpdate;
import io.calltracking.testkit.InMemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The judges of a round with slots, on calls made by hand. */
class SlotFiguresTest {
    private static final Instant START = Instant.parse("2026-11-20T00:00:00Z");

    private final InMemoryStore store = InMemoryStore.create();
    private final List<HandOvers.Log> logs = new ArrayList<>();

    @Test
    void fourthOfThreeIsSeenByLooking() {
        Limits.atFirst().forEach(store::limit);
        SamplingJudge judge = SamplingJudge.idle(store);
        hold("big", "small", Limits.VIP);
        assertThat(judge.verdict().maxOver()).isZero();

        hold(Limits.VIP);

        assertThat(judge.verdict().maxOver()).isEqualTo(1);
        assertThat(judge.verdict().worst()).containsExactly("the account: 4 live, 3 allowed");
        assertThat(judge.verdict().stillTaken()).isEqualTo(4);
    }

    @Test
    void placesKeptForAnOwnerAndCapsOfOwnersAreJudgedToo() {
        Limits.atFirst().forEach(store::limit);
        SamplingJudge judge = SamplingJudge.idle(store);

        hold("big", "big", "big");

        assertThat(judge.verdict().worst()).hasSize(1);
        assertThat(judge.verdict().maxOver()).isEqualTo(1);
    }

    @Test
    void loweredCapLetsCallsDrain() {
        Limits.atFirst().forEach(store::limit);
        SamplingJudge judge = SamplingJudge.idle(store);
        hold("big", "small", Limits.VIP);
        judge.look();

        store.limit(Limits.account(1, 0));
        judge.look();

        assertThat(judge.verdict().maxOver()).isZero();
        assertThat(judge.caps()).extracting(CapJudge.Cap::cap).containsExactly(3, 1);
    }

    @Test
    void handOverIsTheTimeAPlaceStaysEmptyThatSomebodyCouldHave() {
        log("big", event(0, CallStatus.INITIATED), event(1000, CallStatus.DISCONNECTED));
        log("small", waits(100), event(1400, CallStatus.INITIATED), event(1500, CallStatus.BUSY));

        assertThat(HandOvers.slowest(logs, caps(1, 0))).hasMillis(400);
    }

    @Test
    void placeThatNobodyWhoWaitsMayHaveIsNotWaitedFor() {
        log("big", event(0, CallStatus.INITIATED), event(9000, CallStatus.DISCONNECTED));
        log("big", event(0, CallStatus.INITIATED), event(9100, CallStatus.DISCONNECTED));
        log("small", event(0, CallStatus.INITIATED), event(1000, CallStatus.BUSY));
        log("big", waits(100), event(9150, CallStatus.INITIATED));

        assertThat(HandOvers.slowest(logs, caps(4, 0))).hasMillis(150);
        assertThat(HandOvers.slowest(logs, caps(4, 4))).isZero();
    }

    private void hold(String... owners) {
        for (String owner : owners) {
            Call call = call(owner, CallStatus.INITIATED);
            Slot slot = Slot.unnumbered(call.id(), call.spec(), Limits.ACCOUNT.name());
            Call holding = call.with(call.state().with(slot, null));
            store.create(new CallUpdate(holding, event(holding, 0, CallStatus.INITIATED, ""), null, null));
        }
    }

    private static List<CapJudge.Cap> caps(int cap, int guaranteed) {
        return List.of(new CapJudge.Cap(START.minusSeconds(1), cap, guaranteed));
    }

    /** An entry to be made for a call. */
    private record Entry(long millis, CallStatus to, String note) {}

    private static Entry waits(long millis) {
        return new Entry(millis, CallStatus.PENDING, "waits for a slot");
    }

    private static Entry event(long millis, CallStatus to) {
        return new Entry(millis, to, "");
    }

    private void log(String owner, Entry... entries) {
        Call call = call(owner, entries[0].to());
        List<CallEvent> events = new ArrayList<>();
        for (Entry entry : entries) {
            events.add(event(call, entry.millis(), entry.to(), entry.note()));
        }
        logs.add(new HandOvers.Log(call, events));
    }

    private Call call(String owner, CallStatus status) {
        CallSpec spec = CallRequest.to(
                        "+1777%07d".formatted(store.holders(null, null, 99).size()))
                .owner(owner)
                .build()
                .spec();
        return new Call(
                CallId.create(START),
                1,
                spec,
                ProviderIds.unknown("bolna"),
                CallState.of(status),
                CallFacts.NONE,
                CallTimes.created(START),
                Remarks.NONE,
                "");
    }

    private static CallEvent event(Call call, long millis, CallStatus to, String note) {
        return new CallEvent(
                EventId.create(START),
                call.id(),
                call.version(),
                EventSource.SYSTEM,
                Effect.MOVED,
                to,
                to,
                null,
                null,
                START.plus(Duration.ofMillis(millis)),
                null,
                note,
                null,
                null);
    }
}
