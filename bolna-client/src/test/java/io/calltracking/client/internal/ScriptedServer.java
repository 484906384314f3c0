package io.calltracking.client.internal;

import io.calltracking.client.Fixtures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/**
 * A scripted provider on a free port. A client of it gets {@link #noted} pauses, which take no time but are written down.
 *
 * @param <S> the server of one provider
 */
public abstract class ScriptedServer<S extends ScriptedServer<S>> implements AutoCloseable {
    public final List<Duration> pauses = new CopyOnWriteArrayList<>();
    private final Fixtures fixtures;
    private final MockWebServer server = new MockWebServer();

    protected ScriptedServer(Fixtures fixtures) {
        this.fixtures = fixtures;
        try {
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    protected abstract S self();

    public MockWebServer server() {
        return server;
    }

    public String url(String path) {
        return server.url(path).toString();
    }

    public S answer(int status, String fixture) {
        String type = fixture.contains("html") ? "text/html" : "application/json";
        return answer(response(status, fixtures.text(fixture)).setHeader("Content-Type", type));
    }

    public S answer(MockResponse.Builder response) {
        server.enqueue(response.build());
        return self();
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

    protected RetryPauses noted() {
        RetryPauses asked = new Backoff();
        return (attempt, failure) -> {
            pauses.add(asked.before(attempt, failure));
            return Duration.ZERO;
        };
    }

    @Override
    public void close() {
        server.close();
    }
}
