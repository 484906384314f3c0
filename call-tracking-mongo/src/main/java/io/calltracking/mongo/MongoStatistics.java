package io.calltracking.mongo;

import io.calltracking.CallFilter;
import io.calltracking.CallId;
import io.calltracking.store.Block;
import io.calltracking.store.BlockPage;
import io.calltracking.store.CallVersion;
import io.calltracking.store.CountedCall;
import io.calltracking.store.KnownBlock;
import io.calltracking.store.PageRange;
import io.calltracking.store.Statistics;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Calls and sums for statistics. */
final class MongoStatistics implements Statistics {
    private final CountedCalls calls;
    private final Rollups rollups;

    MongoStatistics(CallDatabase database) {
        this.calls = new CountedCalls(database);
        this.rollups = new Rollups(database);
    }

    @Override
    public List<CountedCall> counted(CallFilter filter, @Nullable CallId after, int max) {
        return calls.counted(filter, after, max);
    }

    @Override
    public Optional<CallId> firstUncounted(CallId from) {
        return calls.firstUncounted(from);
    }

    @Override
    public void markCounted(Collection<CallVersion> counted) {
        calls.markCounted(counted);
    }

    @Override
    public long open(Block block) {
        return rollups.open(block);
    }

    @Override
    public boolean seal(Block block, long epoch, Collection<BlockPage> pages) {
        return rollups.seal(block, epoch, pages);
    }

    @Override
    public List<KnownBlock> known(Collection<Block> blocks, Collection<PageRange> pages) {
        return rollups.known(blocks, pages);
    }

    @Override
    public Map<Block, Long> sealed(Collection<Block> blocks) {
        return rollups.sealed(blocks);
    }

    @Override
    public List<KnownBlock> open(Instant ended, int max) {
        return rollups.open(ended, max);
    }
}
