package io.calltracking.testkit.simulator.internal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.calltracking.testkit.simulator.ApiRequest;
import io.calltracking.testkit.simulator.Endpoint;
import io.calltracking.testkit.simulator.Fault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server shell around a simulated provider: reads requests, lets faults strike, answers, keeps the ledger. */
public final class ApiServer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ApiServer.class);
    private static final String NO_DELAY = "sun.net.httpserver.nodelay";
    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    private final HttpServer server;
    private final Stage stage;

    private ApiServer(HttpServer server, Stage stage) {
        this.server = server;
        this.stage = stage;
    }

    /**
     * Binds a server to the loopback interface; it answers nothing before {@link #serve}.
     *
     * @param port the port, 0 for any free one
     * @param stage its clock, threads, ledger and fault plan
     * @return the server
     * @throws IOException when the port is taken
     */
    public static ApiServer bind(int port, Stage stage) throws IOException {
        // The JDK's server writes head and body apart; with Nagle's algorithm each answer then takes 40 ms.
        if (System.getProperty(NO_DELAY) == null) {
            System.setProperty(NO_DELAY, "true");
        }
        InetSocketAddress address = new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port);
        return new ApiServer(HttpServer.create(address, 0), stage);
    }

    /**
     * Where the server listens.
     *
     * @return its base URL, without a slash at the end
     */
    public URI baseUrl() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /**
     * Starts to answer.
     *
     * @param provider who answers
     * @param heartbeat what to tell after each request
     */
    public void serve(SimulatedProvider provider, Heartbeat heartbeat) {
        server.setExecutor(stage.threads().api());
        server.createContext("/", exchange -> {
            try {
                handle(exchange, provider);
            } finally {
                heartbeat.beat();
            }
        });
        // The server's own thread is a daemon only if a daemon starts it.
        Thread starter = Threads.named("start").newThread(server::start);
        starter.start();
        try {
            starter.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange, SimulatedProvider provider) throws IOException {
        Incoming request = Exchanges.read(exchange);
        Endpoint endpoint = provider.endpoint(request);
        String number = endpoint == Endpoint.PLACE_CALL ? provider.dialedNumber(request) : null;
        Fault fault = stage.faults().strike(endpoint, number, request.path());
        Instant at = stage.clock().instant();
        Optional<Answer> answer =
                fault == null ? Optional.of(process(provider, request)) : strike(provider, request, fault);
        int status = answer.map(Answer::status).orElse(0);
        stage.ledger().requested(new ApiRequest(endpoint, request.method(), request.path(), at, status, fault));
        if (answer.isEmpty()) {
            exchange.close();
        } else if (fault != null && fault.kind() == Fault.Kind.SLOW) {
            sendLater(exchange, answer.get(), fault.duration());
        } else {
            Exchanges.send(exchange, answer.get());
        }
    }

    /** The answer that the fault leaves, none when it leaves none. */
    private static Optional<Answer> strike(SimulatedProvider provider, Incoming request, Fault fault) {
        @Nullable Answer processed = fault.processed() ? process(provider, request) : null;
        return switch (fault.kind()) {
            case ANSWER_LOST, CONNECTION_CLOSED -> Optional.empty();
            case GATEWAY_ERROR -> Optional.of(Answer.page(502, "Bad Gateway"));
            case GATEWAY_TIMEOUT -> Optional.of(Answer.page(504, "Gateway Time-out"));
            case SLOW -> Optional.ofNullable(processed);
            case RATE_LIMITED, SERVER_ERROR, SERVER_ERROR_AFTER_ACCEPTING, NOT_FOUND ->
                Optional.of(provider.refuse(fault));
        };
    }

    private static Answer process(SimulatedProvider provider, Incoming request) {
        try {
            return provider.answer(request);
        } catch (RuntimeException broken) {
            log.atError().addKeyValue("path", request.path()).setCause(broken).log("The simulator itself failed");
            return provider.refuse(Fault.SERVER_ERROR);
        }
    }

    private void sendLater(HttpExchange exchange, Answer answer, Duration delay) {
        Runnable send = () -> {
            try {
                Exchanges.send(exchange, answer);
            } catch (IOException gone) {
                log.atDebug().setCause(gone).log("The client did not wait for a slow answer");
            }
        };
        var unused = stage.threads()
                .timer()
                .schedule(() -> stage.threads().api().execute(send), delay.toMillis(), TimeUnit.MILLISECONDS);
    }
}
