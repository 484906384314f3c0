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
     * @param outcome null to leave it as it is; see {@link #clearOutcome}
     * @param notes null to leave them as they are; see {@link #clearNotes}
     * @return the call afterwards
     */
    Call remark(CallId id, @Nullable String outcome, @Nullable String notes);

    /**
     * Takes the outcome back, in whatever status the call is: it has none then, in lists and statistics too. Harmless when it
     * has none.
     *
     * @return the call afterwards
     */
    Call clearOutcome(CallId id);

    /**
     * Takes the notes back, in whatever status the call is. They are gone from the call, and were never in its log. Harmless
     * when it has none.
     *
     * @return the call afterwards
     */
    Call clearNotes(CallId id);

    /**
     * Hides a call from finds, lists and counts, unless a query asks for it ({@link CallQuery#withDeleted}). Its data stays,
     * is still completed by news of the provider, and its idempotency key stays used. Harmless when it is deleted already.
     *
     * @return the call afterwards
     * @throws CallTrackingException with {@link ErrorCode#STATUS_TRANSITION_ERROR} when the call is not over
     */
    Call delete(CallId id);

    /**
     * Takes out of a call what is personal, for good: both numbers (the one called reads as an empty text), transcript,
     * summary, recording link, extracted data, variables, metadata, notes, the text of the failure, and what providers sent,
     * word for word, in the whole log. Status, times, durations, cost, owner, contact, agent, campaign, outcome and the ids
     * stay, so counts are as before; contact and outcome are words of the app, which should not be personal. Later news may
     * change status, duration and cost, and brings nothing back. What the provider keeps is not touched. Harmless when it is
     * erased already.
     *
     * @return the call afterwards
     * @throws CallTrackingException with {@link ErrorCode#STATUS_TRANSITION_ERROR} when the call is not over
     */
    Call erase(CallId id);

    /**
     * Removes a call and its log for good, as if it had never been: its idempotency key is free again, counts are lower, the
     * feed passes it over, and late webhooks about it are kept for a while as about any call nobody knows. Nothing says who
     * did it. The contact of a campaign is told first how the call ended: it is not called again for that attempt.
     *
     * @throws CallTrackingException with {@link ErrorCode#STATUS_TRANSITION_ERROR} when the call is not over, or its provider
     *     may dial it again by itself: {@link CallTracker#cancel} calls that off, and {@link CallTracker#checkNow} finds out
     *     when the provider has given up
     */
    void deleteForGood(CallId id);
}
