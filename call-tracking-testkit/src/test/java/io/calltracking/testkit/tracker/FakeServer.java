package io.calltracking.testkit.tracker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.ByteString;

/** A provider's HTTP server that answers each request by its method and address; what is not scripted gets 404. */
final class FakeServer implements AutoCloseable {
    private final MockWebServer server = new MockWebServer();
    private final List<Route> routes = new CopyOnWriteArrayList<>();
    final List<String> requests = new CopyOnWriteArrayList<>();
    final List<String> bodies = new CopyOnWriteArrayList<>();

    private record Route(Pattern request, int status, String body) {}

    FakeServer() {
        server.setServerSocketFactory(new PromptSockets());
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return answerTo(request);
            }
        });
        try {
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "http://" + server.getHostName() + ":" + server.getPort();
    }

    /** Answers what matches, {@code GET /v1/calls/x}; of several answers the one given last counts. */
    FakeServer on(String request, int status, String body) {
        routes.add(0, new Route(Pattern.compile(request + ".*"), status, body));
        return this;
    }

    private MockResponse answerTo(RecordedRequest request) {
        String line = request.getMethod() + " " + request.getTarget();
        ByteString body = request.getBody();
        requests.add(line);
        bodies.add(body == null ? "" : body.string(StandardCharsets.UTF_8));
        return routes.stream()
                .filter(route -> route.request().matcher(line).matches())
                .findFirst()
                .map(route -> response(route.status(), route.body()))
                .orElseGet(() -> response(404, "{}"));
    }

    private static MockResponse response(int status, String body) {
        return new MockResponse.Builder().code(status).body(body).build();
    }

    @Override
    public void close() {
        server.close();
    }
}
