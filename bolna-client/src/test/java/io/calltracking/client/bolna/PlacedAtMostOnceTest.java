package io.calltracking.client.bolna;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.calltracking.client.ConnectionException;
import io.calltracking.client.CuttingProxy;
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
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
                // A line cut before the first byte may be noticed before anything is written: then that is known.
                if (cut > 0 || e.mayHaveBeenSent()) {
                    assertThat(e.outcome()).as("outcome, cut at %s", cut).isEqualTo(Outcome.UNKNOWN);
                    assertThat(e.mayHaveBeenSent()).isTrue();
                }
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

    /** The trap that a connection of its own avoids: the server gives up a pooled connection while the request is under way. */
    @Test
    void connectionLeftOverFromAReadIsNotUsedForPlacing() throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        AtomicInteger swallowed = new AtomicInteger();
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                BolnaClient client = client("http://localhost:" + server.getLocalPort())) {
            threads.execute(() -> {
                while (!server.isClosed()) {
                    try {
                        Socket socket = server.accept();
                        threads.execute(() -> answerOnlyTheFirst(socket, swallowed));
                    } catch (IOException e) {
                        return;
                    }
                }
            });
            assertThat(client.executions().get("e").id()).isEqualTo("e");

            assertThat(client.calls().place(REQUEST).executionId()).isEqualTo("e");
            assertThat(client.calls()
                            .placeAsync(REQUEST)
                            .get(5, TimeUnit.SECONDS)
                            .executionId())
                    .isEqualTo("e");
            assertThat(swallowed).hasValue(0);
        } finally {
            threads.shutdownNow();
        }
    }

    private static void answerOnlyTheFirst(Socket socket, AtomicInteger swallowed) {
        try (socket) {
            socket.getInputStream().read(new byte[16 * 1024]);
            socket.getOutputStream().write(CuttingProxy.http("{\"id\":\"e\"}"));
            if (socket.getInputStream().read() >= 0) {
                swallowed.incrementAndGet();
            }
        } catch (IOException e) {
            // The client has closed its side.
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
