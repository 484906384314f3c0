package io.calltracking;

/**
 * How far somebody has read the feed of all events. A value to be kept by the reader, as text or as the number in it; it
 * stays good for as long as the store's data.
 *
 * @param position of the last entry that was read; 0 for none
 */
public record FeedCursor(long position) {

    /** Before the first entry. */
    public static final FeedCursor BEGINNING = new FeedCursor(0);

    /** Refuses a position less than 0. */
    public FeedCursor {
        if (position < 0) {
            throw CallTrackingException.invalid("cursor", "must not be negative, is " + position);
        }
    }

    /**
     * Reads a cursor as {@link #toString()} writes it.
     *
     * @throws CallTrackingException with {@link ErrorCode#VALIDATION_ERROR} for any other text
     */
    public static FeedCursor of(String text) {
        try {
            return new FeedCursor(Long.parseLong(text));
        } catch (NumberFormatException e) {
            throw CallTrackingException.invalid("cursor", "'" + text + "' is not a number");
        }
    }

    /** The position in digits. */
    @Override
    public String toString() {
        return Long.toString(position);
    }
}
