package io.calltracking.testkit.simulator.internal.bolna;

import io.calltracking.testkit.simulator.CallScript;
import java.time.Duration;
import java.util.List;

/** The statuses that follow {@code initiated} in one dialing, and how long after the one before each comes. */
final class DialingSteps {
    private DialingSteps() {}

    record Step(Duration after, BolnaStatus status) {}

    static List<Step> of(CallScript script) {
        Step ringing = new Step(script.connecting(), BolnaStatus.RINGING);
        Step answered = new Step(script.ringing(), BolnaStatus.IN_PROGRESS);
        return switch (script.outcome()) {
            case COMPLETED, VOICEMAIL ->
                List.of(
                        ringing,
                        answered,
                        new Step(script.talking(), BolnaStatus.CALL_DISCONNECTED),
                        new Step(script.processing(), BolnaStatus.COMPLETED));
            case REJECTED -> List.of(ringing, new Step(script.ringing(), BolnaStatus.COMPLETED));
            case STUCK -> List.of(ringing, answered);
            case NO_ANSWER -> List.of(ringing, new Step(script.ringing(), BolnaStatus.NO_ANSWER));
            case BUSY -> List.of(new Step(script.connecting(), BolnaStatus.BUSY));
            case FAILED -> List.of(new Step(script.connecting(), BolnaStatus.FAILED));
            case CANCELED -> List.of(new Step(script.connecting(), BolnaStatus.CANCELED));
            case ERROR, BALANCE_LOW -> List.of();
        };
    }
}
