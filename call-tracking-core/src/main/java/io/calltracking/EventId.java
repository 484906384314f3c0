package io.calltracking;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * Name of one entry in the event log of a call, a UUIDv7.
 *
 * @param value a UUID of version 7
 */
public record EventId(UUID value) {

    /** Refuses null. */
    public EventId {
        Objects.requireNonNull(value, "value");
    }

    /** A new id whose leading bits are the given time. */
    public static EventId create(Instant now) {
        return new EventId(CallId.timeOrdered(now));
    }

    /** The canonical text of the UUID. */
    @Override
    public String toString() {
        return value.toString();
    }
}
