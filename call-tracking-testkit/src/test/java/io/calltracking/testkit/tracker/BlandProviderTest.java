package io.calltracking.testkit.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calltracking.Call;
import io.calltracking.CallRequest;
import io.calltracking.CallStatus;
import io.calltracking.CallTrackingException;
import io.calltracking.JsonText;
import io.calltracking.client.bland.BlandClient;
import io.calltracking.lifecycle.Observation;
import io.calltracking.provider.FetchResult;
import io.calltracking.provider.FindResult;
import io.calltracking.provider.PlaceResult;
import io.calltracking.provider.StopResult;
import io.calltracking.provider.bland.BlandProvider;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlandProviderTest {
    private static final Instant NOW = Instant.parse("2026-03-04T15:20:00Z");
    private static final String ID = "7b0e4f52-91c3-4d7a-8a16-2f3f5d9c0a11";

    private final FakeServer server = new FakeServer();
    private final BlandClient client = BlandClient.builder()
            .apiKey("org_test")
            .baseUrl(server.url())
            .clock(Clock.fixed(NOW, ZoneOffset.UTC))
            .build();
    private final BlandProvider provider = BlandProvider.builder(client)
            .webhookUrl(URI.create("https://app.example/webhooks/bland"))
            .settings(request -> request.record(true))
            .clock(Clock.fixed(NOW, ZoneOffset.UTC))
            .build();

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void requestCarriesOurIdTwiceAndNothingOfTheAppsMetadata() {
        server.on("POST /v1/calls", 200, Recorded.text("bland/call-created.json"));
        Call call = call(CallRequest.to("+14155550142")
                .agent("agent-1")
                .from("+14155550107")
                .contact("lead-7")
                .variables(Map.of("order_ref", "SO-20417"))
                .metadata(Map.of("secret", "of the app"))
                .maxDuration(Duration.ofMinutes(12))
                .scheduledAt(NOW.plus(Duration.ofHours(1)))
                .build());

        PlaceResult result = provider.place(call);

        assertThat(JsonText.read(server.bodies.get(0)))
                .isEqualTo(JsonText.normal(Map.of(
                        "phone_number",
                        "+14155550142",
                        "agent_id",
                        "agent-1",
                        "from",
                        "+14155550107",
                        "record",
                        true,
                        "request_data",
                        Map.of("order_ref", "SO-20417"),
                        "max_duration",
                        12,
                        "start_time",
                        "2026-03-04 16:20:00 +00:00",
                        "webhook",
                        "https://app.example/webhooks/bland",
                        "metadata",
                        Map.of("call_tracking_id", call.id().toString()),
                        "external_id",
                        call.id().toString())));
        Observation news = ((PlaceResult.Accepted) result).news();
        assertThat(news.providerCallId()).isEqualTo(ID);
        assertThat(news.status()).isEqualTo(CallStatus.QUEUED);
    }

    @ParameterizedTest
    @CsvSource({"pathway:p-1,pathway_id,p-1", "task: Say hello.,task,Say hello.", "a-1,agent_id,a-1"})
    void agentSaysWhoLeadsTheCall(String agent, String member, String value) {
        server.on("POST /v1/calls", 200, Recorded.text("bland/call-created-minimal.json"));

        provider.place(call(CallRequest.to("+14155550142").agent(agent).build()));

        assertThat(JsonText.read(server.bodies.get(0))).containsEntry(member, value);
    }

    @Test
    void callThatCannotBePlacedIsRefusedBeforeAnythingIsStored() {
        CallRequest.Builder request = CallRequest.to("+14155550142");
        assertThatThrownBy(() -> provider.check(request.build().spec()))
                .isInstanceOf(CallTrackingException.class)
                .hasMessageContaining("agent");
        assertThatThrownBy(
                        () -> provider.check(request.agent("pathway:").build().spec()))
                .hasMessageContaining("pathwayId");
        assertThatThrownBy(() -> provider.check(request.agent("a-1")
                        .maxDuration(Duration.ofSeconds(90))
                        .build()
                        .spec()))
                .hasMessageContaining("maxDuration");
        assertThatThrownBy(() -> BlandProvider.builder(client).webhookUrl(URI.create("http://app.example/")))
                .hasMessageContaining("https");
        assertThat(server.requests).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "400,400-agent-conflict,Refused,REFUSED",
        "400,400-bare-error,Refused,REFUSED",
        "400,400-dnc,Refused,REFUSED",
        "400,400-intl-block,Refused,REFUSED",
        "400,400-invalid-phone,Refused,REFUSED",
        "400,400-missing-params,Refused,REFUSED",
        "400,400-webhook-url,Refused,REFUSED",
        "401,401-auth,Refused,AUTHENTICATION",
        "402,402-balance,Refused,BALANCE_LOW",
        "403,403-flagged,Refused,REFUSED",
        "404,404-pathway,Refused,REFUSED",
        "418,418-objective,Refused,REFUSED",
        "429,429-blacklisted,Refused,REFUSED",
        "429,429-international,Later,",
        "429,429-new-account,Later,",
        "429,429-rate-limit,Later,",
        "429,429-same-number,Later,",
        "500,500,Unknown,"
    })
    void whatIsKnownAfterPlacingFailed(int status, String error, String kind, String code) {
        server.on("POST /v1/calls", status, Recorded.text("bland/error-" + error + ".json"));

        PlaceResult result =
                provider.place(call(CallRequest.to("+14155550142").agent("a").build()));

        assertThat(result.getClass().getSimpleName()).isEqualTo(kind);
        assertThat(
                        result instanceof PlaceResult.Refused refused
                                ? refused.failure().code()
                                : null)
                .isEqualTo(code);
        assertThat(server.requests).as("sent once").hasSize(1);
    }

    @Test
    void priceOfACallThatJustEndedIsNotTakenAsFinal() {
        server.on("GET /v1/calls/" + ID, 200, Recorded.text("bland/call-completed.json"));
        BlandProvider later = BlandProvider.builder(client)
                .clock(Clock.fixed(Instant.parse("2026-03-04T15:21:25Z"), ZoneOffset.UTC))
                .build();

        assertThat(found(provider.fetch(placed())).facts().cost()).isNull();
        assertThat(found(later.fetch(placed())).facts().cost()).isNotNull();
    }

    @Test
    void callThatBlandDoesNotKnowIsAbsent() {
        server.on("GET /v1/calls/" + ID, 404, Recorded.text("bland/error-404-call.json"));

        assertThat(provider.fetch(placed())).isInstanceOf(FetchResult.Absent.class);
    }

    @Test
    void searchTellsTaggedFromSimilarAndReadsEachInFull() {
        Call call = placed();
        String full = Recorded.text("bland/call-completed.json");
        String tag = "\"metadata\": {\"call_tracking_id\": \"" + call.id() + "\"}";
        server.on("GET /v1/calls\\?", 200, page("tagged", "plain", "foreign", "external", "proxy", "gone"));
        put("plain", full);
        put("tagged", metadata(full, tag));
        put(
                "foreign",
                metadata(full, "\"metadata\": {\"call_tracking_id\": \"0190a0a0-0000-7000-8000-000000000000\"}"));
        put("external", metadata(full, "\"external_id\": \"" + call.id() + "\""));
        put("proxy", metadata(full, tag).replace("\"is_proxy_agent_call\": false", "\"is_proxy_agent_call\": true"));

        FindResult.Candidates found = (FindResult.Candidates) provider.find(call);

        assertThat(found.tagged()).extracting(Observation::providerCallId).containsExactly("tagged", "external");
        assertThat(found.similar()).extracting(Observation::providerCallId).containsExactly("plain");
        assertThat(server.requests.get(0))
                .contains("to_number=%2B14155550142", "start_date=2026-03-04T15%3A18", "end_date=2026-03-05T16%3A20");
    }

    @Test
    void searchThatCannotBeDoneInFullIsNoAnswer() {
        server.on("GET /v1/calls\\?", 200, page("broken")).on("GET /v1/calls/broken", 403, "{}");

        assertThat(provider.find(placed())).isInstanceOf(FindResult.Failed.class);
    }

    @Test
    void stopAsksOnceWhateverTheCallIsDoing() {
        server.on("POST /v1/calls/" + ID + "/stop", 200, Recorded.text("bland/call-stopped.json"));
        assertThat(provider.stop(placed())).isInstanceOf(StopResult.Requested.class);

        server.on("POST /v1/calls/" + ID + "/stop", 200, Recorded.text("bland/error-stop-unknown-call.json"));
        assertThat(provider.stop(placed())).isInstanceOf(StopResult.NotPossible.class);
    }

    private void put(String id, String body) {
        server.on("GET /v1/calls/" + id, 200, body.replace(ID, id));
    }

    private static String metadata(String call, String member) {
        return call.replaceFirst("\"metadata\": \\{[^}]*}", member);
    }

    private static String page(String... ids) {
        StringBuilder rows = new StringBuilder();
        for (String id : ids) {
            rows.append(rows.isEmpty() ? "" : ",")
                    .append("{\"call_id\":\"" + id
                            + "\",\"to\":\"4155550142\",\"created_at\":\"2026-03-04T15:20:01Z\"}");
        }
        return "{\"total_count\":" + ids.length + ",\"count\":" + ids.length + ",\"calls\":[" + rows + "]}";
    }

    private static Observation found(FetchResult result) {
        return ((FetchResult.Found) result).news();
    }

    private static Call placed() {
        return OneCall.of(CallRequest.to("+14155550142").agent("a").build(), CallStatus.QUEUED, ID, NOW);
    }

    private static Call call(CallRequest request) {
        return OneCall.of(request, CallStatus.INITIATED, null, NOW);
    }
}
