package io.calltracking.testkit.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltracking.AnsweredBy;
import io.calltracking.Call;
import io.calltracking.CallRequest;
import io.calltracking.CallStatus;
import io.calltracking.Money;
import io.calltracking.RecordingState;
import io.calltracking.client.twilio.TwilioClient;
import io.calltracking.provider.twilio.TwilioProvider;
import io.calltracking.testkit.tracker.Story.Step;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Twilio's callbacks and look-ups, in every order and with repetitions, end in the same call. */
class TwilioPermutationsTest {
    private static final Instant BEGINS = Instant.parse("2026-11-20T09:29:59Z");
    private static final String ACCOUNT = "AC0123456789abcdef0123456789abcdef";
    private static final String FIRST = "CAf00d0000000000000000000000000001";

    private final FakeServer server = new FakeServer();
    private final TwilioClient client = TwilioClient.builder(ACCOUNT)
            .authToken("12345678901234567890123456789012")
            .baseUrl(server.url())
            .build();
    private final TwilioProvider provider = TwilioProvider.builder(client)
            .from("+15005550006")
            .twiml("<Response/>")
            .build();

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void lifecycleOfFourCallbacks() {
        List<Step> steps = webhooks("lifecycle-in-order");

        Call call = Orders.allEndInTheSame(steps, story(FIRST)::outcome);

        assertThat(call.status()).isEqualTo(CallStatus.COMPLETED);
        assertThat(call.talkDuration()).isEqualTo(Duration.ofSeconds(57));
        assertThat(call.facts().answeredBy()).isEqualTo(AnsweredBy.HUMAN);
        assertThat(call.recording().state()).isEqualTo(RecordingState.PENDING);
        assertThat(call.times().ringing()).isEqualTo("2026-11-20T09:30:02Z");
        assertThat(call.times().answered()).isEqualTo("2026-11-20T09:30:07Z");
        assertThat(call.times().ended()).isEqualTo("2026-11-20T09:31:04Z");
        assertThat(story(FIRST).outcome(webhooks("lifecycle-out-of-order-duplicates")))
                .isEqualTo(call);
    }

    @Test
    void everythingAtOnce() {
        List<Step> steps = new ArrayList<>(webhooks("lifecycle-in-order"));
        steps.add(webhook("recording-in-progress"));
        steps.add(webhook("recording-completed"));
        steps.add(webhook("amd-async-human"));
        steps.add(webhook("status-unknown-future-status"));
        steps.add(look("call-in-progress", FIRST, "calls-page-empty"));
        steps.add(look("call-completed", FIRST, "call-recordings-page"));

        Call call = Orders.allEndInTheSame(steps, story(FIRST)::outcome);

        assertThat(call.status()).isEqualTo(CallStatus.COMPLETED);
        assertThat(call.rawStatus()).isEqualTo("completed");
        assertThat(call.cost()).isEqualTo(new Money(new BigDecimal("0.014"), "USD"));
        assertThat(call.recording().state()).isEqualTo(RecordingState.READY);
        assertThat(call.recording().id()).isEqualTo("REbeef0000000000000000000000000001");
        assertThat(call.recording().url())
                .isEqualTo("https://api.twilio.com/2010-04-01/Accounts/" + ACCOUNT
                        + "/Recordings/REbeef0000000000000000000000000001");
    }

    @Test
    void recordingThatIsAbsentAndAMachine() {
        List<Step> steps = List.of(
                webhook("status-01-initiated"),
                webhook("status-completed-default-only"),
                webhook("recording-in-progress"),
                webhook("recording-absent"),
                webhook("amd-async"));

        Call call = Orders.allEndInTheSame(steps, story(FIRST)::outcome);

        assertThat(call.status()).isEqualTo(CallStatus.COMPLETED);
        assertThat(call.recording().state()).isEqualTo(RecordingState.ABSENT);
        assertThat(call.facts().answeredBy()).isEqualTo(AnsweredBy.MACHINE);
    }

    @Test
    void priceThatComesLate() {
        String late = Recorded.text("twilio/call-completed.json").replace("\"-0.01400\"", "null");
        Step early = new Story.Look("without price", () -> {
            server.on("GET .*/Calls/" + FIRST + ".json", 200, late);
            server.on("GET .*/Recordings.json", 200, Recorded.text("twilio/call-recordings-page.json"));
        });
        List<Step> steps =
                List.of(webhook("status-04-completed"), early, look("call-completed", FIRST, "call-recordings-page"));

        Call call = Orders.allEndInTheSame(steps, story(FIRST)::outcome);

        assertThat(call.cost()).isEqualTo(new Money(new BigDecimal("0.014"), "USD"));
        assertThat(story(FIRST).outcome(steps.subList(0, 2)).cost()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "2, busy, BUSY, call-busy",
        "3, canceled, CANCELED, call-canceled",
        "4, no-answer, NO_ANSWER,",
        "5, failed, FAILED,"
    })
    void callThatNobodyAnswers(String number, String word, CallStatus status, String answer) {
        String sid = FIRST.substring(0, FIRST.length() - 1) + number;
        List<Step> steps = new ArrayList<>();
        for (String early : List.of("status-01-initiated", "status-02-ringing")) {
            steps.add(new Story.Webhook(
                    "twilio", Recorded.text("twilio/" + early + ".txt").replace(FIRST, sid)));
        }
        steps.add(webhook("status-" + word));
        if (answer != null) {
            steps.add(look(answer, sid, "calls-page-empty"));
        }

        Call call = Orders.allEndInTheSame(steps, story(sid)::outcome);

        assertThat(call.status()).isEqualTo(status);
        assertThat(call.talkDuration()).isZero();
        assertThat(call.failure() == null ? null : call.failure().code())
                .isEqualTo(status == CallStatus.FAILED ? "SIP_404" : null);
    }

    private Story story(String sid) {
        return new Story(provider, sid, CallRequest.to("+15005550010").build(), BEGINS);
    }

    private static List<Step> webhooks(String name) {
        return Recorded.bodies("twilio/" + name + ".txt").stream()
                .map(body -> (Step) new Story.Webhook("twilio", body))
                .toList();
    }

    private static Step webhook(String name) {
        return new Story.Webhook("twilio", Recorded.text("twilio/" + name + ".txt"));
    }

    private Step look(String call, String sid, String recordings) {
        return new Story.Look(call, () -> {
            server.on("GET .*/Calls/" + sid + ".json", 200, Recorded.text("twilio/" + call + ".json"));
            server.on(
                    "GET .*/Recordings.json",
                    200,
                    Recorded.text("twilio/" + recordings + ".json").replace("\"calls\"", "\"recordings\""));
        });
    }
}
