package io.calltracking.statistics;

import io.calltracking.CallFilter;
import io.calltracking.CallId;
import io.calltracking.store.Block;
import io.calltracking.store.BlockSize;
import io.calltracking.store.CountedCall;
import io.calltracking.store.KnownBlock;
import io.calltracking.store.Statistics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Answers one query. First it is asked where calls changed since they were counted, then for sums of blocks without such calls,
 * then for the calls of all other time; the order is what makes it right. Not thread-safe.
 */
final class Reading {
    private static final int PAGE = 5000;

    private final Statistics store;
    private final StatisticsQuery query;
    private final Groups groups;
    private final Remembered remembered;

    Reading(Statistics store, StatisticsQuery query, Remembered remembered) {
        this.store = store;
        this.remembered = remembered;
        this.query = query;
        this.groups = new Groups(query);
    }

    /**
     * The report.
     *
     * @param sealed blocks that end later have no sums, and are not asked for
     */
    StatisticsReport report(Instant sealed) {
        Optional<Cut> cut = Cut.of(query);
        Instant from = from();
        Instant end = query.filter().createdBefore();
        if (from == null || cut.isEmpty()) {
            look(new Stretch(from == null ? 0 : from.toEpochMilli(), millis(end)));
            return groups.report();
        }
        Instant covered = end == null || end.isAfter(sealed) ? sealed : end;
        List<Stretch> stretches = stretches(from, covered);
        Cover cover = sums(cut.get(), stretches, changed(from, covered));
        cover.leave(Math.max(from.toEpochMilli(), covered.toEpochMilli()), millis(end));
        cover.rest().forEach(this::look);
        return groups.report();
    }

    /** Null when there are no calls: hours and days cannot be counted from nowhere. */
    private @Nullable Instant from() {
        Instant from = query.filter().createdFrom();
        if (from != null) {
            return from.isBefore(Instant.EPOCH) ? Instant.EPOCH : from;
        }
        return groups.calendar() == null
                ? Instant.EPOCH
                : store.counted(CallFilter.ALL, null, 1).stream()
                        .findFirst()
                        .map(call -> Block.created(call.id()))
                        .orElse(null);
    }

    private static long millis(@Nullable Instant end) {
        return end == null ? Long.MAX_VALUE : end.toEpochMilli();
    }

    /** No block may lie in two groups, so each hour or day is a stretch of its own. */
    private List<Stretch> stretches(Instant from, Instant end) {
        Calendar calendar = groups.calendar();
        List<Stretch> stretches = new ArrayList<>();
        Instant at = from;
        while (at.isBefore(end)) {
            Instant next = calendar == null ? end : calendar.next(calendar.start(at));
            stretches.add(new Stretch(at.toEpochMilli(), Math.min(next.toEpochMilli(), end.toEpochMilli())));
            at = next;
        }
        return stretches;
    }

    /** The quarter hours in which calls changed since they were counted: from one to the next, for they are few. */
    private NavigableSet<Long> changed(Instant from, Instant end) {
        NavigableSet<Long> changed = new TreeSet<>();
        CallId at = Block.at(BlockSize.QUARTER_HOUR, from).firstId();
        while (true) {
            Optional<Block> next = store.firstUncounted(at).map(Block::of);
            if (next.isEmpty() || !next.get().from().isBefore(end)) {
                return changed;
            }
            changed.add(next.get().number());
            at = next.get().endId();
        }
    }

    /**
     * Adds the sums there are. A block that turns out to be open is taken apart into smaller ones, until all are known or too
     * small. One that was never opened has no calls, or only uncounted ones.
     */
    private Cover sums(Cut cut, List<Stretch> stretches, NavigableSet<Long> changed) {
        Set<Block> asked = new HashSet<>();
        Set<Block> open = new HashSet<>();
        while (true) {
            Cover cover = new Cover(changed, open);
            stretches.forEach(cover::take);
            List<Block> unasked = cover.blocks().stream().filter(asked::add).toList();
            if (unasked.isEmpty()) {
                return cover;
            }
            for (KnownBlock known : store.known(addRemembered(cut, unasked), cut.pages())) {
                if (known.isSealed() && known.pages().stream().allMatch(Cells::isReadable)) {
                    List<Cell> cells = cut.cells(known);
                    remembered.put(cut, known.block(), known.epoch(), cells);
                    add(known.block(), cells);
                } else {
                    open.add(known.block());
                }
            }
        }
    }

    /** Adds the sums that were read before and hold still; the blocks that are left must be read. */
    private List<Block> addRemembered(Cut cut, List<Block> blocks) {
        List<Block> met =
                blocks.stream().filter(block -> remembered.has(cut, block)).toList();
        Map<Block, Long> epochs = met.isEmpty() ? Map.of() : store.sealed(met);
        List<Block> left = new ArrayList<>();
        for (Block block : blocks) {
            List<Cell> cells = remembered.cells(cut, block, epochs.get(block));
            if (cells == null) {
                left.add(block);
            } else {
                add(block, cells);
            }
        }
        return left;
    }

    private void add(Block block, List<Cell> cells) {
        cells.forEach(cell -> cell.addTo(groups.of(cell.word(), block.from())));
    }

    private void look(Stretch stretch) {
        CallFilter filter = stretch.in(query.filter());
        List<CountedCall> page = store.counted(filter, null, PAGE);
        while (!page.isEmpty()) {
            page.forEach(groups::add);
            CallId last = page.get(page.size() - 1).id();
            page = page.size() < PAGE ? List.of() : store.counted(filter, last, PAGE);
        }
    }
}
