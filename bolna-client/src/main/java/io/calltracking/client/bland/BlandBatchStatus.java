package io.calltracking.client.bland;

import io.calltracking.client.internal.Words;
import java.util.Objects;

/**
 * Where a batch stands. Open: a word not known here is kept and counts as {@link Kind#UNKNOWN}.
 *
 * @param raw the word as it came; empty if there was none
 * @see <a href="https://docs.bland.ai/api-v2/post/batches">Bland: create batch</a>
 */
public record BlandBatchStatus(String raw) {
    /**
     * Checks that there is a text.
     *
     * @param raw the word as it came; empty if there was none
     */
    public BlandBatchStatus {
        Objects.requireNonNull(raw, "raw");
    }

    /**
     * Reads a word.
     *
     * @param raw in any case, with hyphens, underscores or spaces
     * @return the status
     */
    public static BlandBatchStatus of(String raw) {
        return new BlandBatchStatus(raw);
    }

    /** {@return which of the known words it is} */
    public Kind kind() {
        return Words.find(raw, Kind.class, Kind.UNKNOWN);
    }

    /** {@return whether the batch is over} */
    public boolean isTerminal() {
        return switch (kind()) {
            case COMPLETED, COMPLETED_PARTIAL, FAILED -> true;
            case VALIDATING, DISPATCHING, IN_PROGRESS, IN_PROGRESS_CHUNKED, WAITING_FOR_SCHEDULED_CALLS, UNKNOWN ->
                false;
        };
    }

    /** {@return the word as it came} */
    @Override
    public String toString() {
        return raw;
    }

    /** The words known. */
    public enum Kind {
        /** Its calls are being checked. */
        VALIDATING,
        /** Its calls are being queued. */
        DISPATCHING,
        /** Its calls are being made. */
        IN_PROGRESS,
        /** Its calls are being made, in portions. */
        IN_PROGRESS_CHUNKED,
        /** Only calls with a start time are left. */
        WAITING_FOR_SCHEDULED_CALLS,
        /** All calls are over. */
        COMPLETED,
        /** Ended before all calls were. */
        COMPLETED_PARTIAL,
        /** Not carried out. */
        FAILED,
        /** A word not known here, or none. */
        UNKNOWN
    }
}
