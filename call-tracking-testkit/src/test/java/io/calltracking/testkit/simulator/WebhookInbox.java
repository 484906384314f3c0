package io.calltracking.testkit.simulator;

import com.sun.net.httpserver.HttpServer;
import io.calltracking.testkit.simulator.internal.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/** An app's webhook route: takes what comes and answers as the test says. */
final class WebhookInbox implements AutoCloseable {
    record Delivery(Map<String, @Nullable Object> body, Map<String, List<String>> headers) {
        String status() {
            return String.valueOf(body.get("status"));
        }
    }

    private final HttpServer server;
    private final BlockingQueue<Delivery> deliveries = new LinkedBlockingQueue<>();

    /** {@code answers} maps the number of the delivery, from 1, to the status code it gets. */
    WebhookInbox(IntUnaryOperator answers) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        int[] count = {0};
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            int answer = answers.applyAsInt(++count[0]);
            deliveries.add(new Delivery(Json.object(body), Map.copyOf(exchange.getRequestHeaders())));
            exchange.sendResponseHeaders(answer, -1);
            exchange.close();
        });
        server.start();
    }

    static WebhookInbox accepting() throws IOException {
        return new WebhookInbox(number -> 200);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hooks");
    }

    /** The next deliveries, waited for. */
    List<Delivery> next(int count) {
        List<Delivery> next = new ArrayList<>();
        while (next.size() < count) {
            next.add(next());
        }
        return next;
    }

    List<String> nextStatuses(int count) {
        return next(count).stream().map(Delivery::status).toList();
    }

    int waiting() {
        return deliveries.size();
    }

    private Delivery next() {
        try {
            Delivery delivery = deliveries.poll(20, TimeUnit.SECONDS);
            if (delivery == null) {
                throw new AssertionError("no webhook came within 20 seconds");
            }
            return delivery;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
