package io.calltracking.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** API requests that go wrong to order. */
class FaultTest {
    private static final String NUMBER = "+15005550123";

    private final HandClock clock = new HandClock();
    private final ProviderSimulator simulator =
            ProviderSimulator.builder().clock(clock).seed(11).start();
    private final ApiClient api = new ApiClient(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void lostAnswerLeavesAnAcceptedCallBehind() {
        simulator.faults().nextPlacing(Fault.ANSWER_LOST);

        assertThatThrownBy(() -> api.placing(NUMBER)).isInstanceOf(IOException.class);

        assertThat(simulator.ledger().callsTo(NUMBER)).hasSize(1);
        assertThat(simulator.ledger().requests()).last().returns(0, ApiRequest::status);
    }

    @Test
    void connectionClosedBeforeProcessingLeavesNothingBehind() {
        simulator.faults().nextPlacing(Fault.CONNECTION_CLOSED);

        assertThatThrownBy(() -> api.placing(NUMBER)).isInstanceOf(IOException.class);

        assertThat(simulator.ledger().calls()).isEmpty();
    }

    @Test
    void serverErrorComesBeforeOrAfterAccepting() throws IOException {
        simulator.faults().nextPlacing(Fault.SERVER_ERROR).nextPlacing(Fault.SERVER_ERROR_AFTER_ACCEPTING);

        assertThat(api.placing(NUMBER).status()).isEqualTo(500);
        assertThat(simulator.ledger().calls()).isEmpty();
        assertThat(api.placing(NUMBER).status()).isEqualTo(500);
        assertThat(simulator.ledger().calls()).hasSize(1);
        assertThat(api.placing(NUMBER).status()).isEqualTo(200);
    }

    @Test
    void gatewayAnswersWithHtml() throws IOException {
        simulator.faults().nextPlacing(Fault.GATEWAY_ERROR).nextPlacing(Fault.GATEWAY_TIMEOUT);

        ApiClient.Reply badGateway = api.placing(NUMBER);

        assertThat(badGateway.status()).isEqualTo(502);
        assertThat(badGateway.body()).isEqualTo(Fixtures.text("error-502-gateway.html"));
        assertThat(simulator.ledger().calls()).isEmpty();
        assertThat(api.placing(NUMBER).status()).isEqualTo(504);
        assertThat(simulator.ledger().calls()).hasSize(1);
    }

    @Test
    void rateLimitComesWithAndWithoutRetryAfter() throws IOException {
        simulator.faults().nextPlacing(Fault.RATE_LIMITED).nextPlacing(Fault.rateLimited(Duration.ofMillis(1500)));

        ApiClient.Reply bare = api.placing(NUMBER);
        ApiClient.Reply polite = api.placing(NUMBER);

        assertThat(bare.status()).isEqualTo(429);
        assertThat(bare.json()).isEqualTo(Fixtures.object("error-429.json"));
        assertThat(bare.raw().headers().firstValue("Retry-After")).isEmpty();
        assertThat(polite.raw().headers().firstValue("Retry-After")).contains("2");
        assertThat(simulator.ledger().calls()).isEmpty();
    }

    @Test
    void slowAnswerIsProcessedAtOnce() throws IOException {
        simulator.faults().nextPlacing(Fault.slow(Duration.ofMillis(200)));
        long before = System.nanoTime();

        ApiClient.Reply reply = api.placing(NUMBER);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
    }

    @Test
    void orderForANumberStrikesThatNumberOnce() throws IOException {
        simulator.faults().onNumber(NUMBER, Fault.SERVER_ERROR);

        assertThat(api.placing("+15005550124").status()).isEqualTo(200);
        assertThat(api.placing(NUMBER).status()).isEqualTo(500);
        assertThat(api.placing(NUMBER).status()).isEqualTo(200);
    }

    @Test
    void callCanBeHiddenForAWhileAfterItWasPlaced() throws IOException {
        simulator.faults().hiddenAfterPlacing(Duration.ofSeconds(3));
        String id = api.place(NUMBER);

        assertThat(api.get("/executions/" + id).status()).isEqualTo(404);
        clock.advance(Duration.ofSeconds(3));
        assertThat(api.get("/executions/" + id).status()).isEqualTo(200);
    }

    @Test
    void otherEndpointsCanFailToo() throws IOException {
        simulator.faults().nextRequests(Endpoint.READ_CALL, 2, Fault.NOT_FOUND);
        String id = api.place(NUMBER);

        assertThat(api.get("/executions/" + id).status()).isEqualTo(404);
        assertThat(api.get("/executions/" + id).status()).isEqualTo(404);
        assertThat(api.get("/executions/" + id).status()).isEqualTo(200);
    }

    @Test
    void clearedOrdersStrikeNobody() throws IOException {
        simulator
                .faults()
                .nextPlacings(5, Fault.SERVER_ERROR)
                .placings(Fault.SERVER_ERROR, 1)
                .clear();

        assertThat(api.placing(NUMBER).status()).isEqualTo(200);
    }

    @Test
    void probabilityStrikesAboutItsShare() throws IOException {
        simulator.faults().placings(Fault.RATE_LIMITED, 0.25);

        int struck = 0;
        for (int i = 0; i < 200; i++) {
            struck += api.placing("+1500555%04d".formatted(i)).status() == 429 ? 1 : 0;
        }

        assertThat(struck).isBetween(30, 70);
    }

    @Test
    void ledgerCountsRequestsAndCallsAlike() throws IOException {
        api.place(NUMBER);
        api.place(NUMBER);
        api.get("/user/me");

        Ledger ledger = simulator.ledger();
        assertThat(ledger.requestCounts())
                .containsEntry(Endpoint.PLACE_CALL, 2)
                .containsEntry(Endpoint.READ_ACCOUNT, 1);
        assertThat(ledger.callsTo(NUMBER)).extracting(AcceptedCall::repeats).containsExactly(0, 1);
        assertThat(ledger.numbersDialedTwice()).containsExactly(NUMBER);
        assertThat(ledger.calls())
                .allSatisfy(
                        call -> assertThat(call.acceptedAt()).isEqualTo(Instant.parse("2026-11-18T09:30:00.114502Z")));
    }
}
