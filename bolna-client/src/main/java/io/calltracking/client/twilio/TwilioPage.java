package io.calltracking.client.twilio;

import io.calltracking.client.internal.JsonFields;
import io.calltracking.client.internal.JsonFormatException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list. Twilio tells neither a total nor a number of pages.
 *
 * @param rows newest first
 * @param number which page, from 0
 * @param size rows a page may hold
 * @param nextPageUri path and query of the next page with Twilio's own mark in it, to be used as it is; null on the last one
 * @param <T> what is listed
 */
public record TwilioPage<T>(
        List<T> rows, int number, int size, @Nullable String nextPageUri) {
    /**
     * Copies the rows.
     *
     * @param rows newest first
     * @param number which page, from 0
     * @param size rows a page may hold
     * @param nextPageUri path and query of the next page; null on the last one
     */
    public TwilioPage {
        rows = List.copyOf(rows);
    }

    /** {@return whether there is another page} */
    public boolean hasMore() {
        return nextPageUri != null;
    }

    static <T> TwilioPage<T> read(@Nullable Object json, String name, Function<@Nullable Object, T> reader) {
        JsonFields page = JsonFields.require(json);
        if (!(page.raw().get(name) instanceof List<?> items)) {
            throw new JsonFormatException("no list of " + name);
        }
        List<T> rows = new ArrayList<>(items.size());
        items.forEach(item -> rows.add(reader.apply(item)));
        Integer number = page.integer("page");
        Integer size = page.integer("page_size");
        return new TwilioPage<>(
                rows, number == null ? 0 : number, size == null ? rows.size() : size, page.text("next_page_uri"));
    }

    /** {@return its number, how many rows it has, and whether there are more} */
    @Override
    public String toString() {
        return "TwilioPage[number=" + number + ", rows=" + rows.size() + ", hasMore=" + hasMore() + "]";
    }
}
