package io.calltracking.client.twilio;

import io.calltracking.client.internal.DistinctPages;
import io.calltracking.client.internal.JsonFormatException;
import io.calltracking.client.internal.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * A list of the API that comes in pages. A page names the next one by path and query; both are checked to belong to the same
 * list and then put behind the configured address, so that an answer can lead neither elsewhere nor in a circle.
 *
 * @param account whose
 * @param operation its name in errors
 * @param path below the account, the last segment with its extension
 * @param member the member of a page that holds the rows
 * @param row reads a row
 * @param id tells rows apart
 */
record Listing<T>(
        TwilioAccount account,
        String operation,
        List<String> path,
        String member,
        Function<@Nullable Object, T> row,
        Function<T, String> id) {
    private static final HttpUrl NOWHERE = HttpUrl.get("https://nowhere.invalid/");

    Operation<TwilioPage<T>> page(List<Map.Entry<String, String>> query) {
        Operation.Draft draft = account.read(operation).path(path.toArray(String[]::new));
        query.forEach(parameter -> draft.query(parameter.getKey(), parameter.getValue()));
        return draft.reading(json -> {
            TwilioPage<T> page = TwilioPage.read(json, member, row);
            if (page.nextPageUri() != null && link(page.nextPageUri()).equals(query)) {
                throw new JsonFormatException("next_page_uri leads back to the same page");
            }
            return page;
        });
    }

    Operation<TwilioPage<T>> after(TwilioPage<T> page) {
        if (page.nextPageUri() == null) {
            throw Twilio.invalid(operation, "page", "is the last one");
        }
        try {
            return page(link(page.nextPageUri()));
        } catch (JsonFormatException e) {
            throw Twilio.invalid(operation, "page", "is not of this list");
        }
    }

    Stream<T> stream(List<Map.Entry<String, String>> query) {
        return DistinctPages.stream(
                query,
                parameters -> {
                    TwilioPage<T> page = account.transport().send(page(parameters));
                    return new DistinctPages.Page<>(
                            page.rows(), page.nextPageUri() == null ? null : link(page.nextPageUri()));
                },
                id);
    }

    private List<Map.Entry<String, String>> link(String uri) {
        HttpUrl url = uri.startsWith("/") ? NOWHERE.resolve(uri) : null;
        if (url == null
                || !url.host().equals(NOWHERE.host())
                || !url.pathSegments().equals(account.path(path.toArray(String[]::new)))) {
            throw new JsonFormatException("next_page_uri leads elsewhere");
        }
        List<Map.Entry<String, String>> query = new ArrayList<>();
        for (int i = 0; i < url.querySize(); i++) {
            String value = url.queryParameterValue(i);
            query.add(Map.entry(url.queryParameterName(i), value == null ? "" : value));
        }
        return query;
    }
}
