package io.calltracking.client.bland;

import io.calltracking.client.internal.DistinctPages;
import io.calltracking.client.internal.Transport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks for one page of the list of calls after the other. A page may be shorter than asked for without being the last one.
 *
 * @param query the rows to ask for
 * @param previous the first call of the page before, to notice a server that does not count rows; null at the beginning
 */
record CallPages(BlandCallQuery query, @Nullable String previous) {
    static CallPages first(BlandCallQuery query) {
        return new CallPages(query.forStream(), null);
    }

    DistinctPages.Page<CallPages, BlandCall> read(Transport transport) {
        BlandCallPage page = transport.send(query.operation());
        List<BlandCall> rows = page.calls().stream().filter(query::reaches).toList();
        return new DistinctPages.Page<>(rows, after(page));
    }

    private @Nullable CallPages after(BlandCallPage page) {
        List<BlandCall> rows = page.calls();
        if (rows.isEmpty() || rows.get(0).id().equals(previous)) {
            return null;
        }
        int next = query.firstRow() + rows.size();
        boolean more = page.total() == null ? rows.size() >= query.rows() : next < page.total();
        return more ? new CallPages(query.from(next), rows.get(0).id()) : null;
    }
}
