package io.calltracking.lifecycle;

import static io.calltracking.lifecycle.Calls.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.calltracking.CallStatus;
import io.calltracking.CallTimes;
import java.time.Instant;
import java.util.EnumSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which times a status tells. */
class CallTimesTest {
    private static final Instant EARLY = START.plusSeconds(1);
    private static final Instant LATE = START.plusSeconds(2);
    private static final EnumSet<CallStatus> TERMINAL = EnumSet.range(CallStatus.COMPLETED, CallStatus.FAILED);

    @ParameterizedTest
    @EnumSource(CallStatus.class)
    void statusTellsItsOwnTimeAndNoOther(CallStatus status) {
        CallTimes times = CallTimes.created(START).with(status, EARLY);

        assertThat(times.created()).isEqualTo(START);
        assertThat(times.updated()).isEqualTo(START);
        assertThat(times.initiated()).isEqualTo(status == CallStatus.INITIATED ? EARLY : null);
        assertThat(times.queued()).isEqualTo(status == CallStatus.QUEUED ? EARLY : null);
        assertThat(times.ringing()).isEqualTo(status == CallStatus.RINGING ? EARLY : null);
        boolean picked = status == CallStatus.ANSWERED || status == CallStatus.IN_PROGRESS;
        assertThat(times.answered()).isEqualTo(picked ? EARLY : null);
        boolean ended = status == CallStatus.DISCONNECTED || TERMINAL.contains(status);
        assertThat(times.ended()).isEqualTo(ended ? EARLY : null);
        assertThat(times.closed()).isEqualTo(TERMINAL.contains(status) ? EARLY : null);
    }

    @ParameterizedTest
    @EnumSource(
            value = CallStatus.class,
            names = {"QUEUED", "RINGING", "ANSWERED", "IN_PROGRESS", "DISCONNECTED", "COMPLETED"})
    void earliestTimeToldCountsWhicheverCameFirst(CallStatus status) {
        CallTimes inOrder = CallTimes.created(START).with(status, EARLY).with(status, LATE);
        CallTimes outOfOrder = CallTimes.created(START).with(status, LATE).with(status, EARLY);

        assertThat(inOrder).isEqualTo(CallTimes.created(START).with(status, EARLY));
        assertThat(outOfOrder).isEqualTo(inOrder);
    }

    @ParameterizedTest
    @EnumSource(CallStatus.class)
    void statusesAreWhatTheirPlaceInTheOrderSays(CallStatus status) {
        assertThat(status.isTerminal()).isEqualTo(TERMINAL.contains(status));
        assertThat(status.isLineEnded()).isEqualTo(TERMINAL.contains(status) || status == CallStatus.DISCONNECTED);
        assertThat(status.isUnsettled()).isEqualTo(status == CallStatus.INITIATED || status == CallStatus.UNCONFIRMED);
    }
}
