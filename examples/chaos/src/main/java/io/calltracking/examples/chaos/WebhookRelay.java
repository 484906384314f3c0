package io.calltracking.examples.chaos;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.calltracking.provider.bolna.BolnaProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The load balancer in front of the nodes: hands each webhook to one that is up and gives back its answer; 503 when there
 * is none or it died before it answered. Takes our tag out of webhooks about some numbers, so that these can be matched by
 * the provider's id only. Thread-safe.
 */
final class WebhookRelay implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int UNAVAILABLE = 503;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpClient client;
    private final Set<String> untagged;
    private final List<NodeProcess> nodes = new CopyOnWriteArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();

    private WebhookRelay(HttpClient client, Set<String> untagged) throws IOException {
        this.client = client;
        this.untagged = untagged;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext(WebhookEndpoint.PATH, this::handle);
        server.start();
    }

    static WebhookRelay open(HttpClient client, Set<String> untagged) {
        try {
            return new WebhookRelay(client, untagged);
        } catch (IOException e) {
            throw new UncheckedIOException("opening a port for webhooks", e);
        }
    }

    URI url() {
        return url(server.getAddress().getPort());
    }

    void add(NodeProcess node) {
        nodes.add(node);
    }

    void remove(NodeProcess node) {
        nodes.remove(node);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(forward(body), -1);
        }
    }

    private int forward(String body) {
        List<Integer> ports = nodes.stream()
                .map(NodeProcess::port)
                .filter(port -> port != null)
                .toList();
        if (ports.isEmpty()) {
            return UNAVAILABLE;
        }
        int port = ports.get(Math.floorMod(turn.getAndIncrement(), ports.size()));
        HttpRequest request = HttpRequest.newBuilder(url(port))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(told(body)))
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return UNAVAILABLE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return UNAVAILABLE;
        }
    }

    private String told(String body) {
        return untagged.stream().anyMatch(body::contains) ? body.replace(BolnaProvider.TAG, "another_variable") : body;
    }

    private static URI url(int port) {
        return URI.create("http://127.0.0.1:" + port + WebhookEndpoint.PATH);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
