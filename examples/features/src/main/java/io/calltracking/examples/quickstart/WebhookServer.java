package io.calltracking.examples.quickstart;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.calltracking.webhook.WebhookReceiver;
import io.calltracking.webhook.WebhookReply;
import io.calltracking.webhook.WebhookRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The webhook route of a plain app: hands each request to the tracker and gives back what the tracker answers. */
final class WebhookServer implements AutoCloseable {
    static final String PATH = "/webhooks/bolna";
    private static final int LARGEST = (4 << 20) + 1;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);

    private WebhookServer(InetSocketAddress address, WebhookReceiver receiver) {
        try {
            server = HttpServer.create(address, 0);
        } catch (IOException e) {
            threads.shutdown();
            throw new Problem("cannot listen for webhooks on port " + address.getPort() + " (" + e.getMessage()
                    + "); stop what uses it, or name another port in WEBHOOK_PORT");
        }
        server.createContext(PATH, exchange -> handle(exchange, receiver));
        server.setExecutor(threads);
        server.start();
    }

    static WebhookServer onLoopback(int port, WebhookReceiver receiver) {
        return new WebhookServer(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), receiver);
    }

    static WebhookServer onAllAddresses(int port, WebhookReceiver receiver) {
        return new WebhookServer(new InetSocketAddress(port), receiver);
    }

    int port() {
        return server.getAddress().getPort();
    }

    private static void handle(HttpExchange exchange, WebhookReceiver receiver) throws IOException {
        try (exchange) {
            WebhookRequest request = WebhookRequest.of(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    exchange.getRequestHeaders(),
                    exchange.getRequestBody().readNBytes(LARGEST),
                    exchange.getRemoteAddress().getAddress().getHostAddress());
            WebhookReply reply = receiver.receive("bolna", request);
            byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(1);
        threads.shutdown();
    }
}
