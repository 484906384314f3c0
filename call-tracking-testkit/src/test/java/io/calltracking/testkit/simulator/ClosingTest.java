package io.calltracking.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A closed simulator leaves nothing behind. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ClosingTest {
    @Test
    void closedSimulatorHasNoThreadsAndDoesNotAnswer() throws IOException {
        try (WebhookInbox inbox = WebhookInbox.accepting()) {
            ProviderSimulator simulator = ProviderSimulator.builder()
                    .timeScale(0.001)
                    .webhookUrl(inbox.url())
                    .start();
            ApiClient api = new ApiClient(simulator);
            api.place("+15005550123");
            inbox.next(2);
            assertThat(threads()).isNotEmpty();

            simulator.close();
            simulator.close();

            assertThat(threads()).isEmpty();
            assertThatThrownBy(() -> api.get("/user/me")).isInstanceOf(IOException.class);
        }
    }

    @Test
    void closingDoesNotWaitForSlowAnswersAndLateWebhooks() throws IOException {
        ProviderSimulator simulator = ProviderSimulator.start();
        simulator.faults().nextPlacing(Fault.slow(Duration.ofHours(1)));
        Thread client = new Thread(() -> assertThatThrownBy(() -> new ApiClient(simulator).place("+15005550123")));
        client.start();
        while (simulator.ledger().calls().isEmpty()) {
            Thread.onSpinWait();
        }

        simulator.close();

        assertThat(threads()).isEmpty();
    }

    @Test
    void simulatorThatCannotStartLeavesNothingBehind() {
        try (ProviderSimulator first = ProviderSimulator.start()) {
            SimulatorBuilder second =
                    ProviderSimulator.builder().port(first.baseUrl().getPort());
            List<String> before = threads();

            assertThatThrownBy(second::start).isInstanceOf(UncheckedIOException.class);

            assertThat(threads()).isEqualTo(before);
        }
    }

    @Test
    void runningSimulatorDoesNotKeepTheProcessAlive() {
        try (ProviderSimulator simulator = ProviderSimulator.start()) {
            assertThat(simulator.seed()).isNotZero();
            assertThat(Thread.getAllStackTraces().keySet())
                    .filteredOn(thread -> thread.getName().contains("HTTP-Dispatcher"))
                    .allMatch(Thread::isDaemon);
        }
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .map(Thread::getName)
                .filter(name -> name.startsWith("provider-simulator"))
                .sorted()
                .toList();
    }
}
