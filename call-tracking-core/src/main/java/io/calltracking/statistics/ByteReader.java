package io.calltracking.statistics;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads what {@link ByteWriter} wrote. Not thread-safe. */
final class ByteReader {
    private static final int SEVEN_BITS = 0x7F;

    private final byte[] bytes;
    private int at;

    ByteReader(byte[] bytes) {
        this.bytes = bytes;
    }

    boolean hasMore() {
        return at < bytes.length;
    }

    long number() {
        byte first = bytes[at++];
        if (first >= 0) {
            return first;
        }
        long number = first & SEVEN_BITS;
        for (int shift = 7; ; shift += 7) {
            byte next = bytes[at++];
            number |= (long) (next & SEVEN_BITS) << shift;
            if (next >= 0) {
                return number;
            }
        }
    }

    int integer() {
        return Math.toIntExact(number());
    }

    byte[] bytes() {
        int length = integer();
        at += length;
        return Arrays.copyOfRange(bytes, at - length, at);
    }

    String text() {
        int length = integer();
        at += length;
        return new String(bytes, at - length, length, StandardCharsets.UTF_8);
    }

    @Nullable
    String textOrNull() {
        return number() == 0 ? null : text();
    }

    /** All that was not read yet. */
    byte[] rest() {
        byte[] rest = Arrays.copyOfRange(bytes, at, bytes.length);
        at = bytes.length;
        return rest;
    }

    /** Passes over bytes that nobody wants. */
    void skip(int length) {
        at += length;
    }
}
