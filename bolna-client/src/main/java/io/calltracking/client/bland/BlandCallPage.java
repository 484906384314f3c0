package io.calltracking.client.bland;

import io.calltracking.client.internal.JsonFields;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some rows of the list of calls, without transcripts: read a call by its id for the rest.
 *
 * @param calls in the order asked for
 * @param total rows on all pages; null if not told
 */
public record BlandCallPage(List<BlandCall> calls, @Nullable Long total) {
    /**
     * Copies the list.
     *
     * @param calls in the order asked for
     * @param total rows on all pages; null if not told
     */
    public BlandCallPage {
        calls = List.copyOf(calls);
    }

    static BlandCallPage read(@Nullable Object json) {
        return new BlandCallPage(
                Bland.rows(json, "calls", BlandCall::new),
                JsonFields.require(json).whole("total_count"));
    }
}
