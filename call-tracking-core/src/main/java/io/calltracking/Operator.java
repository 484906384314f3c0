package io.calltracking;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who says how calls stand and went, see {@link CallTracker#operator}. Each statement is an event of source
 * {@link EventSource#OPERATOR} that names who made it; what a provider tells later does not take it back. A status moves
 * forward only, as with any news: what would move it back, or follow its end, is refused with
 * {@link ErrorCode#STATUS_TRANSITION_ERROR}. Nothing is asked of a provider: to end a live call use
 * {@link CallTracker#cancel}. Thread-safe.
 *
 * <p>Every method throws {@link CallTrackingException} with {@link ErrorCode#CALL_NOT_FOUND} when there is no such call.
 */
public interface Operator {
    /**
     * Says that the conversation is under way, for a call that is made by hand, say. It counts as live, holds a slot, and
     * is dialed by nobody any more.
     *
     * @return the call afterwards, {@link CallStatus#IN_PROGRESS}
     * @throws CallTrackingException with {@link ErrorCode#STATUS_TRANSITION_ERROR}
     */
    Call start(CallId id);

    /**
     * Says that the call is over, and how it went. Late data of a provider is still taken in.
     *
     * @param outcome the app's own word; null for none, or for the one given before
     * @return the call afterwards, {@link CallStatus#COMPLETED}
     * @throws CallTrackingException with {@link ErrorCode#STATUS_TRANSITION_ERROR}; of a call that is over the outcome can
     *     be given by {@link #remark}
     */
    Call complete(CallId id, @Nullable String outcome);

    /**
     * Says that the call failed.
     *
     * @param reason in words; becomes the text of {@link Call#failure()}, whose code is {@link Failure#OPERATOR}
     * @return the call afterwards, {@link CallStatus#FAILED}
     * @throws CallTrackingException with {@link ErrorCode#STATUS_TRANSITION_ERROR}
     */
    Call fail(CallId id, String reason);

    /**
     * Gives outcome and notes, in whatever status the call is. The last word counts.
     *
     * @param outcome null to leave it as it is
     * @param notes null to leave them as they are
     * @return the call afterwards
     */
    Call remark(CallId id, @Nullable String outcome, @Nullable String notes);
}
