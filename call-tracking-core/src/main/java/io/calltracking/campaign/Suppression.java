package io.calltracking.campaign;

import io.calltracking.Masked;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A number that must not be called.
 *
 * @param owner whose calls it holds for; empty text for everybody's
 * @param number E.164
 * @param reason why; null when nobody said
 * @param since when it was put on the list
 */
public record Suppression(
        String owner, String number, @Nullable String reason, Instant since) {

    /** The owner of entries that hold for everybody. */
    public static final String EVERYBODY = "";

    /** Refuses null. */
    public Suppression {
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(number, "number");
        Objects.requireNonNull(since, "since");
    }

    /** The owner, and the number masked. */
    @Override
    public String toString() {
        return "Suppression[" + (owner.isEmpty() ? "everybody" : owner) + ", " + Masked.number(number) + "]";
    }
}
