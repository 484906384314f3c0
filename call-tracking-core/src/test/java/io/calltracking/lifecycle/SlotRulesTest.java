package io.calltracking.lifecycle;

import static io.calltracking.lifecycle.Calls.PROVIDER_CALL;
import static io.calltracking.lifecycle.Calls.START;
import static io.calltracking.lifecycle.Calls.in;
import static org.assertj.core.api.Assertions.assertThat;

import io.calltracking.Call;
import io.calltracking.CallFacts;
import io.calltracking.CallStatus;
import io.calltracking.Effect;
import io.calltracking.EventSource;
import io.calltracking.Recording;
import io.calltracking.RecordingState;
import io.calltracking.Slot;
import io.calltracking.Turn;
import java.time.Instant;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** When a call takes, keeps and gives back its slot. */
class SlotRulesTest {
    private static final Instant NOW = START.plusSeconds(60);
    private static final Slot SLOT = new Slot("bolna", "0", "1", null);
    private static final Slot OTHER = new Slot("bolna", "0", "7", null);
    private static final Turn TURN = new Turn("bolna", 1, 4);

    @Test
    void waitingCallTakesASlotWithItsTurn() {
        Call gone = decide(waiting(), own(CallStatus.INITIATED, new SlotNews.Taken(SLOT)));

        assertThat(gone.status()).isEqualTo(CallStatus.INITIATED);
        assertThat(gone.state().slot()).isEqualTo(SLOT);
        assertThat(gone.state().turn()).isNull();
    }

    @Test
    void slotIsNotTakenByACallThatIsNotLetGo() {
        Call waiting = decide(waiting(), own(null, new SlotNews.Taken(SLOT)));
        Call over = decide(in(CallStatus.COMPLETED), own(null, new SlotNews.Taken(SLOT)));
        Call late = decide(in(CallStatus.INITIATED), own(CallStatus.INITIATED, new SlotNews.Taken(SLOT)));

        assertThat(waiting.state().slot()).isNull();
        assertThat(waiting.state().turn()).isEqualTo(TURN);
        assertThat(over.state().slot()).isNull();
        assertThat(late.state().slot()).isNull();
    }

    @Test
    void heldSlotCanBeExchanged() {
        assertThat(decide(live(CallStatus.RINGING), own(null, new SlotNews.Taken(OTHER)))
                        .state()
                        .slot())
                .isEqualTo(OTHER);
    }

    @ParameterizedTest
    @EnumSource(CallStatus.class)
    void slotIsGivenBackWithTheEndOfTheLineAndNotBefore(CallStatus told) {
        Call call = live(CallStatus.QUEUED);

        Slot held = decide(call, provider(told)).state().slot();

        assertThat(held).isEqualTo(told.isLineEnded() ? null : SLOT);
    }

    @Test
    void dataAfterTheEndDoesNotTouchTheSlotOfACallClosedAsLost() {
        Call lost = decide(live(CallStatus.RINGING), own(CallStatus.FAILED, new SlotNews.Kept()));
        Observation recording = Observation.from(EventSource.WEBHOOK)
                .providerCallId(PROVIDER_CALL)
                .facts(CallFacts.builder()
                        .recording(new Recording(RecordingState.READY, "https://example.com/r", "R-1"))
                        .build())
                .build();

        Call later = decide(lost, recording);
        assertThat(lost.state().slot()).isEqualTo(SLOT);
        assertThat(later.state().slot()).isEqualTo(SLOT);
        assertThat(decide(later, provider(CallStatus.RINGING)).state().slot()).isEqualTo(SLOT);
        assertThat(decide(later, provider(CallStatus.COMPLETED)).state().slot()).isNull();
    }

    @Test
    void slotIsKeptWhileTheProviderMayDialAgain() {
        Observation missed = builder(CallStatus.NO_ANSWER).retryExpected(true).build();
        Observation again = builder(CallStatus.RINGING).providerAttempt(1).build();
        Observation end = builder(CallStatus.COMPLETED).providerAttempt(1).build();

        Call between = decide(live(CallStatus.RINGING), missed);
        Call second = decide(between, again);

        assertThat(between.state().slot()).isEqualTo(SLOT);
        assertThat(second.status()).isEqualTo(CallStatus.RINGING);
        assertThat(second.state().slot()).isEqualTo(SLOT);
        assertThat(decide(second, end).state().slot()).isNull();
    }

    @Test
    void callThatGoesBackToTheQueueHoldsNothing() {
        Call back = decide(live(CallStatus.INITIATED), own(CallStatus.PENDING, null));

        assertThat(back.status()).isEqualTo(CallStatus.PENDING);
        assertThat(back.state().slot()).isNull();
        assertThat(back.state().turn()).isNull();
    }

    @Test
    void operatorTakesTheSlotOfALiveCallAway() {
        Decision released = Lifecycle.decide(live(CallStatus.RINGING), own(null, new SlotNews.Released()), NOW);

        assertThat(released.effect()).isEqualTo(Effect.FOLDED);
        assertThat(released.call().status()).isEqualTo(CallStatus.RINGING);
        assertThat(released.call().state().slot()).isNull();
    }

    @Test
    void turnIsGivenKeptAndTakenBackWhileTheCallWaits() {
        Call queued = decide(in(CallStatus.PENDING), own(null, new SlotNews.Queued(TURN)));
        Call still = decide(
                queued, Observation.from(EventSource.SYSTEM).runId("run-1").build());
        Call left = decide(still, own(null, new SlotNews.Queued(null)));

        assertThat(queued.state().turn()).isEqualTo(TURN);
        assertThat(still.state().turn()).isEqualTo(TURN);
        assertThat(left.state().turn()).isNull();
        assertThat(decide(live(CallStatus.RINGING), own(null, new SlotNews.Queued(TURN)))
                        .state()
                        .turn())
                .isNull();
    }

    @Test
    void everyCallThatMayBeOnTheLineIsLive() {
        EnumSet<CallStatus> live = EnumSet.allOf(CallStatus.class);
        live.removeIf(status -> !status.isLive());

        assertThat(live).isEqualTo(EnumSet.range(CallStatus.INITIATED, CallStatus.IN_PROGRESS));
    }

    private static Call decide(Call call, Observation news) {
        return Lifecycle.decide(call, news, NOW).call();
    }

    private static Call waiting() {
        Call call = in(CallStatus.PENDING);
        return call.with(call.state().with(null, TURN));
    }

    private static Call live(CallStatus status) {
        Call call = in(status);
        return call.with(call.state().with(SLOT, null));
    }

    private static Observation provider(CallStatus told) {
        return builder(told).build();
    }

    private static Observation.Builder builder(CallStatus told) {
        return Observation.from(EventSource.WEBHOOK)
                .providerCallId(PROVIDER_CALL)
                .status(told)
                .rawStatus(told.word());
    }

    private static Observation own(@Nullable CallStatus status, @Nullable SlotNews slotNews) {
        return Observation.from(EventSource.SYSTEM)
                .status(status)
                .slotNews(slotNews)
                .build();
    }
}
