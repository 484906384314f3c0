package io.calltracking.statistics;

import io.calltracking.store.Block;
import io.calltracking.store.BlockSize;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;

/**
 * Takes stretches of time apart: into blocks whose sums may be used, as large as can be, and what is left. Every moment comes
 * once. Not thread-safe.
 */
final class Cover {
    private static final List<BlockSize> SIZES = List.of(BlockSize.values());
    private static final long SMALLEST = BlockSize.QUARTER_HOUR.length().toMillis();

    private final NavigableSet<Long> changed;
    private final Set<Block> open;
    private final List<Block> blocks = new ArrayList<>();
    private final List<Stretch> rest = new ArrayList<>();

    /**
     * Nothing taken yet.
     *
     * @param changed the numbers of quarter hours with calls that changed since they were counted
     * @param open blocks that are known not to be sealed
     */
    Cover(NavigableSet<Long> changed, Set<Block> open) {
        this.changed = changed;
        this.open = open;
    }

    /** Takes another stretch, later than those before. */
    void take(Stretch stretch) {
        long first = Math.floorDiv(stretch.from() + SMALLEST - 1, SMALLEST);
        long end = Math.max(first, Math.floorDiv(stretch.end(), SMALLEST));
        leave(stretch.from(), Math.min(first * SMALLEST, stretch.end()));
        for (long at = first; at < end; ) {
            at += takeFrom(at, end);
        }
        leave(end * SMALLEST, stretch.end());
    }

    /** Leaves a stretch for a look at its calls. */
    void leave(long from, long end) {
        if (from >= end) {
            return;
        }
        Stretch last = rest.isEmpty() ? new Stretch(0, 0) : rest.get(rest.size() - 1);
        if (last.end() == from && !rest.isEmpty()) {
            rest.set(rest.size() - 1, new Stretch(last.from(), end));
        } else {
            rest.add(new Stretch(from, end));
        }
    }

    /** How many quarter hours it took. */
    private long takeFrom(long at, long end) {
        Long nextChanged = changed.ceiling(at);
        for (int i = SIZES.size() - 1; i >= 0; i--) {
            long length = SIZES.get(i).length().toMillis() / SMALLEST;
            boolean fits =
                    at % length == 0 && at + length <= end && (nextChanged == null || nextChanged >= at + length);
            if (fits) {
                Block block = new Block(SIZES.get(i), at / length);
                if (!open.contains(block)) {
                    blocks.add(block);
                    return length;
                }
            }
        }
        leave(at * SMALLEST, (at + 1) * SMALLEST);
        return 1;
    }

    /** The blocks, in the order of time. */
    List<Block> blocks() {
        return blocks;
    }

    /** What is left, in the order of time. */
    List<Stretch> rest() {
        return rest;
    }
}
