package io.calltracking.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A simulator that starts with the journal of another goes on where that one was. */
class JournalTest {
    private static final String NUMBER = "+15005550123";

    private final HandClock clock = new HandClock();

    @TempDir
    Path folder;

    private SimulatorBuilder builder() {
        return ProviderSimulator.builder()
                .clock(clock)
                .concurrency(1)
                .outcomes(Outcomes.typical())
                .journal(folder.resolve("simulator.journal"));
    }

    @Test
    void callsLiveOnFromTheirOwnAcceptance() throws IOException {
        Map<String, @Nullable Object> before;
        String id;
        String waiting;
        try (ProviderSimulator first = builder().start()) {
            ApiClient api = new ApiClient(first);
            id = api.post("/call", Fixtures.text("call-request-full.json").replace("15:00:00", "18:00:00"))
                    .text("execution_id");
            waiting = api.place(NUMBER);
            clock.advance(Duration.ofSeconds(1));
            before = api.get("/executions/" + id).json();
        }

        try (ProviderSimulator second = builder().start()) {
            ApiClient api = new ApiClient(second);
            assertThat(api.get("/executions/" + id).json()).isEqualTo(before);
            assertThat(second.ledger().callsTo(NUMBER)).hasSize(2);
            clock.advance(Duration.ofDays(2));
            assertThat(api.status(id)).isNotEqualTo("scheduled");
            assertThat(api.status(waiting)).isNotEqualTo("queued");
            assertThat(api.place(NUMBER)).isNotIn(id, waiting);
        }
    }

    @Test
    void restartedSimulatorTellsTheSameStoryAsOneThatNeverStopped() throws IOException {
        List<String> ids;
        try (ProviderSimulator undisturbed =
                builder().journal(folder.resolve("a")).seed(9).start()) {
            ids = placeThree(undisturbed);
        }
        try (ProviderSimulator killed = builder().seed(9).start()) {
            assertThat(placeThree(killed)).isEqualTo(ids);
        }
        try (ProviderSimulator restarted = builder().seed(10).start();
                ProviderSimulator other =
                        builder().journal(folder.resolve("a")).seed(11).start()) {
            for (int i = 0; i < 30; i++) {
                clock.advance(Duration.ofSeconds(10));
                for (String id : ids) {
                    assertThat(withoutUrl(restarted, id)).isEqualTo(withoutUrl(other, id));
                }
            }
        }
    }

    private static List<String> placeThree(ProviderSimulator simulator) throws IOException {
        ApiClient api = new ApiClient(simulator);
        return List.of(api.place(NUMBER), api.place("+15005550124"), api.place("+15005550125"));
    }

    private static String withoutUrl(ProviderSimulator simulator, String id) throws IOException {
        String execution = new ApiClient(simulator).get("/executions/" + id).body();
        return execution.replace(simulator.baseUrl().toString(), "");
    }

    @Test
    void stopsAreRemembered() throws IOException {
        String id;
        try (ProviderSimulator first = builder().start()) {
            ApiClient api = new ApiClient(first);
            id = api.place(NUMBER);
            api.post("/call/" + id + "/stop", null);
        }

        try (ProviderSimulator second = builder().start()) {
            assertThat(new ApiClient(second).status(id)).isEqualTo("stopped");
        }
    }

    @Test
    void webhookUrlOfAnAgentIsRemembered() throws IOException {
        try (WebhookInbox inbox = WebhookInbox.accepting()) {
            try (ProviderSimulator first = builder().start()) {
                String url = "{\"agent_config\":{\"webhook_url\":\"" + inbox.url() + "\"}}";
                new ApiClient(first).send("PATCH", "/v2/agent/" + ApiClient.AGENT, url);
            }
            try (ProviderSimulator second = builder().start()) {
                new ApiClient(second).place(NUMBER);
                assertThat(inbox.nextStatuses(1)).containsExactly("queued");
            }
        }
    }

    @Test
    void halfWrittenLastLineIsForgotten() throws IOException {
        Path journal = folder.resolve("simulator.journal");
        String id;
        try (ProviderSimulator first = builder().start()) {
            id = new ApiClient(first).place(NUMBER);
        }
        Files.writeString(journal, "{\"kind\":\"call\",\"id\":\"ha", StandardOpenOption.APPEND);

        String next;
        try (ProviderSimulator second = builder().start()) {
            assertThat(second.ledger().calls()).extracting(AcceptedCall::id).containsExactly(id);
            next = new ApiClient(second).place(NUMBER);
        }

        try (ProviderSimulator third = builder().start()) {
            assertThat(third.ledger().calls()).extracting(AcceptedCall::id).containsExactly(id, next);
        }
    }

    @Test
    void damagedLineBeforeTheLastIsReported() throws IOException {
        Files.writeString(folder.resolve("simulator.journal"), "{}x\n{}\n", StandardCharsets.UTF_8);

        assertThatThrownBy(() -> builder().start())
                .isInstanceOf(UncheckedIOException.class)
                .hasStackTraceContaining("line 1 is damaged");
    }

    @Test
    void journalInUseIsReported() {
        try (ProviderSimulator first = builder().start()) {
            assertThat(first.baseUrl()).hasScheme("http");
            assertThatThrownBy(() -> builder().start()).hasStackTraceContaining("in use");
        }
    }

    @Test
    void onlyWebhooksStillToComeAreSentAfterARestart() throws IOException {
        try (WebhookInbox inbox = WebhookInbox.accepting()) {
            placeAndStopAtRinging();
            try (ProviderSimulator second = builder().webhookUrl(inbox.url()).start()) {
                clock.advance(Duration.ofMinutes(5));
                second.clockMoved();
                assertThat(inbox.nextStatuses(3)).containsExactly("in-progress", "call-disconnected", "completed");
            }
        }
    }

    @Test
    void webhooksFromBeforeTheRestartAreSentOnDemand() throws IOException {
        try (WebhookInbox inbox = WebhookInbox.accepting()) {
            placeAndStopAtRinging();
            try (ProviderSimulator second =
                    builder().webhookUrl(inbox.url()).webhooksMissed().start()) {
                assertThat(second.ledger().calls()).hasSize(1);
                assertThat(inbox.nextStatuses(3)).containsExactly("queued", "initiated", "ringing");
            }
        }
    }

    private void placeAndStopAtRinging() throws IOException {
        try (ProviderSimulator first = builder().start()) {
            new ApiClient(first).place(Outcome.COMPLETED.magicNumber());
        }
        clock.advance(Duration.ofSeconds(5));
    }
}
