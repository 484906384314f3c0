package io.calltracking.provider.bland;

import io.calltracking.CallStatus;
import io.calltracking.client.bland.BlandCall;
import io.calltracking.internal.OtherWords;
import org.jspecify.annotations.Nullable;

/** Where a call stands by all that Bland says of it: {@code completed}, {@code queue_status}, {@code status} and more. */
final class BlandStatuses {
    private BlandStatuses() {}

    /** The status in our words; null when Bland's words are not known. */
    static @Nullable CallStatus of(BlandCall call) {
        return switch (call.outcome()) {
            case NOT_ENDED -> open(call);
            // What failed after the call, a webhook say, leaves a call that took place.
            case HUMAN, VOICEMAIL, ANSWERED, UNKNOWN -> CallStatus.COMPLETED;
            case NO_ANSWER -> call.isInbound() ? CallStatus.MISSED : CallStatus.NO_ANSWER;
            case BUSY -> CallStatus.BUSY;
            case CANCELED -> CallStatus.CANCELED;
            case BLOCKED, FAILED -> CallStatus.FAILED;
        };
    }

    /** Bland's own word: how it went, once it tells that, else how far its work has come. */
    static String raw(BlandCall call) {
        String status = call.status().raw();
        return status.isEmpty() ? call.queueStatus().raw() : status;
    }

    private static @Nullable CallStatus open(BlandCall call) {
        return switch (call.queueStatus().kind()) {
            case NEW, QUEUED, ALLOCATED -> CallStatus.QUEUED;
            case STARTED -> CallStatus.IN_PROGRESS;
            case COMPLETE, COMPLETE_ERROR -> CallStatus.DISCONNECTED;
            case PRE_QUEUE_ERROR, QUEUE_ERROR, CALL_ERROR -> CallStatus.FAILED;
            case UNKNOWN -> byWord(call);
        };
    }

    /** Words that Bland does not document for calls under way, but has been seen to pass on. */
    private static @Nullable CallStatus byWord(BlandCall call) {
        return switch (call.status().kind()) {
            case QUEUED -> CallStatus.QUEUED;
            case INITIATED -> CallStatus.DIALING;
            case RINGING -> CallStatus.RINGING;
            case IN_PROGRESS -> CallStatus.IN_PROGRESS;
            case COMPLETED, FAILED, BUSY, NO_ANSWER, CANCELED -> CallStatus.DISCONNECTED;
            case UNKNOWN -> OtherWords.status(call.status().raw(), call.isInbound());
        };
    }
}
