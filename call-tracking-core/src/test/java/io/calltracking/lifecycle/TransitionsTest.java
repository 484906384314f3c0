package io.calltracking.lifecycle;

import static io.calltracking.CallStatus.CANCELED;
import static io.calltracking.CallStatus.COMPLETED;
import static io.calltracking.CallStatus.DISCONNECTED;
import static io.calltracking.CallStatus.FAILED;
import static io.calltracking.CallStatus.INITIATED;
import static io.calltracking.CallStatus.PENDING;
import static io.calltracking.CallStatus.UNCONFIRMED;
import static org.assertj.core.api.Assertions.assertThat;

import io.calltracking.CallStatus;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

class TransitionsTest {

    @Test
    void nothingFollowsATerminalStatus() {
        for (CallStatus status : CallStatus.values()) {
            assertThat(Transitions.next(status).isEmpty()).as("%s", status).isEqualTo(status.isTerminal());
        }
    }

    @Test
    void everyStepIsForwardButTheOneBackToTheQueue() {
        for (CallStatus from : CallStatus.values()) {
            for (CallStatus to : Transitions.next(from)) {
                boolean requeued = from == INITIATED && to == PENDING;
                assertThat(to.rank() > from.rank() || requeued)
                        .as("%s -> %s", from, to)
                        .isTrue();
            }
        }
    }

    @Test
    void anUnknownOutcomeFollowsOnlyARequestUnderWay() {
        for (CallStatus from : CallStatus.values()) {
            assertThat(Transitions.allowed(from, UNCONFIRMED)).as("%s", from).isEqualTo(from == INITIATED);
        }
    }

    @Test
    void aRequestIsSentOnlyFromTheQueue() {
        for (CallStatus from : CallStatus.values()) {
            assertThat(Transitions.allowed(from, INITIATED)).as("%s", from).isEqualTo(from == PENDING);
        }
    }

    @Test
    void anUnsettledCallIsNeverSentAgain() {
        assertThat(Transitions.next(UNCONFIRMED)).doesNotContain(PENDING, INITIATED, UNCONFIRMED);
    }

    @Test
    void afterTheLineEndedOnlyTheEndCanFollow() {
        assertThat(Transitions.next(DISCONNECTED))
                .containsExactlyInAnyOrderElementsOf(EnumSet.range(COMPLETED, FAILED))
                .contains(CANCELED);
    }
}
