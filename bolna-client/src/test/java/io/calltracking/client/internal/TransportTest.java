package io.calltracking.client.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.calltracking.client.AuthenticationException;
import io.calltracking.client.ClientException;
import io.calltracking.client.ConnectionException;
import io.calltracking.client.InvalidFieldException;
import io.calltracking.client.Outcome;
import io.calltracking.client.RateLimitedException;
import io.calltracking.client.UnexpectedResponseException;
import io.calltracking.client.bolna.BolnaCallRequest;
import io.calltracking.client.bolna.BolnaClient;
import io.calltracking.client.bolna.BolnaPlacedCall;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransportTest {
    private static final String KEY = "bn-secretsecretsecret";
    private static final String PLACED = "{\"execution_id\":\"e\",\"status\":\"queued\"}";
    private static final BolnaCallRequest REQUEST =
            BolnaCallRequest.builder("agent-1", "+15005550123").build();

    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws Exception {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void refusedConnectionMayBeTriedLater() throws Exception {
        int freePort;
        try (ServerSocket socket = new ServerSocket(0)) {
            freePort = socket.getLocalPort();
        }
        ConnectionException e = fail(builder -> builder.baseUrl("http://127.0.0.1:" + freePort));

        assertThat(e.outcome()).isEqualTo(Outcome.TRY_LATER);
        assertThat(e.mayHaveBeenSent()).isFalse();
        assertThat(e).hasMessageContaining("was not sent");
    }

    @Test
    void unknownHostMayBeTriedLater() {
        ConnectionException e = fail(builder -> builder.baseUrl("http://no-such-host.invalid"));

        assertThat(e.outcome()).isEqualTo(Outcome.TRY_LATER);
    }

    @Test
    void failedTlsHandshakeMayBeTriedLater() {
        server.enqueue(placed().build());

        ConnectionException e = fail(builder -> builder.baseUrl("https://localhost:" + server.getPort()));

        assertThat(e.outcome()).isEqualTo(Outcome.TRY_LATER);
    }

    @Test
    void brokenProxyMayBeTriedLater() throws Exception {
        int freePort;
        try (ServerSocket socket = new ServerSocket(0)) {
            freePort = socket.getLocalPort();
        }
        ConnectionException e = fail(builder -> builder.proxy(
                new Proxy(Proxy.Type.HTTP, new InetSocketAddress(InetAddress.getLoopbackAddress(), freePort))));

        assertThat(e.outcome()).isEqualTo(Outcome.TRY_LATER);
    }

    @Test
    void silenceAfterTheRequestLeavesPlacingUnknown() {
        server.enqueue(placed().onRequestStart(SocketEffect.Stall.INSTANCE).build());

        ConnectionException e = fail(builder -> builder.readTimeout(Duration.ofMillis(100)));

        assertThat(e.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(e.mayHaveBeenSent()).isTrue();
        assertThat(e).hasMessageContaining("may have been carried out");
    }

    @Test
    void slowBodyRunsIntoTheCallTimeoutAndLeavesPlacingUnknown() {
        server.enqueue(placed().throttleBody(1, 1, TimeUnit.SECONDS).build());

        ConnectionException e = fail(builder -> builder.callTimeout(Duration.ofMillis(200)));

        assertThat(e.outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void answerCutShortLeavesPlacingUnknown() {
        server.enqueue(placed().onResponseBody(new SocketEffect.CloseSocket()).build());

        assertThat(fail(builder -> builder).outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void statusOfAnErrorCountsEvenIfItsBodyIsCutShort() {
        server.enqueue(new MockResponse.Builder()
                .code(429)
                .body("{\"message\":\"slow down\"}")
                .onResponseBody(new SocketEffect.CloseSocket())
                .build());

        try (BolnaClient client = client(builder -> builder)) {
            assertThatThrownBy(() -> client.calls().place(REQUEST)).isInstanceOf(RateLimitedException.class);
        }
    }

    @Test
    void eachPlacingHasAConnectionOfItsOwn() throws Exception {
        for (int i = 0; i < 3; i++) {
            server.enqueue(placed().build());
        }
        try (BolnaClient client = client(builder -> builder)) {
            for (int i = 0; i < 3; i++) {
                client.calls().place(REQUEST);
                assertThat(server.takeRequest().getExchangeIndex()).isZero();
            }
        }
    }

    @Test
    void readsShareAConnection() throws Exception {
        server.enqueue(new MockResponse.Builder().body("{\"id\":\"e\"}").build());
        server.enqueue(new MockResponse.Builder().body("{\"id\":\"e\"}").build());
        try (BolnaClient client = client(builder -> builder)) {
            client.executions().get("e");
            client.executions().get("e");
        }
        server.takeRequest();
        assertThat(server.takeRequest().getExchangeIndex()).isEqualTo(1);
    }

    @Test
    void redirectIsNotFollowedAndTheKeyStaysHome() throws Exception {
        try (MockWebServer elsewhere = new MockWebServer()) {
            elsewhere.start();
            server.enqueue(new MockResponse.Builder()
                    .code(307)
                    .setHeader("Location", elsewhere.url("/call").toString())
                    .build());
            try (BolnaClient client = client(builder -> builder)) {
                assertThatThrownBy(() -> client.calls().place(REQUEST))
                        .isInstanceOfSatisfying(
                                UnexpectedResponseException.class,
                                e -> assertThat(e.outcome()).isEqualTo(Outcome.UNKNOWN));
            }
            assertThat(elsewhere.getRequestCount()).isZero();
        }
    }

    @Test
    void interceptorOfTheApplicationCannotSendPlacingTwice() {
        server.enqueue(new MockResponse.Builder().code(502).build());
        server.enqueue(placed().build());
        OkHttpClient retrying = new OkHttpClient.Builder()
                .addInterceptor(chain -> {
                    chain.proceed(chain.request()).close();
                    return chain.proceed(chain.request());
                })
                .build();

        ConnectionException e = fail(builder -> builder.okHttpClient(retrying));

        assertThat(e.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void ownHttpClientSurvivesOurClosing() throws Exception {
        server.enqueue(placed().build());
        OkHttpClient own = new OkHttpClient();
        client(builder -> builder.okHttpClient(own)).close();

        assertThat(own.dispatcher().executorService().isShutdown()).isFalse();
        assertThat(own.newCall(new Request.Builder().url(server.url("/")).build())
                        .execute()
                        .code())
                .isEqualTo(200);
    }

    @Test
    void bodyLargerThanAllowedIsNotRead() {
        server.enqueue(new MockResponse.Builder().body("x".repeat(101)).build());

        try (BolnaClient client = client(builder -> builder.maxBodyBytes(100))) {
            assertThatThrownBy(() -> client.calls().place(REQUEST))
                    .isInstanceOf(UnexpectedResponseException.class)
                    .hasMessageContaining("longer than 100 bytes");
        }
    }

    @Test
    void keyIsAskedForAtEachRequestAndTrimmed() throws Exception {
        AtomicInteger version = new AtomicInteger();
        server.enqueue(placed().build());
        server.enqueue(placed().build());
        try (BolnaClient client =
                client(builder -> builder.keySupplier(() -> " bn-key" + version.incrementAndGet() + "\n"))) {
            client.calls().place(REQUEST);
            client.calls().place(REQUEST);
        }
        assertThat(server.takeRequest().getHeaders().get("Authorization")).isEqualTo("Bearer bn-key1");
        assertThat(server.takeRequest().getHeaders().get("Authorization")).isEqualTo("Bearer bn-key2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "bn-a\nb", "bn-ключ", "bn a"})
    void keyThatCannotBeSentIsNamedButNotRepeated(String key) {
        assertThatThrownBy(() -> BolnaClient.create(key)).satisfies(e -> assertKeyIsNamed(e, key));
        try (BolnaClient client = client(builder -> builder.keySupplier(() -> key))) {
            assertThatThrownBy(() -> client.calls().place(REQUEST)).satisfies(e -> assertKeyIsNamed(e, key));
        }
    }

    private static void assertKeyIsNamed(Throwable e, String key) {
        assertThat(((InvalidFieldException) e).field()).isEqualTo("apiKey");
        assertThat(key.isBlank() || !e.toString().contains(key)).isTrue();
    }

    @Test
    void keySupplierThatFailsMeansNotSent() {
        ConnectionException e = fail(builder -> builder.keySupplier(() -> {
            throw new IllegalStateException("vault says " + KEY);
        }));

        assertThat(e.outcome()).isEqualTo(Outcome.TRY_LATER);
        assertThat(e.toString()).doesNotContain(KEY);
    }

    @Test
    void nothingPrintsTheKey() {
        server.enqueue(new MockResponse.Builder()
                .code(401)
                .body("{\"message\":\"bad " + KEY + "\"}")
                .build());
        BolnaClient.Builder builder =
                BolnaClient.builder().apiKey(KEY).baseUrl(server.url("/").toString());
        try (BolnaClient client = builder.build()) {
            assertThat(List.of(client, builder, client.calls()).toString()).doesNotContain(KEY);
            assertThatThrownBy(() -> client.calls().place(REQUEST))
                    .isInstanceOf(AuthenticationException.class)
                    .asString()
                    .doesNotContain(KEY);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "api.bolna.ai",
                "ftp://x",
                "https://u:p@x",
                "https://x?a=b",
                "https://x#f",
                "https://",
                "no url"
            })
    void baseUrlIsChecked(String url) {
        assertThatThrownBy(() -> BolnaClient.builder().apiKey(KEY).baseUrl(url))
                .isInstanceOfSatisfying(
                        InvalidFieldException.class, e -> assertThat(e.field()).isEqualTo("baseUrl"));
    }

    @Test
    void settingsAreCheckedAndNamed() {
        assertThatThrownBy(() -> BolnaClient.builder().build()).hasMessageContaining("apiKey");
        assertThatThrownBy(() -> client(builder -> builder.readTimeout(Duration.ZERO)))
                .hasMessageContaining("readTimeout");
        assertThatThrownBy(() -> client(builder -> builder.maxBodyBytes(0))).hasMessageContaining("maxBodyBytes");
        assertThatThrownBy(() -> client(builder -> builder.requestsPerSecond(0)))
                .hasMessageContaining("requestsPerSecond");
        assertThatThrownBy(() -> client(builder -> builder.userAgent("a\nb"))).hasMessageContaining("userAgent");
    }

    @Test
    void pathOfTheBaseUrlIsKept() throws Exception {
        server.enqueue(placed().build());
        try (BolnaClient client =
                client(builder -> builder.baseUrl(server.url("/proxy/bolna/").toString()))) {
            client.calls().place(REQUEST);
        }
        assertThat(server.takeRequest().getTarget()).isEqualTo("/proxy/bolna/call");
    }

    @Test
    void closedClientSendsNothing() {
        BolnaClient client = client(builder -> builder);
        client.close();
        assertThatCode(client::close).doesNotThrowAnyException();

        ConnectionException e = catchThrowableOfType(
                ConnectionException.class, () -> client.calls().place(REQUEST));
        assertThat(Objects.requireNonNull(e).outcome()).isEqualTo(Outcome.TRY_LATER);
        assertThat(client.calls().placeAsync(REQUEST))
                .failsWithin(Duration.ofSeconds(5))
                .withThrowableThat()
                .withCauseInstanceOf(ConnectionException.class);
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void closingEndsWhatIsUnderWay() throws Exception {
        Watch watch = new Watch();
        server.enqueue(placed().onRequestStart(SocketEffect.Stall.INSTANCE).build());
        BolnaClient client = client(builder -> builder.okHttpClient(watch.client()));
        CompletableFuture<BolnaPlacedCall> placing = client.calls().placeAsync(REQUEST);
        await(watch.sent);
        client.close();

        assertThat(placing)
                .failsWithin(Duration.ofSeconds(5))
                .withThrowableThat()
                .withCauseInstanceOf(ClientException.class);
    }

    @Test
    void cancellingAFutureCutsItsHttpCall() throws Exception {
        Watch watch = new Watch();
        server.enqueue(placed().onRequestStart(SocketEffect.Stall.INSTANCE).build());
        try (BolnaClient client = client(builder -> builder.okHttpClient(watch.client()))) {
            CompletableFuture<BolnaPlacedCall> placing = client.calls().placeAsync(REQUEST);
            await(watch.sent);
            placing.cancel(true);

            await(watch.canceled);
            assertThatThrownBy(placing::join).isInstanceOf(CancellationException.class);
        }
    }

    @Test
    void circuitBreakerHoldsRequestsBackAfterFailuresInARow() {
        for (int i = 0; i < 5; i++) {
            server.enqueue(new MockResponse.Builder().code(500).build());
        }
        try (BolnaClient client = client(builder -> builder.circuitBreaker(true))) {
            for (int i = 0; i < 5; i++) {
                assertThatThrownBy(() -> client.calls().place(REQUEST)).hasMessageContaining("HTTP 500");
            }
            ConnectionException e = catchThrowableOfType(
                    ConnectionException.class, () -> client.calls().place(REQUEST));
            assertThat(Objects.requireNonNull(e).outcome()).isEqualTo(Outcome.TRY_LATER);
            assertThat(e).hasMessageContaining("circuit breaker");
            assertThat(client.calls().placeAsync(REQUEST))
                    .failsWithin(Duration.ofSeconds(5))
                    .withThrowableThat()
                    .withCauseInstanceOf(ConnectionException.class);
        }
        assertThat(server.getRequestCount()).isEqualTo(5);
    }

    @Test
    void requestThatWouldWaitTooLongForItsTurnIsNotSent() {
        server.enqueue(placed().build());
        try (BolnaClient client =
                client(builder -> builder.requestsPerSecond(0.01).callTimeout(Duration.ofSeconds(1)))) {
            client.calls().place(REQUEST);
            ConnectionException e = catchThrowableOfType(
                    ConnectionException.class, () -> client.calls().place(REQUEST));
            assertThat(Objects.requireNonNull(e).outcome()).isEqualTo(Outcome.TRY_LATER);
        }
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void closingFailsWhatStillWaitsForItsTurnAsNotSent() {
        server.enqueue(placed().build());
        BolnaClient client = client(builder -> builder.requestsPerSecond(0.05));
        client.calls().place(REQUEST);
        CompletableFuture<BolnaPlacedCall> waiting = client.calls().placeAsync(REQUEST);
        client.close();

        assertThat(waiting)
                .failsWithin(Duration.ofSeconds(5))
                .withThrowableThat()
                .havingCause()
                .isInstanceOfSatisfying(
                        ConnectionException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.TRY_LATER));
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void interruptedPlacingIsUnknownAndKeepsTheInterrupt() {
        server.enqueue(placed().build());
        try (BolnaClient client = client(builder -> builder)) {
            Thread.currentThread().interrupt();
            ClientException e = catchThrowableOfType(
                    ClientException.class, () -> client.calls().place(REQUEST));
            boolean kept = Thread.interrupted();
            assertThat(e).isInstanceOf(ConnectionException.class);
            assertThat(kept).isTrue();
        }
    }

    private static void await(CountDownLatch latch) throws InterruptedException {
        assertThat(latch.await(5, TimeUnit.SECONDS)).isTrue();
    }

    private ConnectionException fail(UnaryOperator<BolnaClient.Builder> settings) {
        try (BolnaClient client = client(settings)) {
            ConnectionException e = catchThrowableOfType(
                    ConnectionException.class, () -> client.calls().place(REQUEST));
            assertThat(Objects.requireNonNull(e).toString()).doesNotContain(KEY, "5005550123");
            return e;
        }
    }

    private BolnaClient client(UnaryOperator<BolnaClient.Builder> settings) {
        return settings.apply(BolnaClient.builder()
                        .apiKey(KEY)
                        .baseUrl(server.url("/").toString()))
                .build();
    }

    private static MockResponse.Builder placed() {
        return new MockResponse.Builder().body(PLACED);
    }

    /** Tells when a request is on its way, and when it is cut. */
    private static final class Watch extends EventListener {
        final CountDownLatch sent = new CountDownLatch(1);
        final CountDownLatch canceled = new CountDownLatch(1);

        OkHttpClient client() {
            return new OkHttpClient.Builder().eventListener(this).build();
        }

        @Override
        public void requestHeadersEnd(Call call, Request request) {
            sent.countDown();
        }

        @Override
        public void canceled(Call call) {
            canceled.countDown();
        }
    }
}
