package io.calltracking.client.bolna;

import io.calltracking.client.ClientException;
import io.calltracking.client.InvalidFieldException;
import io.calltracking.client.internal.DistinctPages;
import io.calltracking.client.internal.JsonFields;
import io.calltracking.client.internal.Operation;
import io.calltracking.client.internal.Transport;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * Reads what became of calls. Immutable and thread-safe; every method only reads, and is repeated after passing failures.
 *
 * @see <a href="https://www.bolna.ai/docs/api-reference/executions/get_execution">Bolna: executions</a>
 */
public final class BolnaExecutions {
    private final Transport transport;

    BolnaExecutions(Transport transport) {
        this.transport = transport;
    }

    /**
     * Reads one execution. Right after placing it may not be found for a moment.
     *
     * @param executionId as placing returned it
     * @return the execution as it stands now
     * @throws io.calltracking.client.NotFoundException if there is none, or not yet
     * @throws ClientException if there is no good answer
     */
    public BolnaExecution get(String executionId) {
        return transport.send(getting(executionId));
    }

    /**
     * As {@link #get}, without waiting.
     *
     * @param executionId as placing returned it
     * @return completed with the execution
     */
    public CompletableFuture<BolnaExecution> getAsync(String executionId) {
        return transport.sendAsync(getting(executionId));
    }

    /**
     * Reads one page.
     *
     * @param query spanning at most seven days
     * @return a page, rows in a trimmed form
     * @throws InvalidFieldException if the query spans more; nothing was sent
     * @throws ClientException if there is no good answer
     */
    public BolnaExecutionPage list(BolnaExecutionQuery query) {
        return transport.send(query.operation());
    }

    /**
     * As {@link #list}, without waiting.
     *
     * @param query spanning at most seven days
     * @return completed with a page
     */
    public CompletableFuture<BolnaExecutionPage> listAsync(BolnaExecutionQuery query) {
        return transport.sendAsync(query.operation());
    }

    /**
     * Reads all pages of any span, window after window from the oldest, each execution once. Lazy: a page is read when its
     * rows are asked for, so a {@link ClientException} comes out of the stream's terminal operation. Pages are counted by
     * position and shift while new calls come in; an execution that is run again meanwhile can be missed. Remembers the ids
     * it has passed on.
     *
     * @param query of any span; its page number and size are not used
     * @return sequential; needs no closing
     */
    public Stream<BolnaExecution> stream(BolnaExecutionQuery query) {
        return DistinctPages.stream(ExecutionPages.first(query), page -> page.read(transport), BolnaExecution::id);
    }

    /**
     * Reads what went on inside a call, step by step. Holds the whole conversation.
     *
     * @param executionId as placing returned it
     * @return in Bolna's order
     * @throws ClientException if there is no good answer
     */
    public List<BolnaLogEntry> log(String executionId) {
        return transport.send(logging(executionId));
    }

    /**
     * As {@link #log}, without waiting.
     *
     * @param executionId as placing returned it
     * @return completed with the steps
     */
    public CompletableFuture<List<BolnaLogEntry>> logAsync(String executionId) {
        return transport.sendAsync(logging(executionId));
    }

    private static Operation<List<BolnaLogEntry>> logging(String executionId) {
        return Bolna.read("get log of execution")
                .path("executions")
                .id("executionId", executionId)
                .path("log")
                .reading(json -> Bolna.rows(json, BolnaLogEntry::new));
    }

    private static Operation<BolnaExecution> getting(String executionId) {
        return Bolna.read("get execution")
                .path("executions")
                .id("executionId", executionId)
                .reading(json -> new BolnaExecution(JsonFields.require(json).raw()));
    }
}
