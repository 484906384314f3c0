package io.calltracking.testkit.chaos;

import io.calltracking.Call;
import io.calltracking.CallStatus;
import io.calltracking.Failure;
import io.calltracking.RecordingState;
import io.calltracking.testkit.simulator.AcceptedCall;
import io.calltracking.testkit.simulator.Outcome;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Each call is over, as at the provider and with its data; one that the provider never had says so. */
final class OutcomeCheck implements Check {
    private static final Set<String> OURS = Set.of(Failure.NOT_PLACED, Failure.LOST, Failure.UNRESOLVED);

    @Override
    public void look(Snapshot snapshot, Report report) {
        Map<String, AcceptedCall> accepted = new HashMap<>();
        snapshot.accepted().forEach(call -> accepted.put(call.id(), call));
        Set<String> acceptedNumbers = new HashSet<>();
        accepted.values().forEach(call -> acceptedNumbers.add(call.number()));
        snapshot.byKey().values().forEach(call -> {
            AcceptedCall there = accepted.get(String.valueOf(call.providerCallId()));
            look(call, there, acceptedNumbers.contains(call.to()), report);
        });
    }

    private static void look(Call call, @Nullable AcceptedCall there, boolean numberAccepted, Report report) {
        if (!call.status().isTerminal()) {
            report.add(Breach.UNRESOLVED, "not over: " + call);
        } else if (Failure.UNRESOLVED.equals(failure(call))) {
            report.add(Breach.UNRESOLVED, "given up: " + call);
        } else if (there != null) {
            compare(call, there.script().outcome(), report);
        } else if (!Failure.NOT_PLACED.equals(failure(call)) || numberAccepted) {
            report.add(
                    Breach.WRONG_OUTCOME,
                    call + " " + failure(call) + ", its number was "
                            + (numberAccepted ? "accepted" : "never accepted"));
        }
    }

    private static void compare(Call call, Outcome outcome, Report report) {
        boolean oursToo = OURS.contains(failure(call));
        if (call.status() != status(outcome) || oursToo) {
            report.add(Breach.WRONG_OUTCOME, call + " " + failure(call) + ", at the provider " + outcome);
        } else if (outcome == Outcome.COMPLETED
                && (call.cost() == null || call.recording().state() != RecordingState.READY)) {
            report.add(Breach.WRONG_OUTCOME, call + " lacks its cost or its recording");
        }
    }

    private static String failure(Call call) {
        Failure failure = call.failure();
        return failure == null ? "" : failure.code();
    }

    private static @Nullable CallStatus status(Outcome outcome) {
        return switch (outcome) {
            case COMPLETED, VOICEMAIL, REJECTED -> CallStatus.COMPLETED;
            case NO_ANSWER -> CallStatus.NO_ANSWER;
            case BUSY -> CallStatus.BUSY;
            case CANCELED -> CallStatus.CANCELED;
            case FAILED, ERROR, BALANCE_LOW -> CallStatus.FAILED;
            case STUCK -> null;
        };
    }
}
