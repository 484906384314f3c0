package io.calltracking.testkit.simulator;

import io.calltracking.testkit.simulator.internal.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Speaks to a simulator the plain way, without any typed client. */
final class ApiClient {
    static final String AGENT = "7d0c2a54-3b1e-4f66-9a8c-51e2b7c4d901";

    private static final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final URI baseUrl;
    private final String authorization;

    ApiClient(ProviderSimulator simulator) {
        this(simulator.baseUrl(), "Bearer " + simulator.apiKey());
    }

    ApiClient(URI baseUrl, String authorization) {
        this.baseUrl = baseUrl;
        this.authorization = authorization;
    }

    record Reply(int status, String body, Map<String, @Nullable Object> json, HttpResponse<?> raw) {
        @Nullable
        Object get(String name) {
            return json.get(name);
        }

        String text(String name) {
            return String.valueOf(json.get(name));
        }
    }

    Reply get(String path) throws IOException {
        return send("GET", path, null);
    }

    Reply post(String path, @Nullable String body) throws IOException {
        return send("POST", path, body);
    }

    Reply placing(String number) throws IOException {
        return post("/call", "{\"agent_id\":\"" + AGENT + "\",\"recipient_phone_number\":\"" + number + "\"}");
    }

    /** Places a call that must be accepted; answers its id. */
    String place(String number) throws IOException {
        Reply reply = placing(number);
        if (reply.status() != 200) {
            throw new AssertionError("placing was answered with " + reply.status() + " " + reply.body());
        }
        return reply.text("execution_id");
    }

    String status(String id) throws IOException {
        return get("/executions/" + id).text("status");
    }

    Reply send(String method, String path, @Nullable String body) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(baseUrl + path))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return send(request.build());
    }

    static Reply send(HttpRequest request) throws IOException {
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            String text = response.body();
            return new Reply(
                    response.statusCode(), text, text.startsWith("{") ? Json.object(text) : Map.of(), response);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }
}
