package io.calltracking.testkit.simulator.internal;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Between the JDK's HTTP exchange and our own request and response. */
final class Exchanges {
    private Exchanges() {}

    static Incoming read(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
        URI uri = exchange.getRequestURI();
        return new Incoming(exchange.getRequestMethod(), uri.getPath(), query(uri), headers, body);
    }

    static void send(HttpExchange exchange, Answer answer) throws IOException {
        try (exchange) {
            answer.headers()
                    .forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
            int length = answer.body().size();
            exchange.sendResponseHeaders(answer.status(), length == 0 ? -1 : length);
            if (length > 0) {
                OutputStream out = exchange.getResponseBody();
                answer.body().write(out);
                out.flush();
            }
        }
    }

    private static Map<String, String> query(URI uri) {
        Map<String, String> parameters = new HashMap<>();
        String raw = uri.getRawQuery();
        int from = 0;
        while (raw != null && from < raw.length()) {
            int end = raw.indexOf('&', from);
            String pair = raw.substring(from, end < 0 ? raw.length() : end);
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            parameters.put(decode(name), decode(value));
            from = end < 0 ? raw.length() : end + 1;
        }
        return parameters;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
