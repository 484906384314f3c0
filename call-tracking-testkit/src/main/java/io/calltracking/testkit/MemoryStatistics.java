package io.calltracking.testkit;

import io.calltracking.Call;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What {@link InMemoryStore} knows for statistics. Thread-safe by the store's lock. */
final class MemoryStatistics implements Statistics {
    private final Object lock;
    private final NavigableMap<CallId, StoredCall> calls;
    private final Map<CallId, Long> countedVersions = new HashMap<>();
    private final NavigableMap<Block, KnownBlock> blocks = new TreeMap<>();

    MemoryStatistics(Object lock, NavigableMap<CallId, StoredCall> calls) {
        this.lock = lock;
        this.calls = calls;
    }

    @Override
    public List<CountedCall> counted(CallFilter filter, @Nullable CallId after, int max) {
        synchronized (lock) {
            return calls.values().stream()
                    .map(StoredCall::current)
                    .filter(call -> MemoryFilter.meets(call, filter))
                    .filter(call -> after == null || call.id().compareTo(after) > 0)
                    .limit(max)
                    .map(CountedCall::of)
                    .toList();
        }
    }

    @Override
    public Optional<CallId> firstUncounted(CallId from) {
        synchronized (lock) {
            return calls.tailMap(from, true).values().stream()
                    .map(StoredCall::current)
                    .filter(call -> !Long.valueOf(call.version()).equals(countedVersions.get(call.id())))
                    .map(Call::id)
                    .findFirst();
        }
    }

    @Override
    public void markCounted(Collection<CallVersion> counted) {
        synchronized (lock) {
            counted.stream()
                    .filter(call -> calls.containsKey(call.id()))
                    .forEach(call -> countedVersions.put(call.id(), call.version()));
        }
    }

    /** The call was deleted for good. */
    void forget(CallId id) {
        synchronized (lock) {
            countedVersions.remove(id);
            open(Block.of(id));
        }
    }

    @Override
    public long open(Block block) {
        synchronized (lock) {
            block.andLarger().forEach(this::openOne);
            return openOne(block);
        }
    }

    private long openOne(Block block) {
        KnownBlock before = blocks.get(block);
        long epoch = before == null ? 1 : before.epoch() + 1;
        blocks.put(block, KnownBlock.open(block, epoch));
        return epoch;
    }

    @Override
    public boolean seal(Block block, long epoch, Collection<BlockPage> pages) {
        synchronized (lock) {
            KnownBlock known = blocks.get(block);
            boolean seals = known != null && !known.isSealed() && known.epoch() == epoch;
            if (seals) {
                blocks.put(block, new KnownBlock(block, epoch, List.copyOf(pages)));
            }
            return seals;
        }
    }

    @Override
    public List<KnownBlock> known(Collection<Block> wanted, Collection<PageRange> pages) {
        synchronized (lock) {
            return wanted.stream()
                    .flatMap(block -> Optional.ofNullable(blocks.get(block)).stream())
                    .map(known -> new KnownBlock(
                            known.block(),
                            known.epoch(),
                            known.pages().stream()
                                    .filter(page -> isWanted(page, pages))
                                    .toList()))
                    .toList();
        }
    }

    @Override
    public Map<Block, Long> sealed(Collection<Block> wanted) {
        synchronized (lock) {
            return wanted.stream()
                    .flatMap(block -> Optional.ofNullable(blocks.get(block)).stream())
                    .filter(KnownBlock::isSealed)
                    .collect(Collectors.toMap(KnownBlock::block, KnownBlock::epoch));
        }
    }

    private static boolean isWanted(BlockPage page, Collection<PageRange> pages) {
        return page.number() == BlockPage.TOTAL || pages.stream().anyMatch(range -> range.has(page.number()));
    }

    @Override
    public List<KnownBlock> open(Instant ended, int max) {
        synchronized (lock) {
            return blocks.values().stream()
                    .filter(known -> !known.isSealed() && !known.block().end().isAfter(ended))
                    .limit(max)
                    .toList();
        }
    }
}
