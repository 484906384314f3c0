package io.calltracking;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the app or its people say of a call.
 *
 * @param outcome the app's own word for how it went; null until given
 * @param notes free text; null until given
 */
public record Remarks(@Nullable String outcome, @Nullable String notes) {
    /** Nothing said. */
    public static final Remarks NONE = new Remarks(null, null);

    /** What can be said of a call. */
    public enum Part {
        /** {@link Remarks#outcome()}. */
        OUTCOME,
        /** {@link Remarks#notes()}. */
        NOTES
    }

    /** These without what is taken back. */
    public Remarks without(Set<Part> takenBack) {
        return new Remarks(
                takenBack.contains(Part.OUTCOME) ? null : outcome, takenBack.contains(Part.NOTES) ? null : notes);
    }

    /** These with what is said now in place of what was said before; null takes nothing back. */
    public Remarks with(Remarks said) {
        return new Remarks(said.outcome == null ? outcome : said.outcome, said.notes == null ? notes : said.notes);
    }

    /** The outcome alone: notes are personal. */
    @Override
    public String toString() {
        return "Remarks[outcome=" + outcome + "]";
    }
}
