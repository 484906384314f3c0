package io.calltracking.client.bland;

import io.calltracking.client.internal.Words;
import java.util.Objects;

/**
 * Who or what answered, decided on the first five seconds of sound. Open: a word not known here is kept and counts as {@link Kind#UNKNOWN}.
 *
 * @param raw the word as it came; empty if there was none
 * @see <a href="https://docs.bland.ai/api-v1/get/calls-id">Bland: call details</a>
 */
public record BlandAnsweredBy(String raw) {
    /**
     * Checks that there is a text.
     *
     * @param raw the word as it came; empty if there was none
     */
    public BlandAnsweredBy {
        Objects.requireNonNull(raw, "raw");
    }

    /**
     * Reads a word.
     *
     * @param raw in any case, with hyphens, underscores or spaces
     * @return the value
     */
    public static BlandAnsweredBy of(String raw) {
        return new BlandAnsweredBy(raw);
    }

    /** {@return which of the known words it is} */
    public Kind kind() {
        return Words.find(raw, Kind.class, Kind.UNKNOWN);
    }

    /** {@return whether a machine answered} */
    public boolean isMachine() {
        return kind() == Kind.VOICEMAIL || kind() == Kind.MACHINE;
    }

    /** {@return the word as it came} */
    @Override
    public String toString() {
        return raw;
    }

    /** The words known. */
    public enum Kind {
        /** A person. */
        HUMAN,
        /** A voicemail. */
        VOICEMAIL,
        /** Some other machine. */
        MACHINE,
        /** Nobody. */
        NO_ANSWER,
        /** Nobody, the line was busy. */
        BUSY,
        /** A word not known here, or none. */
        UNKNOWN
    }
}
