package io.calltracking.client.bolna;

import io.calltracking.client.internal.JsonFields;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One page of executions, in a trimmed form: read an execution by its id for the rest.
 *
 * @param executions in Bolna's order, by last run
 * @param pageNumber which page, from 1
 * @param pageSize rows a page may hold
 * @param total rows on all pages; null if not told
 * @param hasMore whether there is another page
 */
public record BolnaExecutionPage(
        List<BolnaExecution> executions,
        int pageNumber,
        int pageSize,
        @Nullable Long total,
        boolean hasMore) {
    /**
     * Copies the list.
     *
     * @param executions in Bolna's order, by last run
     * @param pageNumber which page, from 1
     * @param pageSize rows a page may hold
     * @param total rows on all pages; null if not told
     * @param hasMore whether there is another page
     */
    public BolnaExecutionPage {
        executions = List.copyOf(executions);
    }

    static BolnaExecutionPage read(BolnaExecutionQuery query, @Nullable Object json) {
        List<BolnaExecution> rows = Bolna.rows(json, BolnaExecution::new);
        JsonFields envelope = json instanceof Map<?, ?> ? JsonFields.require(json) : JsonFields.of(Map.of());
        Integer number = envelope.integer("page_number", "page");
        Integer size = envelope.integer("page_size");
        int page = number == null ? query.pageNumber() : number;
        int rowsPerPage = size == null ? query.pageSize() : size;
        Long total = envelope.whole("total");
        Boolean more = envelope.flag("has_more");
        boolean hasMore = more == null ? total != null && (long) page * rowsPerPage < total : more;
        return new BolnaExecutionPage(rows, page, rowsPerPage, total, hasMore);
    }
}
