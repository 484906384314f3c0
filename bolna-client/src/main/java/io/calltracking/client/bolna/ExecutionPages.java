package io.calltracking.client.bolna;

import io.calltracking.client.internal.DistinctPages;
import io.calltracking.client.internal.Transport;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Asks for one page after the other, through windows of at most seven days that share their edges.
 *
 * @param whole all that is asked for
 * @param page one page of one window of it
 */
record ExecutionPages(BolnaExecutionQuery whole, BolnaExecutionQuery page) {
    static ExecutionPages first(BolnaExecutionQuery query) {
        return window(query, query.from());
    }

    DistinctPages.Page<ExecutionPages, BolnaExecution> read(Transport transport) {
        BolnaExecutionPage answer = transport.send(page.operation());
        return new DistinctPages.Page<>(answer.executions(), after(answer));
    }

    private @Nullable ExecutionPages after(BolnaExecutionPage answer) {
        if (answer.hasMore() && !answer.executions().isEmpty()) {
            return new ExecutionPages(whole, page.nextPage());
        }
        return page.to().isBefore(whole.to()) ? window(whole, page.to()) : null;
    }

    private static ExecutionPages window(BolnaExecutionQuery whole, Instant from) {
        Instant end = from.plus(BolnaExecutionQuery.LONGEST_SPAN);
        return new ExecutionPages(whole, whole.window(from, end.isBefore(whole.to()) ? end : whole.to()));
    }
}
