package io.calltracking.store;

import io.calltracking.CallId;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A stretch of time, and with it the calls created in it. Ids begin with the time of creation, so these are a range of ids,
 * and a call never moves to another block.
 *
 * @param size how long
 * @param number how many blocks of this size lie between it and the beginning of 1970 in UTC
 */
public record Block(BlockSize size, long number) implements Comparable<Block> {
    private static final Comparator<Block> ORDER =
            Comparator.comparing(Block::size).thenComparingLong(Block::number);

    /** Refuses null. */
    public Block {
        Objects.requireNonNull(size, "size");
    }

    /** The block of this size that a time lies in. */
    public static Block at(BlockSize size, Instant time) {
        return new Block(size, Math.floorDiv(time.toEpochMilli(), size.length().toMillis()));
    }

    /** The smallest block that a call was created in. */
    public static Block of(CallId call) {
        return at(BlockSize.QUARTER_HOUR, created(call));
    }

    /** When a call was created: its id begins with that. */
    public static Instant created(CallId call) {
        return Instant.ofEpochMilli(call.value().getMostSignificantBits() >>> 16);
    }

    /** Its first moment. */
    public Instant from() {
        return Instant.ofEpochMilli(number * size.length().toMillis());
    }

    /** The first moment after it. */
    public Instant end() {
        return next().from();
    }

    /** The block of the same size after it. */
    public Block next() {
        return new Block(size, number + 1);
    }

    /** The lowest id that a call in it may have. */
    public CallId firstId() {
        return new CallId(new UUID(from().toEpochMilli() << 16, 0));
    }

    /** The lowest id that is too high for a call in it. */
    public CallId endId() {
        return next().firstId();
    }

    /** Itself and all larger blocks that it is a part of, smallest first. */
    public List<Block> andLarger() {
        return Arrays.stream(BlockSize.values())
                .filter(larger -> larger.compareTo(size) >= 0)
                .map(larger -> at(larger, from()))
                .toList();
    }

    /** The blocks of the next smaller size that it is made up of; none for the smallest. */
    public List<Block> parts() {
        return Arrays.stream(BlockSize.values())
                .filter(smaller -> smaller.compareTo(size) < 0)
                .reduce((one, larger) -> larger)
                .map(smaller -> Stream.iterate(
                                at(smaller, from()), part -> part.from().isBefore(end()), Block::next)
                        .toList())
                .orElse(List.of());
    }

    /** By size, smallest first, then by time. */
    @Override
    public int compareTo(Block other) {
        return ORDER.compare(this, other);
    }

    /** Size and time: {@code HOUR from 2026-03-01T10:00:00Z}. */
    @Override
    public String toString() {
        return size + " from " + from();
    }
}
