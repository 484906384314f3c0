package io.calltracking.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The life of a call, on a clock that only the test moves. */
class LifecycleTest {
    private static final String NUMBER = "+15005550123";
    private static final String RETRIED = "{\"agent_id\":\"" + ApiClient.AGENT + "\",\"recipient_phone_number\":\""
            + NUMBER + "\",\"retry_config\":{\"enabled\":true,\"max_retries\":2,\"retry_intervals_minutes\":[30,60]}}";

    private final HandClock clock = new HandClock();
    private ProviderSimulator simulator = start(ProviderSimulator.builder());
    private ApiClient api = new ApiClient(simulator);

    private ProviderSimulator start(SimulatorBuilder builder) {
        return builder.clock(clock).seed(5).start();
    }

    private void restart(SimulatorBuilder builder) {
        simulator.close();
        simulator = start(builder);
        api = new ApiClient(simulator);
    }

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void stateDependsOnTheClockAlone() throws IOException {
        simulator.script(NUMBER, Outcome.COMPLETED);
        String id = api.place(NUMBER);

        clock.advance(Duration.ofHours(1));

        ApiClient.Reply execution = api.get("/executions/" + id);
        assertThat(execution.text("status")).isEqualTo("completed");
        assertThat(execution.text("updated_at")).isEqualTo("2026-11-18T09:31:11.114502");
        assertThat(execution.text("initiated_at")).isEqualTo("2026-11-18T09:30:01.114502");
    }

    @Test
    void sameSeedGivesTheSameCallsInWhateverOrderTheyArePlaced() throws IOException {
        List<String> numbers = List.of("+15005550201", "+15005550202", "+15005550203");
        restart(ProviderSimulator.builder().outcomes(Outcomes.typical()));
        Map<String, AcceptedCall> forward = placeAll(numbers);
        List<String> backward = new ArrayList<>(numbers);
        Collections.reverse(backward);
        restart(ProviderSimulator.builder().outcomes(Outcomes.typical()));

        assertThat(placeAll(backward)).isEqualTo(forward);
    }

    private Map<String, AcceptedCall> placeAll(List<String> numbers) throws IOException {
        Map<String, AcceptedCall> calls = new TreeMap<>();
        for (String number : numbers) {
            api.place(number);
            calls.put(number, simulator.ledger().callsTo(number).get(0));
        }
        return calls;
    }

    @Test
    void callAboveTheCapStaysQueuedUntilALineEnds() throws IOException {
        restart(ProviderSimulator.builder().concurrency(1));
        CallScript minute = CallScript.of(Outcome.COMPLETED).talking(Duration.ofMinutes(1));
        simulator.script(NUMBER, minute);
        simulator.script("+15005550124", minute);
        String first = api.place(NUMBER);
        String second = api.place("+15005550124");

        clock.advance(Duration.ofSeconds(60));
        assertThat(api.status(first)).isEqualTo("in-progress");
        assertThat(api.status(second)).isEqualTo("queued");
        assertThat(api.get("/user/me").get("concurrency")).isEqualTo(Map.of("max", 1L, "current", 1L));

        clock.advance(Duration.ofSeconds(15));
        assertThat(api.status(first)).isEqualTo("call-disconnected");
        assertThat(api.get("/executions/" + second).text("initiated_at")).isEqualTo("2026-11-18T09:31:11.114502");
        assertThat(simulator.ledger().peakLiveCalls()).isEqualTo(1);
        assertThat(simulator.ledger().lineEndedAt(first))
                .hasValueSatisfying(at -> assertThat(at).isBefore(clock.instant()));
        assertThat(simulator.ledger().lineEndedAt(second)).isEmpty();
    }

    @Test
    void stuckCallKeepsItsPlaceForGood() throws IOException {
        restart(ProviderSimulator.builder().concurrency(1));
        String stuck = api.place(Outcome.STUCK.magicNumber());
        clock.advance(Duration.ofSeconds(5));
        String behind = api.place(NUMBER);

        clock.advance(Duration.ofDays(1));

        assertThat(api.status(stuck)).isEqualTo("in-progress");
        assertThat(api.status(behind)).isEqualTo("queued");
    }

    @Test
    void callThatIsNotDialedNeedsNoPlace() throws IOException {
        restart(ProviderSimulator.builder().concurrency(0));
        String id = api.place(Outcome.BALANCE_LOW.magicNumber());

        clock.advance(Duration.ofMinutes(1));

        assertThat(api.status(id)).isEqualTo("balance-low");
    }

    @Test
    void queuedCallCanBeStoppedAndStaysStopped() throws IOException {
        restart(ProviderSimulator.builder().concurrency(0));
        String fresh = api.place(NUMBER);
        assertThat(api.post("/call/" + fresh + "/stop", null).status()).isEqualTo(200);
        String waiting = api.place(NUMBER);
        clock.advance(Duration.ofMinutes(1));
        assertThat(api.post("/call/" + waiting + "/stop", null).status()).isEqualTo(200);

        clock.advance(Duration.ofHours(1));

        assertThat(api.status(fresh)).isEqualTo("stopped");
        assertThat(api.status(waiting)).isEqualTo("stopped");
        assertThat(api.post("/call/" + fresh + "/stop", null).status()).isEqualTo(400);
    }

    @Test
    void stoppedCallGivesItsTurnToTheNext() throws IOException {
        restart(ProviderSimulator.builder().concurrency(1));
        String live = api.place(Outcome.COMPLETED.magicNumber());
        String stopped = api.place(Outcome.COMPLETED.magicNumber());
        String next = api.place(Outcome.COMPLETED.magicNumber());
        clock.advance(Duration.ofSeconds(5));

        api.post("/call/" + stopped + "/stop", null);
        clock.advance(Duration.ofMinutes(1));

        assertThat(api.status(live)).isEqualTo("call-disconnected");
        assertThat(api.status(next)).isNotEqualTo("queued");
    }

    @Test
    void liveCallCannotBeStopped() throws IOException {
        String id = api.place(NUMBER);
        clock.advance(Duration.ofSeconds(20));

        assertThat(api.post("/call/" + id + "/stop", null).status()).isEqualTo(400);
        assertThat(api.status(id)).isEqualTo("in-progress");
    }

    @Test
    void agentsQueuedCallsAreStoppedTogether() throws IOException {
        restart(ProviderSimulator.builder().concurrency(0));
        String one = api.place(NUMBER);
        String two = api.place(NUMBER);

        ApiClient.Reply reply = api.post("/v2/agent/" + ApiClient.AGENT + "/stop", null);

        assertThat(reply.get("stopped_executions")).isEqualTo(List.of(one, two));
        assertThat(api.status(two)).isEqualTo("stopped");
        assertThat(api.post("/v2/agent/" + ApiClient.AGENT + "/stop", null).get("stopped_executions"))
                .isEqualTo(List.of());
    }

    @Test
    void retryReopensTheSameExecution() throws IOException {
        simulator.script(NUMBER, Outcome.NO_ANSWER, Outcome.COMPLETED);
        String id = api.post("/call", RETRIED).text("execution_id");

        clock.advance(Duration.ofSeconds(33));
        assertThat(api.status(id)).isEqualTo("no-answer");
        clock.advance(Duration.ofSeconds(12));
        assertThat(JsonShape.of(api.get("/executions/" + id).json()))
                .isEqualTo(JsonShape.of(Fixtures.object("execution-retry-scheduled.json")));
        assertThat(api.get("/executions/" + id).get("retry_history"))
                .isEqualTo(List.of(Map.of("attempt", 1L, "status", "no-answer", "at", "2026-11-18T09:30:33Z")));

        clock.advance(Duration.ofMinutes(40));
        assertThat(api.get("/executions/" + id).json())
                .containsEntry("status", "completed")
                .containsEntry("retry_count", 1L);
        assertThat(simulator.ledger().callsTo(NUMBER)).hasSize(1);
    }

    @Test
    void retriesEndAtTheirLimit() throws IOException {
        simulator.script(NUMBER, Outcome.BUSY);
        String id = api.post("/call", RETRIED).text("execution_id");

        clock.advance(Duration.ofDays(1));

        assertThat(api.get("/executions/" + id).json())
                .containsEntry("status", "busy")
                .containsEntry("retry_count", 2L);
    }

    @Test
    void voicemailIsRetriedOnlyWhenAsked() throws IOException {
        simulator.script(NUMBER, Outcome.VOICEMAIL);
        String unasked = api.post("/call", RETRIED).text("execution_id");
        String asked = api.post(
                        "/call", RETRIED.replace("\"max_retries\"", "\"retry_on_voicemail\":true,\"max_retries\""))
                .text("execution_id");

        clock.advance(Duration.ofDays(1));

        assertThat(api.get("/executions/" + unasked).get("retry_count")).isEqualTo(0L);
        assertThat(api.get("/executions/" + asked).get("retry_count")).isEqualTo(2L);
    }

    @Test
    void waitingRetryCanBeStopped() throws IOException {
        simulator.script(NUMBER, Outcome.BUSY);
        String id = api.post("/call", RETRIED).text("execution_id");
        clock.advance(Duration.ofMinutes(1));

        assertThat(api.post("/call/" + id + "/stop", null).status()).isEqualTo(200);
        clock.advance(Duration.ofDays(1));

        assertThat(api.status(id)).isEqualTo("stopped");
    }

    @Test
    void scheduledCallWaitsForItsTime() throws IOException {
        String id = api.post("/call", scheduledAt("2026-11-18T10:30:00+01:00")).text("execution_id");
        assertThat(id).isEqualTo("null");
        id = api.post("/call", scheduledAt("2026-11-18T11:00:00+01:00")).text("execution_id");

        clock.advance(Duration.ofMinutes(29));
        assertThat(api.status(id)).isEqualTo("scheduled");
        clock.advance(Duration.ofMinutes(1));
        assertThat(api.status(id)).isEqualTo("queued");
        clock.advance(Duration.ofMinutes(5));
        assertThat(api.status(id)).isEqualTo("completed");
    }

    @Test
    void waitForTheScheduledTimeIsScaled() throws IOException {
        restart(ProviderSimulator.builder().timeScale(0.1));
        String id = api.post("/call", scheduledAt("2026-11-18T11:00:00+01:00")).text("execution_id");

        clock.advance(Duration.ofMinutes(3));

        assertThat(api.status(id)).isEqualTo("queued");
    }

    @Test
    void recordingIsThereOnceTheCallIsCompleted() throws IOException {
        String id = api.place(Outcome.COMPLETED.magicNumber());
        assertThat(api.get("/recordings/call/" + id).status()).isEqualTo(404);
        clock.advance(Duration.ofMinutes(2));

        Object telephony = api.get("/executions/" + id).get("telephony_data");
        assertThat(telephony)
                .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
                .containsEntry("recording_url", simulator.baseUrl() + "/recordings/call/" + id);
        ApiClient.Reply recording = new ApiClient(simulator.baseUrl(), "").get("/recordings/call/" + id);
        assertThat(recording.status()).isEqualTo(200);
        assertThat(recording.body()).startsWith("RIFF").contains("WAVEfmt ");
        assertThat(recording.raw().headers().firstValue("Content-Type")).contains("audio/wav");
    }

    private static String scheduledAt(String time) {
        return "{\"agent_id\":\"a\",\"recipient_phone_number\":\"" + NUMBER + "\",\"scheduled_at\":\"" + time + "\"}";
    }
}
