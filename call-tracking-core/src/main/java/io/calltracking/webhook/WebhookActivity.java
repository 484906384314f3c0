package io.calltracking.webhook;

import java.time.Duration;
import java.util.Objects;

/** What a tracker did with webhooks, for whoever counts it. Nothing personal. */
public sealed interface WebhookActivity {

    /**
     * A webhook was answered.
     *
     * @param provider the provider's name; with {@link Outcome#UNKNOWN_PROVIDER} whatever the sender called it
     * @param outcome what became of it
     */
    record Received(String provider, Outcome outcome) implements WebhookActivity {
        /** Refuses null. */
        public Received {
            Objects.requireNonNull(provider, "provider");
            Objects.requireNonNull(outcome, "outcome");
        }
    }

    /**
     * One that was kept because its call was not known then was put on record.
     *
     * @param provider the provider's name
     * @param kept for how long it was
     */
    record AppliedLater(String provider, Duration kept) implements WebhookActivity {
        /** Refuses null. */
        public AppliedLater {
            Objects.requireNonNull(provider, "provider");
            Objects.requireNonNull(kept, "kept");
        }
    }

    /**
     * Some that were kept were dropped, because their calls did not appear in time.
     *
     * @param count how many, of all providers
     */
    record Dropped(int count) implements WebhookActivity {}

    /** What becomes of a webhook. */
    enum Outcome {
        /** On the record of its call, whether or not it changed anything. */
        APPLIED,
        /** Was on record before. */
        KNOWN,
        /** On record without effect; the provider is asked whether it is true. */
        HINT,
        /** Kept until its call appears. */
        PARKED,
        /** About no call. */
        IGNORED,
        /** Not the provider's. */
        REFUSED,
        /** Not readable as anything the provider sends. */
        UNREADABLE,
        /** Neither POST nor GET, or too large. */
        NOT_TAKEN,
        /** No provider of this name is set up. */
        UNKNOWN_PROVIDER,
        /** The store could not be reached; the provider repeats. */
        NOT_STORED,
        /** A defect of ours; the provider repeats. */
        FAILED
    }
}
