package io.calltracking.testkit.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calltracking.Call;
import io.calltracking.CallRequest;
import io.calltracking.CallStatus;
import io.calltracking.Recording;
import io.calltracking.client.twilio.TwilioClient;
import io.calltracking.client.twilio.TwilioForm;
import io.calltracking.client.twilio.TwilioMachineDetection;
import io.calltracking.lifecycle.Observation;
import io.calltracking.provider.FetchResult;
import io.calltracking.provider.FindResult;
import io.calltracking.provider.PlaceResult;
import io.calltracking.provider.StopResult;
import io.calltracking.provider.twilio.TwilioProvider;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TwilioProviderTest {
    private static final Instant NOW = Instant.parse("2026-11-20T09:30:00Z");
    private static final String ACCOUNT = "AC0123456789abcdef0123456789abcdef";
    private static final String SID = "CAf00d0000000000000000000000000001";
    private static final String CALLS = "/2010-04-01/Accounts/" + ACCOUNT + "/Calls";

    private final FakeServer server = new FakeServer();
    private final TwilioClient client = TwilioClient.builder(ACCOUNT)
            .authToken("12345678901234567890123456789012")
            .baseUrl(server.url())
            .build();
    private final TwilioProvider provider = TwilioProvider.builder(client)
            .from("+15005550006")
            .publicUrl(URI.create("https://app.example/base/"))
            .twimlUrl(URI.create("https://app.example/answer?lang=en"))
            .settings(request -> request.timeout(Duration.ofSeconds(20)))
            .record(true)
            .machineDetection(TwilioMachineDetection.Mode.ENABLE)
            .build();
    private final TwilioProvider plain = TwilioProvider.builder(client)
            .from("+15005550006")
            .twiml("<Response/>")
            .build();

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void ourIdTravelsInEachAddress() {
        server.on("POST " + CALLS + ".json", 201, Recorded.text("twilio/call-created.json"));
        Call call = call(CallRequest.to("+15005550010")
                .maxDuration(Duration.ofMinutes(5))
                .variables(Map.of("name", "Ada"))
                .build());

        PlaceResult result = provider.place(call);

        TwilioForm form = TwilioForm.parse(server.bodies.get(0));
        String callback =
                "https://app.example/base/webhooks/twilio?call_tracking_id=" + call.id() + "#rc=5&rp=ct,rt,5xx";
        assertThat(form.text("StatusCallback")).isEqualTo(callback);
        assertThat(form.values("StatusCallbackEvent")).containsExactly("initiated", "ringing", "answered", "completed");
        assertThat(form.text("RecordingStatusCallback")).isEqualTo(callback);
        assertThat(form.text("AsyncAmdStatusCallback")).isEqualTo(callback);
        assertThat(form.text("Url")).isEqualTo("https://app.example/answer?lang=en&call_tracking_id=" + call.id());
        assertThat(form.text("Timeout")).isEqualTo("20");
        assertThat(form.text("TimeLimit")).isEqualTo("300");
        assertThat(server.bodies.get(0)).doesNotContain("Ada");
        Observation news = ((PlaceResult.Accepted) result).news();
        assertThat(news.status()).isEqualTo(CallStatus.QUEUED);
        assertThat(news.providerCallId()).isEqualTo(SID);
    }

    @Test
    void withoutAPublicAddressNoCallbackIsAskedFor() {
        server.on("POST " + CALLS + ".json", 201, Recorded.text("twilio/call-created.json"));

        plain.place(call(CallRequest.to("+15005550010").build()));

        assertThat(server.bodies.get(0)).doesNotContain("Callback").contains("Twiml=");
    }

    @Test
    void agentIsTheAddressOfTwimlOrAnApplication() {
        server.on("POST " + CALLS + ".json", 201, Recorded.text("twilio/call-created.json"));
        Call byUrl = call(CallRequest.to("+15005550010")
                .agent("https://app.example/other")
                .build());
        Call byApplication = call(CallRequest.to("+15005550010")
                .agent("AP0123456789abcdef0123456789abcdef")
                .build());

        plain.place(byUrl);
        provider.place(byApplication);

        assertThat(TwilioForm.parse(server.bodies.get(0)).text("Url"))
                .isEqualTo("https://app.example/other?call_tracking_id=" + byUrl.id());
        TwilioForm application = TwilioForm.parse(server.bodies.get(1));
        assertThat(application.text("ApplicationSid")).isEqualTo("AP0123456789abcdef0123456789abcdef");
        assertThat(application.text("StatusCallback")).isNull();
    }

    @Test
    void callThatCannotBePlacedIsRefusedBeforeAnythingIsStored() {
        TwilioProvider bare = TwilioProvider.of(client);
        CallRequest.Builder request = CallRequest.to("+15005550010");
        assertThatThrownBy(() -> bare.check(request.build().spec())).hasMessageContaining("from");
        assertThatThrownBy(() -> bare.check(request.from("+15005550006").build().spec()))
                .hasMessageContaining("agent");
        assertThatThrownBy(() -> bare.check(request.agent("assistant-1").build().spec()))
                .hasMessageContaining("agent");
        assertThatThrownBy(() -> plain.check(CallRequest.to("+15005550010")
                        .variables(Map.of("a", "b"))
                        .build()
                        .spec()))
                .hasMessageContaining("variables");
        assertThatThrownBy(() -> plain.check(
                        CallRequest.to("+15005550010").scheduledAt(NOW).build().spec()))
                .hasMessageContaining("scheduledAt");
        assertThat(bare.place(call(CallRequest.to("+15005550010").build()))).isInstanceOf(PlaceResult.Refused.class);
        assertThat(server.requests).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "400,21201-missing-to.json,Refused,REFUSED",
        "400,21205-bad-url.json,Refused,REFUSED",
        "400,21211.json,Refused,REFUSED",
        "401,20003-401.json,Refused,AUTHENTICATION",
        "404,20404.json,Refused,REFUSED",
        "429,20429.json,Later,",
        "500,20500.json,Unknown,",
        "503,503-html.txt,Unknown,"
    })
    void whatIsKnownAfterPlacingFailed(int status, String error, String kind, String code) {
        server.on("POST " + CALLS + ".json", status, Recorded.text("twilio/error-" + error));

        PlaceResult result = plain.place(call(CallRequest.to("+15005550010").build()));

        assertThat(result.getClass().getSimpleName()).isEqualTo(kind);
        assertThat(
                        result instanceof PlaceResult.Refused refused
                                ? refused.failure().code()
                                : null)
                .isEqualTo(code);
        assertThat(server.requests).as("sent once").hasSize(1);
    }

    @Test
    void endedCallIsReadWithItsRecording() {
        server.on("GET " + CALLS + "/" + SID + ".json", 200, Recorded.text("twilio/call-completed.json"))
                .on("GET .*/Recordings.json", 200, Recorded.text("twilio/call-recordings-page.json"));

        Observation news = ((FetchResult.Found) plain.fetch(placed(CallStatus.IN_PROGRESS))).news();

        assertThat(news.facts().recording().id()).isEqualTo("REbeef0000000000000000000000000001");
        assertThat(news.facts().talkDuration()).isEqualTo(Duration.ofSeconds(57));
        assertThat(String.valueOf(news.facts().cost())).isEqualTo("0.014 USD");
    }

    @Test
    void recordingsThatCannotBeReadDoNotHideTheCall() {
        server.on("GET " + CALLS + "/" + SID + ".json", 200, Recorded.text("twilio/call-completed.json"))
                .on("GET .*/Recordings.json", 403, "{}");

        Observation news = ((FetchResult.Found) plain.fetch(placed(CallStatus.IN_PROGRESS))).news();

        assertThat(news.status()).isEqualTo(CallStatus.COMPLETED);
        assertThat(news.facts().recording()).isEqualTo(Recording.NONE);
    }

    @Test
    void searchGoesByNumberAndTimeAndAlsoSeesWhatWaits() {
        String row = Recorded.text("twilio/call-in-progress.json");
        server.on(
                        "GET " + CALLS + ".json.*Status=queued",
                        200,
                        page(row(row, "2").replace("in-progress", "queued")))
                .on("GET " + CALLS + ".json.*StartTime%3E=2026-11-20T09%3A28%3A00", 200, page(row, leg(row)))
                .on("GET " + CALLS + ".json.*EndTime%3E=", 200, page(row, old(row)));

        FindResult.Candidates found = (FindResult.Candidates)
                plain.find(call(CallRequest.to("+15005550010").build()));

        assertThat(found.tagged()).isEmpty();
        assertThat(found.similar())
                .extracting(Observation::providerCallId)
                .containsExactly(SID.substring(0, SID.length() - 1) + "2", SID);
        assertThat(server.requests)
                .allMatch(line -> line.contains("To=%2B15005550010") && line.contains("From=%2B1500"));
    }

    @ParameterizedTest
    @CsvSource({"QUEUED,canceled", "RINGING,canceled", "IN_PROGRESS,completed"})
    void stopTakesBackOrHangsUp(CallStatus status, String word) {
        server.on("POST " + CALLS + "/" + SID + ".json", 200, Recorded.text("twilio/call-in-progress.json"));

        assertThat(plain.stop(placed(status))).isInstanceOf(StopResult.Requested.class);

        assertThat(server.bodies).containsExactly("Status=" + word);
    }

    @Test
    void callThatWasAnsweredMeanwhileIsHungUp() {
        server.on(
                "POST " + CALLS + "/" + SID + ".json",
                400,
                Recorded.text("twilio/error-21220-call-not-in-progress.json"));

        assertThat(plain.stop(placed(CallStatus.RINGING))).isInstanceOf(StopResult.NotPossible.class);
        assertThat(server.bodies).containsExactly("Status=canceled", "Status=completed");
        assertThat(plain.stop(placed(CallStatus.COMPLETED))).isInstanceOf(StopResult.NotPossible.class);
        assertThat(server.requests).hasSize(2);
    }

    private static String row(String row, String last) {
        return row.replace(SID, SID.substring(0, SID.length() - 1) + last);
    }

    private static String leg(String row) {
        return row(row, "3").replace("\"parent_call_sid\": null", "\"parent_call_sid\": \"" + SID + "\"");
    }

    private static String old(String row) {
        return row(row, "4").replace("Fri, 20 Nov 2026 09:30:00", "Fri, 20 Nov 2026 08:30:00");
    }

    private static String page(String... rows) {
        return "{\"calls\":[" + String.join(",", List.of(rows)) + "],\"next_page_uri\":null}";
    }

    private static Call placed(CallStatus status) {
        return OneCall.of(CallRequest.to("+15005550010").build(), status, SID, NOW);
    }

    private static Call call(CallRequest request) {
        return OneCall.of(request, CallStatus.INITIATED, null, NOW);
    }
}
