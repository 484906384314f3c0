package io.calltracking.testkit.simulator.internal;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/** So many calls at once and no more; the others wait in the order in which they came. Not thread-safe. */
public final class Places {
    private final int limit;
    private final Consumer<String> begin;
    private final IntConsumer occupancy;
    private final Set<String> live = new HashSet<>();
    private final Queue<String> waiting = new ArrayDeque<>();

    /**
     * Creates free places.
     *
     * @param limit how many there are
     * @param begin told the id of each call that gets its place
     * @param occupancy told how many places are taken after each change
     */
    public Places(int limit, Consumer<String> begin, IntConsumer occupancy) {
        this.limit = limit;
        this.begin = begin;
        this.occupancy = occupancy;
    }

    /**
     * Asks for a place; the call begins now or when its turn comes.
     *
     * @param id the call
     */
    public void request(String id) {
        waiting.add(id);
        fill();
    }

    /**
     * Gives a place back, or the wish for one; nothing happens when the call has neither.
     *
     * @param id the call
     */
    public void release(String id) {
        if (live.remove(id)) {
            occupancy.accept(live.size());
            fill();
        } else {
            waiting.remove(id);
        }
    }

    /**
     * How many places are taken.
     *
     * @return 0 to the limit
     */
    public int taken() {
        return live.size();
    }

    private void fill() {
        while (live.size() < limit) {
            String next = waiting.poll();
            if (next == null) {
                return;
            }
            live.add(next);
            occupancy.accept(live.size());
            begin.accept(next);
        }
    }
}
