package io.calltracking.client.twilio;

import io.calltracking.client.internal.Words;
import java.util.Objects;

/**
 * Where a recording stands, in Twilio's words. Open: a word not known here is kept and counts as {@link Kind#UNKNOWN}.
 *
 * @param raw the word as it came; empty if there was none
 * @see <a href="https://www.twilio.com/docs/voice/api/recording">Twilio: recordings</a>
 */
public record TwilioRecordingStatus(String raw) {
    /**
     * Checks that there is a text.
     *
     * @param raw the word as it came; empty if there was none
     */
    public TwilioRecordingStatus {
        Objects.requireNonNull(raw, "raw");
    }

    /**
     * Reads a word.
     *
     * @param raw in any case, with hyphens, underscores or spaces
     * @return the status
     */
    public static TwilioRecordingStatus of(String raw) {
        return new TwilioRecordingStatus(raw);
    }

    /** {@return which of the known words it is} */
    public Kind kind() {
        return Words.find(raw, Kind.class, Kind.UNKNOWN);
    }

    /** {@return whether the audio can be had} */
    public boolean isReady() {
        return kind() == Kind.COMPLETED;
    }

    /** {@return whether there is no audio and will be none} */
    public boolean isLost() {
        return kind() == Kind.ABSENT || kind() == Kind.FAILED || kind() == Kind.DELETED;
    }

    /** {@return the word as it came} */
    @Override
    public String toString() {
        return raw;
    }

    /** The words known. */
    public enum Kind {
        /** Being recorded. */
        IN_PROGRESS,
        /** Interrupted, goes on. */
        PAUSED,
        /** Ended, not yet processed. */
        STOPPED,
        /** Being made into a file. */
        PROCESSING,
        /** There. */
        COMPLETED,
        /** Too short or silent: there is none. */
        ABSENT,
        /** Could not be made, for example because encryption failed. */
        FAILED,
        /** Gone. */
        DELETED,
        /** A word not known here. */
        UNKNOWN
    }
}
