package io.calltracking.store;

import io.calltracking.CallFilter;
import io.calltracking.CallId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a store knows for statistics: the calls, which of them changed since they were counted, and sums over blocks of time.
 * What makes and reads the sums is {@code io.calltracking.statistics.Rollups}; the store keeps them and says whether they hold.
 *
 * <p>Each new version of a call is <em>uncounted</em>, by the write that makes it and whatever version of the library made
 * that. A block is <em>unknown</em> until it is opened for the first time, then <em>open</em> or <em>sealed</em>. What rests
 * on this interface, and must be true at any moment for everyone who looks:
 * <ul>
 *   <li>a call is counted only by {@link #markCounted};
 *   <li>a block is sealed only by the {@link #seal} that names its epoch, and opening it gives it another;
 *   <li>{@link #open} opens the smallest block first;
 *   <li>a call that is deleted for good opens the blocks it was in, and is not counted any more at that moment.
 * </ul>
 * docs/statistics.md says why statistics are exact then. Methods throw like those of {@link Store}.
 */
public interface Statistics {

    /**
     * What statistics look at of the calls of a kind, in the order of their ids.
     *
     * @param after only calls with a higher id; null for all
     * @param max at most so many
     */
    List<CountedCall> counted(CallFilter filter, @Nullable CallId after, int max);

    /** The lowest id of an uncounted call, deleted ones too, that is not below this one. */
    Optional<CallId> firstUncounted(CallId from);

    /**
     * Makes calls counted, each if it has this version still; each by itself, so they may come in parts. Whoever calls this has sealed the block that they are in, after
     * opening it and reading them in this order.
     */
    void markCounted(Collection<CallVersion> calls);

    /**
     * Opens a block and then all larger blocks that it is a part of.
     *
     * @return the new epoch of the block
     */
    long open(Block block);

    /**
     * Seals a block, if it is open and has this epoch still. All pages are there with it, or it is not sealed.
     *
     * @param pages with {@link BlockPage#TOTAL} among them
     * @return whether it did
     */
    boolean seal(Block block, long epoch, Collection<BlockPage> pages);

    /**
     * Those of the blocks that are known, each as it is at one moment.
     *
     * @param pages which pages of the sealed ones are wanted beside {@link BlockPage#TOTAL}; may give fewer than there are numbers
     */
    List<KnownBlock> known(Collection<Block> blocks, Collection<PageRange> pages);

    /**
     * Those of the blocks that are sealed, and their epochs; each as it is at one moment. A block is sealed once in an epoch, so
     * who has read its pages in that epoch need not read them again.
     */
    Map<Block, Long> sealed(Collection<Block> blocks);

    /**
     * Some of the blocks that are open, smallest first and the oldest of those first.
     *
     * @param ended only blocks that end at this time or earlier
     * @param max at most so many
     */
    List<KnownBlock> open(Instant ended, int max);
}
