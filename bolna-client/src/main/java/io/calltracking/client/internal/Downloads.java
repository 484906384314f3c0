package io.calltracking.client.internal;

import io.calltracking.client.Recording;
import java.io.IOException;
import java.util.Locale;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Fetches recordings as streams. Redirects are followed, but only the provider's own address ever sees the key, and a secure
 * address never leads to an insecure one. Thread-safe.
 */
final class Downloads {
    private static final int MOST_REDIRECTS = 5;

    private final HttpUrl base;
    private final HttpClients clients;
    private final Failures failures;
    private final Exchange exchange;

    Downloads(HttpUrl base, HttpClients clients, Failures failures, Exchange exchange) {
        this.base = base;
        this.clients = clients;
        this.failures = failures;
        this.exchange = exchange;
    }

    Recording open(Operation<?> operation, HttpUrl start) {
        HttpUrl url = start;
        for (int redirects = 0; ; redirects++) {
            Response response = fetch(operation, url);
            if (response.isSuccessful() && !isJson(response)) {
                return new Recording(response);
            }
            try (response) {
                HttpUrl next = redirects < MOST_REDIRECTS ? target(url, response) : null;
                if (next == null) {
                    byte[] body = Exchange.errorBody(response);
                    throw failures.refused(operation, response.code(), response.headers(), body);
                }
                url = next;
            }
        }
    }

    private Response fetch(Operation<?> operation, HttpUrl url) {
        if (clients.isClosed()) {
            throw failures.heldBack(operation, "the client is closed", null);
        }
        SendOnce.Mark mark = new SendOnce.Mark(true);
        Request.Builder request = new Request.Builder()
                .url(url)
                .header("Accept", "*/*")
                .header("User-Agent", exchange.userAgent())
                .tag(SendOnce.Mark.class, mark);
        if (isProviders(url)) {
            operation.headers().forEach(request::header);
            request.header("Authorization", exchange.authorization(operation));
        }
        try {
            return clients.streaming().newCall(request.build()).execute();
        } catch (IOException e) {
            throw failures.noAnswer(operation, mark.mayHaveBeenSent(), e);
        }
    }

    private boolean isProviders(HttpUrl url) {
        boolean isBase =
                url.scheme().equals(base.scheme()) && url.host().equals(base.host()) && url.port() == base.port();
        return isBase || (url.isHttps() && exchange.isOwnHost(url.host()));
    }

    /** No sound is JSON: this is a failure that calls itself a success. */
    private static boolean isJson(Response response) {
        MediaType type = response.body().contentType();
        return type != null && type.subtype().toLowerCase(Locale.ROOT).endsWith("json");
    }

    /** Where an answer redirects to; null if it does not, or must not. */
    private static @Nullable HttpUrl target(HttpUrl from, Response response) {
        String location = response.header("Location");
        if (!response.isRedirect() || location == null) {
            return null;
        }
        HttpUrl target = from.resolve(location);
        return target == null || (from.isHttps() && !target.isHttps()) ? null : target;
    }
}
