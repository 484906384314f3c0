package io.calltracking.client.twilio;

import io.calltracking.client.internal.Words;
import java.util.Objects;

/**
 * Who answered, as far as answering machine detection can tell. Open: a word not known here is kept.
 *
 * @param raw the word as it came
 * @see <a href="https://www.twilio.com/docs/voice/answering-machine-detection">Twilio: answering machine detection</a>
 */
public record TwilioAnsweredBy(String raw) {
    /**
     * Checks that there is a text.
     *
     * @param raw the word as it came
     */
    public TwilioAnsweredBy {
        Objects.requireNonNull(raw, "raw");
    }

    /**
     * Reads a word.
     *
     * @param raw in any case, with hyphens, underscores or spaces
     * @return who answered
     */
    public static TwilioAnsweredBy of(String raw) {
        return new TwilioAnsweredBy(raw);
    }

    /** {@return which of the known words it is} */
    public Kind kind() {
        return Words.find(raw, Kind.class, Kind.UNKNOWN);
    }

    /** {@return whether a person answered} */
    public boolean isHuman() {
        return kind() == Kind.HUMAN;
    }

    /** {@return whether an answering machine answered; a fax is none} */
    public boolean isMachine() {
        return switch (kind()) {
            case MACHINE, MACHINE_START, MACHINE_END_BEEP, MACHINE_END_SILENCE, MACHINE_END_OTHER -> true;
            case HUMAN, FAX, UNKNOWN -> false;
        };
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
        /** A machine; older word. */
        MACHINE,
        /** A machine that begins to speak ({@code Enable}). */
        MACHINE_START,
        /** A machine whose greeting ended with a beep ({@code DetectMessageEnd}). */
        MACHINE_END_BEEP,
        /** A machine whose greeting ended with silence ({@code DetectMessageEnd}). */
        MACHINE_END_SILENCE,
        /** A machine whose greeting ended otherwise ({@code DetectMessageEnd}). */
        MACHINE_END_OTHER,
        /** A fax. */
        FAX,
        /** Twilio could not tell in time, or a word not known here. */
        UNKNOWN
    }
}
