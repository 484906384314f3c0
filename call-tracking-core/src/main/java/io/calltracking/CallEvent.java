package io.calltracking;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One entry in the event log of a call: who said what and when, and what came of it. Entries are only added.
 *
 * @param id its name
 * @param callId the call it belongs to
 * @param version the version of the call that it led to; orders the log
 * @param source who said so
 * @param effect what it did
 * @param from the status before
 * @param to the status after; equals {@code from} unless {@link Effect#MOVED} or {@link Effect#REOPENED}
 * @param rawStatus the provider's word; null when it did not come from a provider
 * @param occurredAt when it happened, by the provider's clock; null when not told
 * @param observedAt when we learned, by the store's clock
 * @param sequence the provider's own number of the news; null where it gives none
 * @param note why nothing changed, or what the library decided; null when there is nothing to say
 * @param dedupeKey names the news so that a repetition is recognised; null for news that cannot repeat
 * @param payload what was received, word for word; null when nothing was
 */
public record CallEvent(
        EventId id,
        CallId callId,
        long version,
        EventSource source,
        Effect effect,
        CallStatus from,
        CallStatus to,
        @Nullable String rawStatus,
        @Nullable Instant occurredAt,
        Instant observedAt,
        @Nullable Long sequence,
        @Nullable String note,
        @Nullable String dedupeKey,
        @Nullable String payload) {

    /** Refuses null where it means nothing. */
    public CallEvent {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(callId, "callId");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(effect, "effect");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(observedAt, "observedAt");
    }

    /** The entry without its payload. */
    @Override
    public String toString() {
        return "CallEvent[" + callId + " v" + version + " " + source + " " + effect + " " + from + "->" + to
                + (note == null ? "" : " (" + note + ")") + "]";
    }
}
