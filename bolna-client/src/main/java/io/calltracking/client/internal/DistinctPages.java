package io.calltracking.client.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Walks through pages that shift while rows come in: a row may be seen twice but is passed on once. A page is asked for when
 * its rows are. Remembers the ids it has passed on. Not thread-safe.
 *
 * @param <Q> what a page is asked for with
 * @param <T> a row
 */
public final class DistinctPages<Q, T> implements Iterator<T> {
    private final Function<Q, Page<Q, T>> load;
    private final Function<T, String> id;
    private final Deque<T> ready = new ArrayDeque<>();
    private final Set<String> seen = new HashSet<>();
    private @Nullable Q next;

    private DistinctPages(Q first, Function<Q, Page<Q, T>> load, Function<T, String> id) {
        this.next = first;
        this.load = load;
        this.id = id;
    }

    /**
     * Streams all rows.
     *
     * @param first asks for the first page
     * @param load reads a page
     * @param id what makes a row the same
     * @param <Q> what a page is asked for with
     * @param <T> a row
     * @return sequential, lazy, each row once; needs no closing
     */
    public static <Q, T> Stream<T> stream(Q first, Function<Q, Page<Q, T>> load, Function<T, String> id) {
        Iterator<T> rows = new DistinctPages<>(first, load, id);
        int traits = Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.DISTINCT;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(rows, traits), false);
    }

    @Override
    public boolean hasNext() {
        while (ready.isEmpty() && next != null) {
            Page<Q, T> page = load.apply(next);
            page.rows().stream().filter(row -> seen.add(id.apply(row))).forEach(ready::add);
            next = page.next();
        }
        return !ready.isEmpty();
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return ready.remove();
    }

    /**
     * One page.
     *
     * @param rows in order
     * @param next asks for the page after it, or null if there is none
     * @param <Q> what a page is asked for with
     * @param <T> a row
     */
    public record Page<Q, T>(List<T> rows, @Nullable Q next) {
        /**
         * Copies the rows.
         *
         * @param rows in order
         * @param next asks for the page after it, or null if there is none
         */
        public Page {
            rows = List.copyOf(rows);
        }
    }
}
