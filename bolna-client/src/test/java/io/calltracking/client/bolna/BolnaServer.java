package io.calltracking.client.bolna;

import io.calltracking.client.Fixtures;
import io.calltracking.client.internal.Backoff;
import io.calltracking.client.internal.RetryPauses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** A scripted Bolna on a free port, and a client of it whose pauses between reads take no time but are noted. */
final class BolnaServer implements AutoCloseable {
    static final String KEY = "bn-0123456789abcdef0123456789abcdef";
    static final Instant NOW = Instant.parse("2026-11-18T09:00:00Z");
    static final Fixtures FIXTURES = Fixtures.of("bolna");

    final List<Duration> pauses = new CopyOnWriteArrayList<>();
    private final MockWebServer server = new MockWebServer();
    private final BolnaClient client;

    BolnaServer() {
        this(builder -> builder);
    }

    BolnaServer(UnaryOperator<BolnaClient.Builder> settings) {
        try {
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        BolnaClient.Builder builder = BolnaClient.builder()
                .apiKey(KEY)
                .baseUrl(url(""))
                .clock(Clock.fixed(NOW, ZoneOffset.UTC))
                .connectTimeout(Duration.ofSeconds(5));
        this.client = settings.apply(builder).build(noting(new Backoff()));
    }

    BolnaClient client() {
        return client;
    }

    MockWebServer server() {
        return server;
    }

    String url(String path) {
        return server.url(path).toString();
    }

    BolnaServer answer(int status, String fixture) {
        String type = fixture.endsWith(".html") ? "text/html" : "application/json";
        return answer(response(status, FIXTURES.text(fixture)).setHeader("Content-Type", type));
    }

    BolnaServer answer(MockResponse.Builder response) {
        server.enqueue(response.build());
        return this;
    }

    static MockResponse.Builder response(int status, String body) {
        return new MockResponse.Builder().code(status).body(body);
    }

    RecordedRequest request() {
        try {
            RecordedRequest request = server.takeRequest(5, TimeUnit.SECONDS);
            if (request == null) {
                throw new AssertionError("no request came");
            }
            return request;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    int requestCount() {
        return server.getRequestCount();
    }

    private RetryPauses noting(RetryPauses pausesAsked) {
        return (attempt, failure) -> {
            pauses.add(pausesAsked.before(attempt, failure));
            return Duration.ZERO;
        };
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
