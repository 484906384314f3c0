package io.calltracking.examples.chaos;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.calltracking.testkit.chaos.Steps;
import io.calltracking.webhook.WebhookReceiver;
import io.calltracking.webhook.WebhookReply;
import io.calltracking.webhook.WebhookRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;

/** The webhook route of a node. Its reply is a step of its own. */
final class WebhookEndpoint {
    static final String PATH = "/webhooks/bolna";
    private static final int THREADS = 8;

    private final HttpServer server;
    private final WebhookReceiver receiver;
    private final Steps steps;
    private final boolean ackFirst;

    private WebhookEndpoint(WebhookReceiver receiver, Steps steps, boolean ackFirst) throws IOException {
        this.receiver = receiver;
        this.steps = steps;
        this.ackFirst = ackFirst;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newFixedThreadPool(THREADS));
        server.createContext(PATH, this::handle);
        server.start();
    }

    static WebhookEndpoint open(WebhookReceiver receiver, Steps steps, Sabotage sabotage) {
        try {
            return new WebhookEndpoint(receiver, steps, sabotage == Sabotage.ACK_BEFORE_DURABLE);
        } catch (IOException e) {
            throw new UncheckedIOException("opening a port for webhooks", e);
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            WebhookRequest request = WebhookRequest.of(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    exchange.getRequestHeaders(),
                    exchange.getRequestBody().readAllBytes(),
                    "127.0.0.1");
            if (ackFirst) {
                exchange.sendResponseHeaders(200, -1);
                receiver.receive("bolna", request);
                return;
            }
            WebhookReply reply = receiver.receive("bolna", request);
            steps.reached("webhook.reply:before");
            exchange.sendResponseHeaders(reply.status(), -1);
            steps.reached("webhook.reply:after");
        }
    }
}
