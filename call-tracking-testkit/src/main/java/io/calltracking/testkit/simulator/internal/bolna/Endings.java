package io.calltracking.testkit.simulator.internal.bolna;

import io.calltracking.testkit.simulator.Outcome;
import org.jspecify.annotations.Nullable;

/** Why a call ended, in the provider's words. */
final class Endings {
    private Endings() {}

    /** Who hung up, why, and the code. */
    record Hangup(String by, String reason, int code) {}

    static @Nullable String reason(BolnaExecution execution) {
        return switch (execution.status()) {
            case COMPLETED -> completed(execution.script().outcome());
            case NO_ANSWER -> "no_answer";
            case BUSY -> "busy";
            case FAILED -> "invalid_number";
            case ERROR -> "platform_error";
            case BALANCE_LOW -> "insufficient_balance";
            default -> null;
        };
    }

    static @Nullable String errorMessage(BolnaStatus status) {
        return switch (status) {
            case FAILED -> "Call recipient number invalid";
            case ERROR -> "Error while placing the call";
            case BALANCE_LOW -> "Insufficient balance";
            default -> null;
        };
    }

    static @Nullable Hangup hangup(BolnaExecution execution) {
        return switch (execution.status()) {
            case COMPLETED ->
                execution.script().outcome() == Outcome.REJECTED
                        ? new Hangup("Callee", "Call recipient rejected", 3020)
                        : new Hangup("Callee", "Call recipient hung up", 4000);
            case NO_ANSWER -> new Hangup("Carrier", "Call unanswered", 3000);
            case BUSY -> new Hangup("Carrier", "Call recipient was busy", 3010);
            case FAILED -> new Hangup("Carrier", "Call recipient number invalid", 2000);
            case CANCELED -> new Hangup("API Request", "Call canceled", 4020);
            default -> null;
        };
    }

    private static String completed(Outcome outcome) {
        return switch (outcome) {
            case VOICEMAIL -> "voicemail_reached";
            case REJECTED -> "rejected";
            default -> "user_hung_up";
        };
    }
}
