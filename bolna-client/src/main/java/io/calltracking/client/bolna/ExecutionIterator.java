package io.calltracking.client.bolna;

import io.calltracking.client.internal.Transport;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Walks through windows of at most seven days, and the pages of each. Windows share their edges and pages shift while calls
 * come in, so an execution may be seen twice; it is passed on once. Not thread-safe.
 */
final class ExecutionIterator implements Iterator<BolnaExecution> {
    private final Transport transport;
    private final BolnaExecutionQuery query;
    private final Deque<BolnaExecution> ready = new ArrayDeque<>();
    private final Set<String> seen = new HashSet<>();
    private @Nullable BolnaExecutionQuery next;

    ExecutionIterator(Transport transport, BolnaExecutionQuery query) {
        this.transport = transport;
        this.query = query;
        this.next = windowFrom(query.from());
    }

    @Override
    public boolean hasNext() {
        while (ready.isEmpty() && next != null) {
            next = load(next);
        }
        return !ready.isEmpty();
    }

    @Override
    public BolnaExecution next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return ready.remove();
    }

    private @Nullable BolnaExecutionQuery load(BolnaExecutionQuery request) {
        BolnaExecutionPage page = transport.send(request.operation());
        for (BolnaExecution execution : page.executions()) {
            if (seen.add(execution.id())) {
                ready.add(execution);
            }
        }
        if (page.hasMore() && !page.executions().isEmpty()) {
            return request.nextPage();
        }
        return request.to().isBefore(query.to()) ? windowFrom(request.to()) : null;
    }

    private BolnaExecutionQuery windowFrom(Instant from) {
        Instant end = from.plus(BolnaExecutionQuery.LONGEST_SPAN);
        return query.window(from, end.isBefore(query.to()) ? end : query.to());
    }
}
