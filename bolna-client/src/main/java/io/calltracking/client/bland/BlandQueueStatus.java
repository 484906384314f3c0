package io.calltracking.client.bland;

import io.calltracking.client.internal.Words;
import java.util.Locale;
import java.util.Objects;

/**
 * How far Bland's own work on a call has come. Open: a word not known here is kept and counts as {@link Kind#UNKNOWN}.
 *
 * @param raw the word as it came; empty if there was none
 * @see <a href="https://docs.bland.ai/api-v1/get/calls-id">Bland: call details</a>
 */
public record BlandQueueStatus(String raw) {
    /**
     * Checks that there is a text.
     *
     * @param raw the word as it came; empty if there was none
     */
    public BlandQueueStatus {
        Objects.requireNonNull(raw, "raw");
    }

    /**
     * Reads a word.
     *
     * @param raw in any case, with hyphens, underscores or spaces
     * @return the value
     */
    public static BlandQueueStatus of(String raw) {
        return new BlandQueueStatus(raw);
    }

    /** {@return which of the known words it is} */
    public Kind kind() {
        return raw.strip().equalsIgnoreCase("completed") ? Kind.COMPLETE : Words.find(raw, Kind.class, Kind.UNKNOWN);
    }

    /** {@return whether nothing more will happen, also for an error not known here} */
    public boolean isTerminal() {
        return kind() == Kind.COMPLETE || isError();
    }

    /** {@return whether Bland failed at some stage; after {@link Kind#COMPLETE_ERROR} the call itself did happen} */
    public boolean isError() {
        return raw.strip().toLowerCase(Locale.ROOT).endsWith("_error");
    }

    /** {@return whether the call itself failed} */
    public boolean isCallFailure() {
        return isError() && kind() != Kind.COMPLETE_ERROR;
    }

    /** {@return the word as it came} */
    @Override
    public String toString() {
        return raw;
    }

    /** The words known. */
    public enum Kind {
        /** Received. */
        NEW,
        /** Checked, waits. */
        QUEUED,
        /** Being dispatched. */
        ALLOCATED,
        /** Live. */
        STARTED,
        /** Ended; written "complete" or "completed". */
        COMPLETE,
        /** Failed before it was queued, mostly for bad parameters. */
        PRE_QUEUE_ERROR,
        /** Failed while queued. */
        QUEUE_ERROR,
        /** Failed while live. */
        CALL_ERROR,
        /** Something failed after the call, such as the webhook; the call is good. */
        COMPLETE_ERROR,
        /** A word not known here, or none. */
        UNKNOWN
    }
}
