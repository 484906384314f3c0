package io.calltracking.client.bolna;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.calltracking.client.ConnectionException;
import io.calltracking.client.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cuts the line at every byte of the exchange that places a call, and counts what arrived. */
class PlacedAtMostOnceTest {
    private static final byte[] ANSWER = CuttingProxy.http("{\"execution_id\":\"e\",\"status\":\"queued\"}");
    private static final int ALL = Integer.MAX_VALUE;
    private static final BolnaCallRequest REQUEST =
            BolnaCallRequest.builder("agent-1", "+15005550123").build();

    @ParameterizedTest
    @CsvSource({"false, false", "true, false", "false, true", "true, true"})
    void lineCutAtAnyByteOfTheRequestPlacesNothing(boolean reset, boolean async) throws Exception {
        int length = requestLength();
        for (int cut = 0; cut < length; cut++) {
            try (CuttingProxy line = new CuttingProxy(ANSWER, cut, ALL, reset)) {
                ConnectionException e = placeAndFail(line, async);

                assertThat(line.awaitDone()).isTrue();
                assertThat(line.connections()).as("connections, cut at %s", cut).isEqualTo(1);
                assertThat(line.complete()).as("requests, cut at %s", cut).isZero();
                assertThat(line.received()).isEqualTo(cut);
                assertThat(e.outcome()).as("outcome, cut at %s", cut).isEqualTo(Outcome.UNKNOWN);
                assertThat(e.mayHaveBeenSent()).isTrue();
            }
        }
        assertThat(length).isGreaterThan(200);
    }

    @ParameterizedTest
    @CsvSource({"false, false", "true, false", "false, true", "true, true"})
    void lineCutAtAnyByteOfTheAnswerPlacesOnceAndSaysUnknown(boolean reset, boolean async) throws Exception {
        for (int cut = 0; cut < ANSWER.length; cut++) {
            try (CuttingProxy line = new CuttingProxy(ANSWER, ALL, cut, reset)) {
                ConnectionException e = placeAndFail(line, async);

                assertThat(line.awaitDone()).isTrue();
                assertThat(line.connections()).as("connections, cut at %s", cut).isEqualTo(1);
                assertThat(line.complete()).as("requests, cut at %s", cut).isEqualTo(1);
                assertThat(e.outcome()).as("outcome, cut at %s", cut).isEqualTo(Outcome.UNKNOWN);
            }
        }
    }

    @Test
    void lineThatHoldsPlacesOnce() throws Exception {
        try (CuttingProxy line = new CuttingProxy(ANSWER, ALL, ALL, false);
                BolnaClient client = client(line.url())) {
            assertThat(client.calls().place(REQUEST).executionId()).isEqualTo("e");
            assertThat(line.awaitDone()).isTrue();
            assertThat(line.complete()).isEqualTo(1);
        }
    }

    /** The trap that a connection of its own avoids: the server has closed a pooled connection that the client still trusts. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void connectionLeftOverFromAReadIsNotUsedForPlacing(boolean ownPool) throws Exception {
        try (MockWebServer server = new MockWebServer()) {
            server.start();
            server.enqueue(new MockResponse.Builder()
                    .body("{\"id\":\"e\"}")
                    .onResponseEnd(new SocketEffect.CloseSocket())
                    .build());
            server.enqueue(
                    new MockResponse.Builder().body("{\"execution_id\":\"e\"}").build());
            BolnaClient.Builder builder = BolnaClient.builder()
                    .apiKey(BolnaServer.KEY)
                    .baseUrl(server.url("/").toString());
            if (ownPool) {
                builder.okHttpClient(new OkHttpClient.Builder()
                        .connectionPool(new ConnectionPool(5, 1, TimeUnit.MINUTES))
                        .build());
            }
            try (BolnaClient client = builder.build()) {
                client.executions().get("e");

                assertThat(client.calls().place(REQUEST).executionId()).isEqualTo("e");
            }
            server.takeRequest();
            assertThat(server.takeRequest().getExchangeIndex()).isZero();
            assertThat(server.getRequestCount()).isEqualTo(2);
        }
    }

    @Test
    void connectionAcceptedByTheMachineButNeverServedIsUnknownAfterTheTimeout() throws Exception {
        try (ServerSocket deaf = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                BolnaClient client = client("http://localhost:" + deaf.getLocalPort())) {
            ConnectionException e = catchThrowableOfType(
                    ConnectionException.class, () -> client.calls().place(REQUEST));

            assertThat(Objects.requireNonNull(e).outcome()).isEqualTo(Outcome.UNKNOWN);
        }
    }

    @Test
    void lineCutWithinTheTlsHandshakeMayBeTriedLater() throws Exception {
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                BolnaClient client = client("https://localhost:" + server.getLocalPort())) {
            threads.execute(() -> hangUpAlways(server));

            ConnectionException e = catchThrowableOfType(
                    ConnectionException.class, () -> client.calls().place(REQUEST));

            assertThat(Objects.requireNonNull(e).outcome()).isEqualTo(Outcome.TRY_LATER);
        } finally {
            threads.shutdownNow();
        }
    }

    private static void hangUpAlways(ServerSocket server) {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                socket.getInputStream().read();
            } catch (IOException e) {
                return;
            }
        }
    }

    private static int requestLength() throws Exception {
        try (CuttingProxy line = new CuttingProxy(ANSWER, ALL, ALL, false);
                BolnaClient client = client(line.url())) {
            client.calls().place(REQUEST);
            return line.received();
        }
    }

    private static ConnectionException placeAndFail(CuttingProxy line, boolean async) {
        try (BolnaClient client = client(line.url())) {
            Throwable e = catchThrowableOfType(RuntimeException.class, () -> {
                if (async) {
                    client.calls().placeAsync(REQUEST).join();
                } else {
                    client.calls().place(REQUEST);
                }
            });
            Throwable cause = e instanceof CompletionException ? e.getCause() : e;
            assertThat(cause).isInstanceOf(ConnectionException.class);
            return (ConnectionException) Objects.requireNonNull(cause);
        }
    }

    private static BolnaClient client(String url) {
        return BolnaClient.builder()
                .apiKey(BolnaServer.KEY)
                .baseUrl(url)
                .readTimeout(Duration.ofMillis(500))
                .build();
    }
}
