package io.calltracking.client.internal;

import io.calltracking.client.ClientBuilder;
import io.calltracking.client.Fixtures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** A scripted provider on a free port, for a client whose pauses between reads take no time but are noted. */
public class ScriptedServer implements AutoCloseable {
    public final List<Duration> pauses = new CopyOnWriteArrayList<>();
    private final MockWebServer server = new MockWebServer();
    private final Fixtures fixtures;

    public ScriptedServer(Fixtures fixtures) {
        this.fixtures = fixtures;
        try {
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Points a client at this server, at a fixed time. */
    protected <B extends ClientBuilder<B>> B settings(B builder, String key, Instant now) {
        return builder.apiKey(key)
                .baseUrl(url(""))
                .clock(Clock.fixed(now, ZoneOffset.UTC))
                .connectTimeout(Duration.ofSeconds(5));
    }

    protected RetryPauses notedPauses() {
        RetryPauses asked = new Backoff();
        return (attempt, failure) -> {
            pauses.add(asked.before(attempt, failure));
            return Duration.ZERO;
        };
    }

    public String url(String path) {
        return server.url(path).toString();
    }

    public ScriptedServer answer(int status, String fixture) {
        String type = fixture.contains("html") ? "text/html" : "application/json";
        return answer(response(status, fixtures.text(fixture)).setHeader("Content-Type", type));
    }

    public ScriptedServer answer(MockResponse.Builder response) {
        server.enqueue(response.build());
        return this;
    }

    public static MockResponse.Builder response(int status, String body) {
        return new MockResponse.Builder().code(status).body(body);
    }

    public RecordedRequest request() {
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

    public int requestCount() {
        return server.getRequestCount();
    }

    @Override
    public void close() {
        server.close();
    }
}
