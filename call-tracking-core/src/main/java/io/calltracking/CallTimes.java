package io.calltracking;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When what happened. Created, initiated and updated are our own times, by the store's clock; the others are the
 * provider's, where it tells them, else the time at which we learned. All in UTC to the millisecond; null until it
 * happened, or for ever when nobody told.
 *
 * @param created the call was asked for
 * @param initiated the request to the provider was about to be sent
 * @param queued the provider accepted
 * @param ringing the phone rang
 * @param answered somebody or something picked up
 * @param ended the line ended
 * @param closed the status became terminal
 * @param updated the last change of any kind
 * @param deleted it was hidden from lists, see {@link Operator#delete}
 * @param erased what is personal was taken out of it, see {@link Operator#erase}
 */
public record CallTimes(
        Instant created,
        @Nullable Instant initiated,
        @Nullable Instant queued,
        @Nullable Instant ringing,
        @Nullable Instant answered,
        @Nullable Instant ended,
        @Nullable Instant closed,
        Instant updated,
        @Nullable Instant deleted,
        @Nullable Instant erased) {

    /** Refuses null where it means nothing. */
    public CallTimes {
        Objects.requireNonNull(created, "created");
        Objects.requireNonNull(updated, "updated");
    }

    /** Times of a call that is neither deleted nor erased. */
    public CallTimes(
            Instant created,
            @Nullable Instant initiated,
            @Nullable Instant queued,
            @Nullable Instant ringing,
            @Nullable Instant answered,
            @Nullable Instant ended,
            @Nullable Instant closed,
            Instant updated) {
        this(created, initiated, queued, ringing, answered, ended, closed, updated, null, null);
    }

    /** A call just asked for. */
    public static CallTimes created(Instant now) {
        return new CallTimes(now, null, null, null, null, null, null, now);
    }

    /** The same, hidden since then; null for not hidden. */
    public CallTimes deleted(@Nullable Instant at) {
        return new CallTimes(created, initiated, queued, ringing, answered, ended, closed, updated, at, erased);
    }

    /** The same, erased at that time. */
    public CallTimes erased(Instant at) {
        return new CallTimes(created, initiated, queued, ringing, answered, ended, closed, updated, deleted, at);
    }

    /** The same with another time of the last change. */
    public CallTimes updated(Instant now) {
        return new CallTimes(created, initiated, queued, ringing, answered, ended, closed, now, deleted, erased);
    }

    /** Our own times alone: what is left when the provider dials anew. */
    public CallTimes forNewAttempt() {
        return new CallTimes(created, initiated, null, null, null, null, null, updated, deleted, erased);
    }

    /**
     * The same, knowing that the call had this status at that time. The earliest time told counts, whichever news came
     * first, so the order of arrival decides nothing.
     */
    public CallTimes with(CallStatus status, Instant at) {
        boolean picked = status == CallStatus.ANSWERED || status == CallStatus.IN_PROGRESS;
        return new CallTimes(
                created,
                status == CallStatus.INITIATED ? at : initiated,
                status == CallStatus.QUEUED ? earlier(queued, at) : queued,
                status == CallStatus.RINGING ? earlier(ringing, at) : ringing,
                picked ? earlier(answered, at) : answered,
                status.isLineEnded() ? earlier(ended, at) : ended,
                status.isTerminal() ? earlier(closed, at) : closed,
                updated,
                deleted,
                erased);
    }

    private static Instant earlier(@Nullable Instant known, Instant told) {
        return known != null && known.isBefore(told) ? known : told;
    }
}
