package io.calltracking.testkit.simulator.internal;

import java.lang.reflect.InvocationTargetException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Sends one webhook over HTTP. The client is made with the first one. Thread-safe. */
final class WebhookSender {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    private final Executor executor;
    private final WebhookSettings settings;
    private @Nullable HttpClient client;

    WebhookSender(Executor executor, WebhookSettings settings) {
        this.executor = executor;
        this.settings = settings;
    }

    /** The status code of the answer, 0 when there was none. Never fails. */
    CompletableFuture<Integer> send(Notice notice) {
        HttpRequest.Builder request = HttpRequest.newBuilder(notice.url())
                .timeout(settings.timeout())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(notice.body(), StandardCharsets.UTF_8));
        settings.headers().forEach(request::setHeader);
        return client().sendAsync(request.build(), HttpResponse.BodyHandlers.discarding())
                .handle((response, failed) -> failed == null ? response.statusCode() : 0);
    }

    /**
     * Ends the client's thread: at once where the JDK can (21 and later), else when the client is garbage collected.
     */
    synchronized void close() {
        HttpClient last = client;
        client = null;
        if (last != null) {
            try {
                HttpClient.class.getMethod("shutdownNow").invoke(last);
            } catch (NoSuchMethodException jdkBefore21) {
                return;
            } catch (IllegalAccessException | InvocationTargetException failed) {
                throw new IllegalStateException("could not close the HTTP client for webhooks", failed);
            }
        }
    }

    private synchronized HttpClient client() {
        HttpClient made = client;
        if (made == null) {
            made = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(CONNECT_TIMEOUT)
                    .executor(executor)
                    .build();
            client = made;
        }
        return made;
    }
}
