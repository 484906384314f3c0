package io.calltracking.store;

import java.util.List;
import java.util.Objects;

/**
 * A block that was ever opened.
 *
 * @param block which
 * @param epoch how often it was opened
 * @param pages those asked for, in any order; empty while it is open. A sealed block always has {@link BlockPage#TOTAL}
 */
public record KnownBlock(Block block, long epoch, List<BlockPage> pages) {

    /** Copies the pages. */
    public KnownBlock {
        Objects.requireNonNull(block, "block");
        pages = List.copyOf(pages);
    }

    /** A block that is open. */
    public static KnownBlock open(Block block, long epoch) {
        return new KnownBlock(block, epoch, List.of());
    }

    /** Whether it has pages. */
    public boolean isSealed() {
        return !pages.isEmpty();
    }
}
