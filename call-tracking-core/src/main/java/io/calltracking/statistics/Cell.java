package io.calltracking.statistics;

import org.jspecify.annotations.Nullable;

/**
 * A sum as it is stored. Its bytes are never changed.
 *
 * @param dimension what it is kept by; null for that over all calls
 * @param word whose it is; null for calls that have none
 * @param tally what {@link Tally#write} made
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Cell(@Nullable Dimension dimension, @Nullable String word, byte[] tally) {

    static Cell of(Dimension dimension, @Nullable String word, Tally tally) {
        ByteWriter bytes = new ByteWriter();
        tally.write(bytes);
        return new Cell(dimension, word, bytes.toBytes());
    }

    /** Adds the sum. */
    void addTo(Tally sum) {
        sum.read(new ByteReader(tally));
    }
}
