package io.calltracking.statistics;

import io.calltracking.store.Block;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sums of sealed blocks that were read before. A block is sealed once in an epoch, so they are its sums as long as it is
 * sealed in that epoch, which must be asked each time. Takes a few megabytes, and forgets first what was not wanted for longest.
 * Thread-safe.
 */
final class Remembered {
    /** So many bytes of sums are kept. */
    static final int MOST_BYTES = 16 << 20;

    /** What an entry, or a sum, takes beside its bytes. */
    private static final int BESIDE = 100;

    private final int mostBytes;
    private final Map<Key, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
    private int bytes;

    Remembered() {
        this(MOST_BYTES);
    }

    Remembered(int mostBytes) {
        this.mostBytes = mostBytes;
    }

    private record Key(Cut cut, Block block) {}

    private record Entry(long epoch, List<Cell> cells) {
        int size() {
            return BESIDE
                    + cells.stream()
                            .mapToInt(cell -> BESIDE + cell.tally().length)
                            .sum();
        }
    }

    /** Whether there is something to ask the epoch for. */
    synchronized boolean has(Cut cut, Block block) {
        return entries.containsKey(new Key(cut, block));
    }

    /**
     * The sums of a block.
     *
     * @param epoch in which it is sealed; null when it is not
     * @return null when they must be read
     */
    synchronized @Nullable List<Cell> cells(Cut cut, Block block, @Nullable Long epoch) {
        Entry entry = entries.get(new Key(cut, block));
        return entry != null && epoch != null && entry.epoch() == epoch ? entry.cells() : null;
    }

    /** Remembers the sums of a block that is sealed. */
    synchronized void put(Cut cut, Block block, long epoch, List<Cell> cells) {
        Entry entry = new Entry(epoch, List.copyOf(cells));
        Entry before = entries.put(new Key(cut, block), entry);
        bytes += entry.size() - (before == null ? 0 : before.size());
        Iterator<Entry> oldest = entries.values().iterator();
        while (bytes > mostBytes && oldest.hasNext()) {
            bytes -= oldest.next().size();
            oldest.remove();
        }
    }
}
