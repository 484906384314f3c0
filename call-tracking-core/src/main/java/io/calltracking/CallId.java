package io.calltracking;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * Our own name of a call, a UUIDv7: it exists before the provider is asked, and sorts by time of creation.
 *
 * @param value a UUID of version 7
 */
public record CallId(UUID value) implements Comparable<CallId> {

    /** Refuses null. */
    public CallId {
        Objects.requireNonNull(value, "value");
    }

    /**
     * A new id. Ids made in the same millisecond sort in no particular order.
     *
     * @param now becomes the leading 48 bits, to the millisecond
     */
    public static CallId create(Instant now) {
        return new CallId(timeOrdered(now));
    }

    /**
     * Reads an id as {@link #toString()} writes it.
     *
     * @throws CallTrackingException with {@link ErrorCode#VALIDATION_ERROR} when the text is no UUID
     */
    public static CallId of(String text) {
        try {
            return new CallId(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            throw CallTrackingException.invalid("callId", "'" + text + "' is not a UUID");
        }
    }

    /** The bound below all ids of a millisecond; no id itself. */
    static CallId lowestAt(Instant time) {
        return new CallId(new UUID(time.toEpochMilli() << 16, 0));
    }

    /** A UUIDv7: time first, then 74 random bits. */
    static UUID timeOrdered(Instant now) {
        UUID random = UUID.randomUUID();
        long high = (now.toEpochMilli() << 16) | 0x7000L | (random.getMostSignificantBits() & 0x0FFFL);
        return new UUID(high, random.getLeastSignificantBits());
    }

    @Override
    public int compareTo(CallId other) {
        int high = Long.compareUnsigned(value.getMostSignificantBits(), other.value.getMostSignificantBits());
        return high != 0
                ? high
                : Long.compareUnsigned(value.getLeastSignificantBits(), other.value.getLeastSignificantBits());
    }

    /** The canonical text of the UUID, 36 characters in lower case. */
    @Override
    public String toString() {
        return value.toString();
    }
}
