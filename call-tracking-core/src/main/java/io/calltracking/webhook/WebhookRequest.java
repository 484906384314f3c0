package io.calltracking.webhook;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An HTTP request as some web server received it. Immutable as long as nobody changes the bytes of its body. */
public final class WebhookRequest {
    private final String method;
    private final String url;
    private final Map<String, List<String>> headers;
    private final byte[] body;
    private final @Nullable String remoteAddress;

    private WebhookRequest(
            String method, String url, Map<String, List<String>> headers, byte[] body, @Nullable String remoteAddress) {
        this.method = method.toUpperCase(Locale.ROOT);
        this.url = Objects.requireNonNull(url, "url");
        Map<String, List<String>> lower = new TreeMap<>();
        headers.forEach((name, values) -> lower.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
        this.headers = lower;
        this.body = Objects.requireNonNull(body, "body");
        this.remoteAddress = remoteAddress;
    }

    /**
     * A request.
     *
     * @param method {@code POST}
     * @param url the whole address as the provider called it, or path and query
     * @param headers names may be in any case; copied
     * @param body the raw bytes; not copied
     * @param remoteAddress of the peer; null when not known
     */
    public static WebhookRequest of(
            String method, String url, Map<String, List<String>> headers, byte[] body, @Nullable String remoteAddress) {
        return new WebhookRequest(method, url, headers, body, remoteAddress);
    }

    /** The method in upper case. */
    public String method() {
        return method;
    }

    /** The whole address as the provider called it, or path and query. */
    public String url() {
        return url;
    }

    /** What stands after the question mark of the address, not decoded and without a fragment; empty when there is none. */
    public String query() {
        int fragment = url.indexOf('#');
        String sent = fragment < 0 ? url : url.substring(0, fragment);
        int question = sent.indexOf('?');
        return question < 0 ? "" : sent.substring(question + 1);
    }

    /** The first value of a header, whose name may be in any case. */
    public Optional<String> header(String name) {
        return headers(name).stream().findFirst();
    }

    /** Every value of a header, in the order received; empty when it is not there. The name may be in any case. */
    public List<String> headers(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }

    /** The raw bytes; not a copy. */
    public byte[] body() {
        return body;
    }

    /** The body as UTF-8 text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The address of the peer; null when not known. */
    public @Nullable String remoteAddress() {
        return remoteAddress;
    }

    /** Method and size: headers, address and body may hold secrets. */
    @Override
    public String toString() {
        return "WebhookRequest[" + method + ", " + body.length + " bytes]";
    }
}
