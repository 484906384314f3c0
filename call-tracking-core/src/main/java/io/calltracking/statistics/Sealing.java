package io.calltracking.statistics;

import io.calltracking.CallFilter;
import io.calltracking.CallId;
import io.calltracking.store.Block;
import io.calltracking.store.BlockSize;
import io.calltracking.store.CallVersion;
import io.calltracking.store.CountedCall;
import io.calltracking.store.KnownBlock;
import io.calltracking.store.PageRange;
import io.calltracking.store.Statistics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Seals blocks that are over: quarter hours from their calls, larger ones from the sums of the smaller ones. Any number of
 * instances may do so at once, and be killed anywhere: what was only opened is found again, and of two who seal the same
 * block the one that opened it last does. Thread-safe.
 */
final class Sealing {
    /** Calls of a quarter hour are still changing for a while after it. */
    static final Duration QUIET = Duration.ofMinutes(10);

    private static final int CALLS_A_STEP = 5000;
    private static final int BLOCKS_A_STEP = 100;
    private static final int PAGE = 5000;

    private final Supplier<Statistics> store;
    private volatile CallId next =
            Block.at(BlockSize.QUARTER_HOUR, Instant.EPOCH).firstId();

    Sealing(Supplier<Statistics> store) {
        this.store = store;
    }

    /**
     * Seals some of the blocks that ended a while before now.
     *
     * @return whether it sealed any, so that there may be more to do
     */
    boolean step(Instant now) {
        Instant ended = now.minus(QUIET);
        boolean changed = sealChanged(ended);
        return sealOpen(ended) || changed;
    }

    /** Goes on behind the last one, so that calls which change all the time do not keep others waiting. */
    private boolean sealChanged(Instant ended) {
        int calls = 0;
        int blocks = 0;
        while (calls < CALLS_A_STEP && blocks < BLOCKS_A_STEP) {
            Optional<Block> changed = store.get().firstUncounted(next).map(Block::of);
            if (changed.isEmpty() || changed.get().end().isAfter(ended)) {
                next = Block.at(BlockSize.QUARTER_HOUR, Instant.EPOCH).firstId();
                return blocks > 0;
            }
            calls += sealQuarterHour(changed.get());
            blocks++;
            next = changed.get().endId();
        }
        return true;
    }

    /** Small ones first: a larger one needs them. Those left open by somebody who was killed are among them. */
    private boolean sealOpen(Instant ended) {
        boolean sealed = false;
        for (KnownBlock open : store.get().open(ended, BLOCKS_A_STEP)) {
            if (open.block().size() == BlockSize.QUARTER_HOUR) {
                sealQuarterHour(open.block());
                sealed = true;
            } else {
                sealed |= sealLarger(open);
            }
        }
        return sealed;
    }

    /** Calls are marked last, and only if they are as they were added up. How many calls it looked at. */
    private int sealQuarterHour(Block block) {
        long epoch = store.get().open(block);
        Cells cells = new Cells();
        List<CallVersion> calls = addUp(block, cells);
        if (store.get().seal(block, epoch, cells.pages())) {
            for (int from = 0; from < calls.size(); from += PAGE) {
                store.get().markCounted(calls.subList(from, Math.min(from + PAGE, calls.size())));
            }
        }
        return calls.size();
    }

    /**
     * Deleted calls are looked at too: else they would stay uncounted. A quarter hour may have a million calls, so of each no
     * more is kept than it takes to mark it.
     */
    private List<CallVersion> addUp(Block block, Cells cells) {
        CallFilter filter = CallFilter.ALL.deletedToo().created(block.from(), block.end());
        List<CallVersion> calls = new ArrayList<>();
        List<CountedCall> page = store.get().counted(filter, null, PAGE);
        while (!page.isEmpty()) {
            page.stream().filter(call -> !call.deleted()).forEach(cells::add);
            page.forEach(call -> calls.add(new CallVersion(call.id(), call.version())));
            CallId last = page.get(page.size() - 1).id();
            page = page.size() < PAGE ? List.of() : store.get().counted(filter, last, PAGE);
        }
        return calls;
    }

    /** The epoch was read before the parts are; a part that was never opened has no calls. */
    private boolean sealLarger(KnownBlock open) {
        Block block = open.block();
        if (store.get()
                .firstUncounted(block.firstId())
                .filter(call -> call.compareTo(block.endId()) < 0)
                .isPresent()) {
            return false;
        }
        List<KnownBlock> parts = store.get().known(block.parts(), PageRange.ALL);
        if (!parts.stream().allMatch(KnownBlock::isSealed)) {
            return false;
        }
        Cells cells = new Cells();
        parts.forEach(part -> cells.add(part.pages()));
        return store.get().seal(block, open.epoch(), cells.pages());
    }
}
