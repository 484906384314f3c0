package io.calltracking.client;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was attempted when something failed. Immutable.
 *
 * @param provider name of the provider, for people: "Bolna"
 * @param operation what was asked for, the same words for every request of a kind: "place call"
 * @param subject what it was about, with its id ("agent 7d0c…"), or null; never a phone number
 */
public record Attempt(
        String provider, String operation, @Nullable String subject) {
    /**
     * Checks that the required parts are there.
     *
     * @param provider name of the provider, for people: "Bolna"
     * @param operation what was asked for, the same words for every request of a kind: "place call"
     * @param subject what it was about, with its id ("agent 7d0c…"), or null; never a phone number
     */
    public Attempt {
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(operation, "operation");
    }

    /** {@return one line such as "Bolna: place call (agent 7d0c…)"} */
    @Override
    public String toString() {
        String what = provider + ": " + operation;
        return subject == null ? what : what + " (" + subject + ")";
    }
}
