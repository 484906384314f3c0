package io.calltracking.client.internal;

import io.calltracking.client.ClientOptions;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Authenticator;
import okhttp3.ConnectionPool;
import okhttp3.CookieJar;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;

/**
 * The OkHttp clients behind one transport. Reads share pooled connections. Everything that changes something goes over a
 * connection of its own, HTTP/1.1, opened for it and closed after it: a pooled connection may have been closed by the other
 * side meanwhile, and a request written into it fails without anybody knowing whether it arrived. None repeats, redirects,
 * caches or authenticates by itself. Thread-safe.
 */
final class HttpClients implements AutoCloseable {
    private static final int MOST_AT_ONCE = 64;

    private final ExecutorService executor;
    private final List<ConnectionPool> ownPools;
    private final OkHttpClient reading;
    private final OkHttpClient changing;
    private final OkHttpClient streaming;

    HttpClients(ClientOptions options) {
        this.executor = new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, 60, TimeUnit.SECONDS, new SynchronousQueue<>(), threads(options.provider()));
        ConnectionPool pool = new ConnectionPool(5, 5, TimeUnit.MINUTES);
        ConnectionPool closing = new ConnectionPool(0, 1, TimeUnit.SECONDS);
        this.ownPools = List.of(pool, closing);
        this.reading = withoutOwnWill(builder(options, pool))
                .dispatcher(dispatcher())
                .connectTimeout(options.connectTimeout())
                .readTimeout(options.readTimeout())
                .writeTimeout(options.writeTimeout())
                .callTimeout(options.callTimeout())
                .addNetworkInterceptor(new SendOnce())
                .build();
        this.changing = reading.newBuilder()
                .connectionPool(closing)
                .protocols(List.of(Protocol.HTTP_1_1))
                .build();
        this.streaming = reading.newBuilder().callTimeout(Duration.ZERO).build();
    }

    private static OkHttpClient.Builder builder(ClientOptions options, ConnectionPool pool) {
        OkHttpClient.Builder builder = options.okHttpClient()
                .map(OkHttpClient::newBuilder)
                .orElseGet(() -> new OkHttpClient.Builder().connectionPool(pool));
        options.proxy().ifPresent(builder::proxy);
        return builder;
    }

    private static OkHttpClient.Builder withoutOwnWill(OkHttpClient.Builder builder) {
        return builder.retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .authenticator(Authenticator.NONE)
                .cookieJar(CookieJar.NO_COOKIES)
                .cache(null)
                .pingInterval(Duration.ZERO);
    }

    private Dispatcher dispatcher() {
        Dispatcher dispatcher = new Dispatcher(executor);
        dispatcher.setMaxRequests(MOST_AT_ONCE);
        dispatcher.setMaxRequestsPerHost(MOST_AT_ONCE);
        return dispatcher;
    }

    OkHttpClient forKind(Kind kind) {
        return kind == Kind.READ ? reading : changing;
    }

    /** For bodies that may take longer than any fixed time; silence is still limited. */
    OkHttpClient streaming() {
        return streaming;
    }

    ExecutorService executor() {
        return executor;
    }

    boolean isClosed() {
        return executor.isShutdown();
    }

    /** Cuts what is under way and lets threads and connections go. A pool of the application stays as it is. */
    @Override
    public void close() {
        executor.shutdown();
        reading.dispatcher().cancelAll();
        ownPools.forEach(ConnectionPool::evictAll);
    }

    private static ThreadFactory threads(String provider) {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(
                    task, "call-tracking-" + provider.toLowerCase(Locale.ROOT) + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
