package io.calltracking.testkit.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltracking.AnsweredBy;
import io.calltracking.Call;
import io.calltracking.CallRequest;
import io.calltracking.CallStatus;
import io.calltracking.Money;
import io.calltracking.RecordingState;
import io.calltracking.client.bland.BlandClient;
import io.calltracking.provider.bland.BlandProvider;
import io.calltracking.testkit.tracker.Story.Step;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Bland's webhooks and look-ups, in every order and with repetitions, end in the same call. */
class BlandPermutationsTest {
    private static final Instant BEGINS = Instant.parse("2026-03-04T15:20:00Z");
    private static final String COMPLETED = "7b0e4f52-91c3-4d7a-8a16-2f3f5d9c0a11";
    private static final List<String> EVENTS =
            List.of("event-queue", "event-call", "event-tool", "event-dynamic-data", "event-latency");

    private final FakeServer server = new FakeServer();
    private final BlandClient client =
            BlandClient.builder().apiKey("org_test").baseUrl(server.url()).build();
    private final BlandProvider provider = BlandProvider.builder(client)
            .clock(Clock.fixed(BEGINS.plus(Duration.ofDays(1)), ZoneOffset.UTC))
            .build();

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void completedCallWithALateEnrichedCopy() {
        List<Step> steps = new ArrayList<>(events(COMPLETED));
        steps.add(webhook("completed", COMPLETED));
        steps.add(webhook("delayed-citations", COMPLETED));
        steps.add(webhook("citations", COMPLETED));
        steps.add(look("call-queued", COMPLETED));
        steps.add(look("call-in-progress", COMPLETED));
        steps.add(look("call-completed", COMPLETED));

        Call call = Orders.allEndInTheSame(steps, story(COMPLETED)::outcome);

        assertThat(call.status()).isEqualTo(CallStatus.COMPLETED);
        assertThat(call.talkDuration()).isEqualTo(Duration.ofSeconds(19));
        assertThat(call.cost()).isEqualTo(new Money(new BigDecimal("0.044"), "USD"));
        assertThat(call.recording().state()).isEqualTo(RecordingState.READY);
        assertThat(call.facts().answeredBy()).isEqualTo(AnsweredBy.HUMAN);
        assertThat(call.facts().summary()).contains("Thursday");
        assertThat(call.facts().transcript()).startsWith("assistant: Hi").hasLineCount(4);
        assertThat(call.facts().extractedData())
                .contains("\"citations\":[", "\"order_ref\":\"SO-20417\"", "COMPLETED_ACTION")
                .doesNotContain("now_utc");
        assertThat(call.times().ended()).isEqualTo("2026-03-04T15:20:25Z");
    }

    @Test
    void completedCallByWebhooksAlone() {
        List<Step> steps = List.of(
                webhook("event-queue", COMPLETED),
                webhook("event-call", COMPLETED),
                webhook("citations", COMPLETED),
                webhook("completed", COMPLETED),
                webhook("delayed-citations", COMPLETED));

        assertThat(Orders.allEndInTheSame(steps, story(COMPLETED)::outcome).status())
                .isEqualTo(CallStatus.COMPLETED);
    }

    @Test
    void callThatNobodyAnswers() {
        Call call = ends("e0a7a3d4-5b1c-4f6e-9a87-113355779900", "no-answer", "call-no-answer");

        assertThat(call.status()).isEqualTo(CallStatus.NO_ANSWER);
        assertThat(call.talkDuration()).isZero();
        assertThat(call.facts().answeredBy()).isNull();
        assertThat(call.failure()).isNull();
    }

    @Test
    void voicemail() {
        Call call = ends("c4a1b8e0-3d26-4b7f-a0b2-8d7e6f5a4b3c", "voicemail", "call-voicemail");

        assertThat(call.status()).isEqualTo(CallStatus.COMPLETED);
        assertThat(call.facts().answeredBy()).isEqualTo(AnsweredBy.MACHINE);
    }

    @Test
    void failedCall() {
        Call call = ends("a5b6c7d8-e9f0-4a1b-8c2d-3e4f5a6b7c8d", "failed", "call-error");

        assertThat(call.status()).isEqualTo(CallStatus.FAILED);
        assertThat(String.valueOf(call.failure())).contains("call_error").contains("not found");
    }

    private Call ends(String id, String webhook, String answer) {
        List<Step> few =
                List.of(webhook("event-queue", id), webhook("event-call", id), webhook(webhook, id), look(answer, id));
        Call expected = Orders.allEndInTheSame(few, story(id)::outcome);
        List<Step> many = new ArrayList<>(events(id));
        many.add(look("call-queued", id));
        many.add(webhook(webhook, id));
        many.add(look(answer, id));
        Call whole = Orders.allEndInTheSame(many, story(id)::outcome);
        assertThat(whole.facts()).isEqualTo(expected.facts());
        return whole;
    }

    private static Story story(BlandProvider provider, String id) {
        return new Story(
                provider, id, CallRequest.to("+14155550142").agent("agent-1").build(), BEGINS);
    }

    private Story story(String id) {
        return story(provider, id);
    }

    private static List<Step> events(String id) {
        return EVENTS.stream().map(event -> webhook(event, id)).toList();
    }

    private static Step webhook(String name, String id) {
        return new Story.Webhook(
                "bland", Recorded.text("bland/webhook-" + name + ".json").replace(COMPLETED, id));
    }

    private Step look(String name, String id) {
        String answer = Recorded.text("bland/" + name + ".json").replace(COMPLETED, id);
        return new Story.Look(name, () -> server.on("GET /v1/calls/" + id, 200, answer));
    }
}
