package io.calltracking.testkit.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltracking.AnsweredBy;
import io.calltracking.Call;
import io.calltracking.CallStatus;
import io.calltracking.Direction;
import io.calltracking.RecordingState;
import io.calltracking.client.bland.BlandClient;
import io.calltracking.client.bolna.BolnaClient;
import io.calltracking.client.twilio.TwilioClient;
import io.calltracking.provider.bland.BlandProvider;
import io.calltracking.provider.bolna.BolnaProvider;
import io.calltracking.provider.twilio.TwilioProvider;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The webhooks of an inbound call, in every order and with repetitions, end in the same call. */
class InboundPermutationsTest {
    private static final String DEAD = "http://127.0.0.1:9";
    private static final BolnaClient BOLNA =
            BolnaClient.builder().apiKey("bn-test").baseUrl(DEAD).build();
    private static final BlandClient BLAND =
            BlandClient.builder().apiKey("org_test").baseUrl(DEAD).build();
    private static final TwilioClient TWILIO = TwilioClient.builder("AC0123456789abcdef0123456789abcdef")
            .authToken("12345678901234567890123456789012")
            .baseUrl(DEAD)
            .build();

    @AfterAll
    static void close() {
        BOLNA.close();
        BLAND.close();
        TWILIO.close();
    }

    @Test
    void bolna() {
        Call call = ends(bolnaStory(), bolna("webhook-sequence-completed"));

        assertThat(call.status()).isEqualTo(CallStatus.COMPLETED);
        assertThat(call.to()).isEqualTo("+15005550199");
        assertThat(call.from()).isEqualTo("+15005550123");
        assertThat(call.facts().transcript()).isNotBlank();
        assertThat(call.recording().state()).isEqualTo(RecordingState.READY);
    }

    @Test
    void bolnaMissed() {
        Call call = ends(bolnaStory(), bolna("webhook-sequence-no-answer"));

        assertThat(call.status()).isEqualTo(CallStatus.MISSED);
        assertThat(call.rawStatus()).isEqualTo("no-answer");
    }

    @Test
    void bland() {
        List<String> bodies = new ArrayList<>();
        for (String event : List.of("event-call", "event-tool", "citations")) {
            bodies.add(Recorded.text("bland/webhook-" + event + ".json"));
        }
        bodies.add(bland("completed"));
        bodies.add(bland("delayed-citations"));

        Call call = ends(blandStory(), bodies);

        assertThat(call.status()).isEqualTo(CallStatus.COMPLETED);
        assertThat(call.from()).isEqualTo("+14155550142");
        assertThat(call.talkDuration()).isEqualTo(Duration.ofSeconds(19));
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-answer", "busy", "canceled"})
    void blandMissed(String word) {
        String event = Recorded.text("bland/webhook-event-call.json")
                .replace("7b0e4f52-91c3-4d7a-8a16-2f3f5d9c0a11", "e0a7a3d4-5b1c-4f6e-9a87-113355779900");
        String end = bland("no-answer").replace("\"status\":\"no-answer\"", "\"status\":\"" + word + "\"");

        Call call = ends(blandStory(), List.of(event, end));

        assertThat(call.status()).isEqualTo(CallStatus.MISSED);
        assertThat(call.rawStatus()).isEqualTo(word);
    }

    @Test
    void twilio() {
        List<String> bodies = new ArrayList<>();
        Recorded.bodies("twilio/lifecycle-in-order.txt").forEach(body -> bodies.add(twilio(body)));
        bodies.add(Recorded.text("twilio/recording-completed.txt"));
        bodies.add(Recorded.text("twilio/amd-async-human.txt"));

        Call call = ends(twilioStory(), bodies);

        assertThat(call.status()).isEqualTo(CallStatus.COMPLETED);
        assertThat(call.from()).isEqualTo("+15005550010");
        assertThat(call.facts().answeredBy()).isEqualTo(AnsweredBy.HUMAN);
        assertThat(call.recording().state()).isEqualTo(RecordingState.READY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-answer", "busy", "canceled"})
    void twilioMissed(String word) {
        String ringing = Recorded.text("twilio/status-02-ringing.txt");
        String end = Recorded.text("twilio/status-04-completed.txt")
                .replace("CallStatus=completed", "CallStatus=" + word)
                .replace("CallDuration=57", "CallDuration=0");

        Call call = ends(twilioStory(), List.of(twilio(ringing), twilio(end)));

        assertThat(call.status()).isEqualTo(CallStatus.MISSED);
        assertThat(call.rawStatus()).isEqualTo(word);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%2B266696687", "Anonymous", "", "sip%3Aalice%40example.com"})
    void twilioCallerWhoWithholdsTheNumber(String from) {
        String body = twilio(Recorded.text("twilio/status-02-ringing.txt"))
                .replace("From=%2B15005550010", "From=" + from)
                .replace("Caller=%2B15005550010", "Caller=" + from);

        assertThat(twilioStory().outcome(List.of(body)).from()).isNull();
    }

    private static Call ends(InboundStory story, List<String> bodies) {
        Call call = Orders.allEndInTheSame(bodies, story::outcome);
        assertThat(call.spec().direction()).isEqualTo(Direction.INBOUND);
        assertThat(call.to()).isEqualTo(story.ours());
        return call;
    }

    private static InboundStory bolnaStory() {
        return new InboundStory(BolnaProvider.of(BOLNA), "+15005550199", Instant.parse("2026-11-18T09:30:00Z"));
    }

    private static InboundStory blandStory() {
        return new InboundStory(BlandProvider.of(BLAND), "+14155550107", Instant.parse("2026-03-04T15:20:00Z"));
    }

    private static InboundStory twilioStory() {
        return new InboundStory(TwilioProvider.of(TWILIO), "+15005550006", Instant.parse("2026-11-20T09:29:59Z"));
    }

    /** A recorded sequence, from the other side of the line. */
    private static List<String> bolna(String name) {
        return Recorded.elements("bolna/" + name + ".json").stream()
                .map(body -> swapped(body.replace("\"outbound\"", "\"inbound\""), "+15005550199", "+15005550123"))
                .toList();
    }

    private static String bland(String name) {
        String body = Recorded.text("bland/webhook-" + name + ".json").replace("\"inbound\":false", "\"inbound\":true");
        return swapped(body, "+14155550142", "+14155550107");
    }

    private static String twilio(String body) {
        return swapped(body.replace("Direction=outbound-api", "Direction=inbound"), "%2B15005550006", "%2B15005550010");
    }

    private static String swapped(String body, String one, String other) {
        return body.replace(one, "<one>").replace(other, one).replace("<one>", other);
    }
}
