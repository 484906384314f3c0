package io.calltracking.client.bland;

import java.util.Locale;

/**
 * What became of a call, from all that Bland says about it: no single member tells. Documented by Bland in parts only; see
 * each constant for what is taken as its sign.
 *
 * @see <a href="https://docs.bland.ai/tutorials/post-call-webhooks">Bland: post-call webhooks</a>
 */
public enum BlandCallOutcome {
    /** Not over yet. */
    NOT_ENDED,
    /** A person answered: "completed" and answered by "human". */
    HUMAN,
    /** A machine answered, which Bland calls "completed" too. */
    VOICEMAIL,
    /** "completed", but not told by whom it was answered, as detection was off or is still at work. */
    ANSWERED,
    /** Nobody answered. */
    NO_ANSWER,
    /** The line was busy. */
    BUSY,
    /** Taken back before it was answered. */
    CANCELED,
    /** The carrier took the call for spam, which Bland may call "completed". Another number may get through. */
    BLOCKED,
    /** Could not be connected. */
    FAILED,
    /** Over, and nothing says how. */
    UNKNOWN;

    /**
     * Decides.
     *
     * @param call as read or as a webhook told it
     * @return what became of it so far
     */
    public static BlandCallOutcome of(BlandCall call) {
        if (!call.isDone()) {
            return NOT_ENDED;
        }
        return switch (call.status().kind()) {
            case BUSY -> BUSY;
            case NO_ANSWER -> NO_ANSWER;
            case CANCELED -> CANCELED;
            case FAILED -> failure(call, FAILED);
            // An error text beside "completed" may be about a failed transfer; only a blocked call is told by it.
            case COMPLETED -> failure(call, ANSWERED) == BLOCKED ? BLOCKED : answer(call, ANSWERED);
            case QUEUED, INITIATED, RINGING, IN_PROGRESS, UNKNOWN -> withoutStatus(call);
        };
    }

    /** For rows of lists, which have no status, and words that say nothing about the end. */
    private static BlandCallOutcome withoutStatus(BlandCall call) {
        if (call.queueStatus().isCallFailure()) {
            return failure(call, FAILED);
        }
        BlandCallOutcome answer = answer(call, UNKNOWN);
        return answer == UNKNOWN ? failure(call, UNKNOWN) : answer;
    }

    private static BlandCallOutcome answer(BlandCall call, BlandCallOutcome otherwise) {
        return switch (call.answeredBy().kind()) {
            case HUMAN -> HUMAN;
            case VOICEMAIL, MACHINE -> VOICEMAIL;
            case NO_ANSWER -> NO_ANSWER;
            case BUSY -> BUSY;
            case UNKNOWN -> otherwise;
        };
    }

    private static BlandCallOutcome failure(BlandCall call, BlandCallOutcome otherwise) {
        String error = call.errorMessage();
        String text = error == null ? "" : error.toLowerCase(Locale.ROOT);
        if (text.contains("spam or number reputation")) {
            return BLOCKED;
        }
        if (text.contains("is busy")) {
            return BUSY;
        }
        boolean failed = text.contains("is not found")
                || text.contains("temporarily unavailable")
                || text.contains("unable to start call")
                || text.startsWith("call failed");
        return failed ? FAILED : otherwise;
    }
}
