package io.calltracking.client.bland;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calltracking.client.InvalidFieldException;
import io.calltracking.client.NotFoundException;
import io.calltracking.client.Outcome;
import io.calltracking.client.ServerException;
import io.calltracking.client.UnexpectedResponseException;
import io.calltracking.client.internal.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BlandCallsTest {
    private static final String TO = "+14155550142";
    private static final String CALL = "7b0e4f52-91c3-4d7a-8a16-2f3f5d9c0a11";

    private final BlandServer bland = new BlandServer();

    @AfterEach
    void stop() {
        bland.close();
    }

    @Test
    void minimalCallIsSentAsDocumented() {
        bland.answer(200, "call-created.json");

        BlandPlacedCall placed = bland.client().calls().send(minimal());

        assertThat(placed.callId()).isEqualTo(CALL);
        assertThat(placed.batchId()).isNull();
        assertThat(placed.message()).isEqualTo("Call successfully queued.");
        assertThat(placed.cappedAt()).isNull();
        RecordedRequest request = bland.request();
        assertThat(request.getMethod()).isEqualTo("POST");
        assertThat(request.getTarget()).isEqualTo("/v1/calls");
        assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer " + BlandServer.KEY);
        assertThat(request.getHeaders().get("Content-Type")).startsWith("application/json");
        assertThat(request.getHeaders().get("encrypted_key")).isNull();
        assertThat(text(request)).isEqualTo("{\"phone_number\":\"" + TO + "\",\"task\":\"Confirm.\"}");
    }

    @Test
    void everyMemberIsSentUnderItsDocumentedName() {
        bland.answer(200, "call-created.json");

        bland.client().calls().send(full());

        assertThat(body(bland.request())).isEqualTo(Json.parse("""
                {"phone_number":"+14155550142","task":"Confirm {{order_ref}}.","first_sentence":"Hi.",
                 "request_data":{"order_ref":"SO-20417"},"tools":["TL-1"],"dynamic_data":[{"url":"https://x.test"}],
                 "guard_rails":[{"type":"tcpa:opt_out"}],"model":"base","temperature":0.5,
                 "voice":"June","language":"en-US","wait_for_greeting":true,
                 "pronunciation_guide":[{"word":"Rowan","pronunciation":"row-an"}],"interruption_threshold":500,
                 "interruptibility":2,"block_interruptions":false,"background_track":"none","noise_cancellation":false,
                 "keywords":["Rowan:3"],"ignore_button_press":true,
                 "from":"+14155550107","dialing_strategy":{"type":"custom_pooling","pool_id":"p"},
                 "timezone":"America/New_York","start_time":"2026-03-04 16:00:00 +00:00",
                 "transfer_phone_number":"+14155550188","transfer_list":{"sales":"+14155550189"},"max_duration":12,
                 "record":true,"voicemail":{"action":"leave_message","message":"Call back.","sensitive":true},
                 "retry":{"wait":90,"voicemail_action":"hangup"},"ivr_mode":false,"answered_by_enabled":true,
                 "precall_dtmf_sequence":"ww1#","metadata":{"tenant":"north"},"external_id":"o-1",
                 "webhook":"https://hooks.example.test/bland","webhook_events":["call"],"summary_prompt":"Short.",
                 "dispositions":["OK"],"citation_schema_ids":["s"],"stream_post_transfer_transcript":false,
                 "post_call_evals":{"workbench_setup_id":"w"},"brand_new":{"a":[1,null]}}"""));
    }

    @Test
    void otherWaysToLeadACallAreSent() {
        bland.answer(200, "call-created.json").answer(200, "call-created.json").answer(200, "call-created.json");
        BlandCalls calls = bland.client().calls();

        calls.send(BlandCallRequest.builder(TO)
                .pathwayId("p")
                .pathwayVersion(3)
                .startNodeId("n")
                .dialLocally()
                .build());
        calls.send(
                BlandCallRequest.builder(TO).agentId("a").agentVersion("latest").build());
        calls.send(BlandCallRequest.builder(TO).personaId("x").build());

        assertThat(body(bland.request()))
                .containsEntry("pathway_id", "p")
                .containsEntry("start_node_id", "n")
                .containsEntry("dialing_strategy", Map.of("type", "local"));
        assertThat(body(bland.request())).containsEntry("agent_version", "latest");
        assertThat(body(bland.request())).containsEntry("persona_id", "x");
    }

    @Test
    void sendingReturnsInAFutureToo() throws Exception {
        bland.answer(200, "call-created-minimal.json");

        BlandPlacedCall placed = bland.client().calls().sendAsync(minimal()).get(5, TimeUnit.SECONDS);

        assertThat(placed.callId()).isEqualTo(CALL);
        assertThat(placed.message()).isNull();
    }

    @Test
    void capOfUnpaidAccountsIsTold() {
        bland.answer(200, "call-created-capped.json");

        assertThat(bland.client().calls().send(minimal()).cappedAt()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void keyIsSentBareOnDemandAndTheTelephonyKeyWithCallsOnly() {
        try (BlandServer own =
                new BlandServer(builder -> builder.bearer(false).encryptedKey("byot-secret-0123456789"))) {
            own.answer(200, "call-created.json")
                    .answer(200, "call-completed.json")
                    .answer(200, "me.json");

            own.client().calls().send(minimal());
            own.client().calls().get(CALL);
            own.client().account().me();

            RecordedRequest sent = own.request();
            assertThat(sent.getHeaders().get("Authorization")).isEqualTo(BlandServer.KEY);
            assertThat(sent.getHeaders().get("encrypted_key")).isEqualTo("byot-secret-0123456789");
            assertThat(own.request().getHeaders().get("encrypted_key")).isEqualTo("byot-secret-0123456789");
            assertThat(own.request().getHeaders().get("encrypted_key")).isNull();
            assertThat(own.client().toString()).doesNotContain("byot", BlandServer.KEY);
        }
    }

    @Test
    void telephonyKeyThatNoHeaderCanCarryIsNamedButNotRepeated() {
        assertThatThrownBy(() -> BlandClient.builder().encryptedKey("sécret\n"))
                .isInstanceOfSatisfying(
                        InvalidFieldException.class, e -> assertThat(e.field()).isEqualTo("encryptedKey"))
                .message()
                .doesNotContain("cret");
    }

    @Test
    void startTimeThatIsOverIsNotSentAsBlandWouldCallAtOnce() {
        BlandCallRequest late = BlandCallRequest.builder(TO)
                .task("Confirm.")
                .startTime(OffsetDateTime.parse("2026-03-04T14:59:59Z"))
                .build();

        assertThatThrownBy(() -> bland.client().calls().send(late))
                .isInstanceOfSatisfying(InvalidFieldException.class, e -> {
                    assertThat(e.field()).isEqualTo("startTime");
                    assertThat(e.outcome()).isEqualTo(Outcome.REFUSED);
                });
        assertThat(bland.requestCount()).isZero();
    }

    @Test
    void callIsReadByItsId() throws Exception {
        bland.answer(200, "call-completed.json").answer(200, "call-completed.json");

        BlandCall call = bland.client().calls().get(CALL);

        RecordedRequest request = bland.request();
        assertThat(request.getMethod()).isEqualTo("GET");
        assertThat(request.getTarget()).isEqualTo("/v1/calls/" + CALL);
        assertThat(bland.client().calls().getAsync(CALL).get(5, TimeUnit.SECONDS))
                .isEqualTo(call);
    }

    @Test
    void callWhoseOwnStatusIsErrorOrWhoseErrorMessageIsSetIsStillACall() {
        bland.answer(BlandServer.response(
                200, "{\"call_id\":\"c\",\"status\":\"error\",\"queue_status\":\"call_error\",\"completed\":false}"));

        assertThat(bland.client().calls().get("c").outcome()).isEqualTo(BlandCallOutcome.FAILED);
    }

    @Test
    void rowsAreAskedForWithEveryFilter() throws Exception {
        bland.answer(200, "calls-page.json").answer(200, "calls-page-empty.json");
        BlandCallQuery query = BlandCallQuery.builder()
                .toNumber("+14155550142")
                .fromNumber("+14155550107")
                .createdFrom(Instant.parse("2026-03-01T00:00:00Z"))
                .createdTo(Instant.parse("2026-03-05T00:00:00Z"))
                .updatedFrom(LocalDate.parse("2026-03-01"))
                .updatedTo(LocalDate.parse("2026-03-02"))
                .completed(true)
                .inbound(false)
                .batchId("b")
                .campaignId("c")
                .answeredBy("human")
                .longerThan(Duration.ofSeconds(45))
                .shorterThan(Duration.ofMinutes(2))
                .ascending(true)
                .firstRow(150)
                .rows(50)
                .build();

        BlandCallPage page = bland.client().calls().list(query);

        assertThat(page.total()).isEqualTo(4127);
        assertThat(page.calls())
                .extracting(BlandCall::outcome)
                .containsExactly(
                        BlandCallOutcome.HUMAN,
                        BlandCallOutcome.VOICEMAIL,
                        BlandCallOutcome.NO_ANSWER,
                        BlandCallOutcome.FAILED);
        HttpUrl url = Objects.requireNonNull(bland.request().getUrl());
        assertThat(url.encodedPath()).isEqualTo("/v1/calls");
        assertThat(url.query())
                .isEqualTo("answered_by=human&ascending=true&batch_id=b&campaign_id=c&completed=true"
                        + "&duration_gt=0.75&duration_lt=2&end_date=2026-03-05T00:00:00Z&from_number=+14155550107"
                        + "&inbound=false&start_date=2026-03-01T00:00:00Z&to_number=+14155550142"
                        + "&update_end_date=2026-03-02&update_start_date=2026-03-01&from=150&to=200&limit=50");
        assertThat(bland.client()
                        .calls()
                        .listAsync(query)
                        .get(5, TimeUnit.SECONDS)
                        .calls())
                .isEmpty();
    }

    @Test
    void plusOfANumberInAQueryIsEscaped() {
        bland.answer(200, "calls-page-empty.json");

        bland.client().calls().list(BlandCallQuery.builder().toNumber(TO).build());

        assertThat(bland.request().getTarget()).contains("to_number=%2B14155550142");
    }

    @Test
    void listWithoutRowsIsNotTakenForAnEmptyOne() {
        bland.answer(BlandServer.response(200, "{\"status\":\"success\"}"));

        assertThatThrownBy(() ->
                        bland.client().calls().list(BlandCallQuery.builder().build()))
                .isInstanceOf(UnexpectedResponseException.class);
    }

    @Test
    void queryNamesTheFieldAtFault() {
        assertThatThrownBy(() -> BlandCallQuery.builder().rows(1001).build()).hasMessageContaining("rows");
        assertThatThrownBy(() -> BlandCallQuery.builder().firstRow(-1).build()).hasMessageContaining("firstRow");
        assertThatThrownBy(() -> BlandCallQuery.builder().longerThan(Duration.ofSeconds(-1)))
                .hasMessageContaining("longerThan");
    }

    @Test
    void streamReadsAllRowsOldestFirstAndEachOnce() {
        bland.answer(page("a", "b")).answer(page("b", "c")).answer(page("d"));

        List<String> ids = bland.client().calls().stream(
                        BlandCallQuery.builder().rows(2).firstRow(7).build())
                .map(BlandCall::id)
                .toList();

        assertThat(ids).containsExactly("a", "b", "c", "d");
        assertThat(bland.request().getTarget()).isEqualTo("/v1/calls?ascending=true&from=0&to=2&limit=2");
        assertThat(bland.request().getTarget()).contains("from=2&to=4");
        assertThat(bland.request().getTarget()).contains("from=4&to=6");
    }

    @Test
    void streamIsLazyAndStopsAtTheTotal() {
        bland.answer(BlandServer.response(200, "{\"total_count\":1,\"count\":1,\"calls\":[{\"call_id\":\"a\"}]}"));

        var stream =
                bland.client().calls().stream(BlandCallQuery.builder().rows(1).build());

        assertThat(bland.requestCount()).isZero();
        assertThat(stream).hasSize(1);
        assertThat(bland.requestCount()).isEqualTo(1);
    }

    @Test
    void streamGoesOnAfterAPageShorterThanAskedForWhileTheTotalSaysMore() {
        bland.answer(BlandServer.response(200, "{\"total_count\":2,\"calls\":[{\"call_id\":\"a\"}]}"))
                .answer(BlandServer.response(200, "{\"total_count\":2,\"calls\":[{\"call_id\":\"b\"}]}"));

        assertThat(bland.client().calls().stream(BlandCallQuery.builder().build()))
                .hasSize(2);
        bland.request();
        assertThat(bland.request().getTarget()).contains("from=1&to=1001");
    }

    @Test
    void streamEndsWhenTheServerDoesNotCountRows() {
        bland.answer(page("a", "b")).answer(page("a", "b"));

        assertThat(bland.client().calls().stream(
                        BlandCallQuery.builder().rows(2).build()))
                .hasSize(2);
    }

    @Test
    void streamAsksForADayMoreAndLeavesOutWhatIsTooLate() {
        bland.answer(BlandServer.response(200, """
                {"calls":[{"call_id":"in","created_at":"2026-03-05T00:00:00.000+00:00"},
                          {"call_id":"out","created_at":"2026-03-05T00:00:00.001+00:00"}]}"""));

        assertThat(bland.client().calls().stream(BlandCallQuery.builder()
                                .createdTo(Instant.parse("2026-03-05T00:00:00Z"))
                                .build())
                        .map(BlandCall::id))
                .containsExactly("in");
        assertThat(Objects.requireNonNull(bland.request().getUrl()).queryParameter("end_date"))
                .isEqualTo("2026-03-06T00:00:00Z");
    }

    @Test
    void stoppingSaysWhatBlandSays() throws Exception {
        bland.answer(200, "call-stopped.json").answer(200, "call-stopped.json");

        BlandStopped stopped = bland.client().calls().stop(CALL);

        assertThat(stopped.message()).isEqualTo("Call ended successfully.");
        assertThat(stopped.calls()).isNull();
        RecordedRequest request = bland.request();
        assertThat(request.getMethod()).isEqualTo("POST");
        assertThat(request.getTarget()).isEqualTo("/v1/calls/" + CALL + "/stop");
        assertThat(request.getBodySize()).isZero();
        assertThat(bland.client().calls().stopAsync(CALL).get(5, TimeUnit.SECONDS))
                .isEqualTo(stopped);
    }

    @Test
    void stoppingAnUnknownCallIsNotFoundAlsoInsideASuccess() {
        bland.answer(400, "error-stop-unknown-call.json").answer(200, "error-stop-unknown-call.json");

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> bland.client().calls().stop("x"))
                    .isInstanceOfSatisfying(
                            NotFoundException.class,
                            e -> assertThat(e.outcome()).isEqualTo(Outcome.REFUSED));
        }
    }

    @Test
    void serversFailureStaysUnknownEvenIfItSpeaksOfAnUnknownCall() {
        bland.answer(500, "error-stop-unknown-call.json");

        assertThatThrownBy(() -> bland.client().calls().stop("x")).isInstanceOfSatisfying(ServerException.class, e -> {
            assertThat(e.outcome()).isEqualTo(Outcome.UNKNOWN);
            assertThat(BlandProblem.of(e)).isEqualTo(BlandProblem.NO_SUCH_LINE);
        });
    }

    @Test
    void stoppingAllSaysHowMany() throws Exception {
        bland.answer(200, "calls-stop-all.json").answer(200, "calls-stop-all.json");

        assertThat(bland.client().calls().stopAll().calls()).isEqualTo(2);

        RecordedRequest request = bland.request();
        assertThat(request.getMethod()).isEqualTo("POST");
        assertThat(request.getTarget()).isEqualTo("/v1/calls/active/stop");
        assertThat(bland.client()
                        .calls()
                        .stopAllAsync()
                        .get(5, TimeUnit.SECONDS)
                        .calls())
                .isEqualTo(2);
    }

    @Test
    void activeCallsAreListedForAnOrganisation() throws Exception {
        bland.answer(200, "calls-active.json").answer(200, "calls-active.json");

        List<BlandActiveCall> active = bland.client().calls().active("org-1");

        assertThat(active)
                .extracting(call -> call.status().kind())
                .containsExactly(BlandStatus.Kind.QUEUED, BlandStatus.Kind.IN_PROGRESS);
        assertThat(active.get(0).startedAt()).isNull();
        assertThat(active.get(0).international()).isFalse();
        assertThat(active.get(0).at()).isEqualTo(Instant.parse("2026-03-04T15:20:01.482Z"));
        assertThat(active.get(1).startedAt()).isEqualTo(Instant.parse("2026-03-04T15:20:06Z"));
        assertThat(active.get(1).to()).isEqualTo("+14155550163");
        assertThat(active.toString()).doesNotContain("415555").contains("***63");
        RecordedRequest request = bland.request();
        assertThat(request.getTarget()).isEqualTo("/v1/calls/active");
        assertThat(request.getHeaders().get("x-bland-org-id")).isEqualTo("org-1");
        assertThat(bland.client().calls().activeAsync("org-1").get(5, TimeUnit.SECONDS))
                .isEqualTo(active);
    }

    @Test
    void idThatWouldLeadElsewhereIsNotSent() {
        assertThatThrownBy(() -> bland.client().calls().stop(".."))
                .isInstanceOfSatisfying(
                        InvalidFieldException.class, e -> assertThat(e.field()).isEqualTo("callId"));
        assertThatThrownBy(() -> bland.client().calls().active("a\nb"))
                .isInstanceOfSatisfying(
                        InvalidFieldException.class, e -> assertThat(e.field()).isEqualTo("orgId"));
        bland.answer(200, "call-stopped.json");
        bland.client().calls().stop("a/b?c");
        assertThat(bland.request().getTarget()).isEqualTo("/v1/calls/a%2Fb%3Fc/stop");
    }

    static BlandCallRequest minimal() {
        return BlandCallRequest.builder(TO).task("Confirm.").build();
    }

    private static BlandCallRequest full() {
        Map<String, Object> extra = new LinkedHashMap<>();
        extra.put("brand_new", Json.parse("{\"a\":[1,null]}"));
        return BlandCallRequest.builder(TO)
                .task("Confirm {{order_ref}}.")
                .firstSentence("Hi.")
                .requestData(Map.of("order_ref", "SO-20417"))
                .tools(List.of("TL-1"))
                .dynamicData(List.of(Map.of("url", "https://x.test")))
                .guardRails(List.of(Map.of("type", "tcpa:opt_out")))
                .model("base")
                .temperature(0.5)
                .voice("June")
                .language("en-US")
                .waitForGreeting(true)
                .pronunciationGuide(List.of(Map.of("word", "Rowan", "pronunciation", "row-an")))
                .interruptionThreshold(500)
                .interruptibility(2)
                .blockInterruptions(false)
                .backgroundTrack("none")
                .noiseCancellation(false)
                .keywords(List.of("Rowan:3"))
                .ignoreButtonPress(true)
                .from("+14155550107")
                .dialFromPool("p")
                .timezone(ZoneId.of("America/New_York"))
                .startTime(OffsetDateTime.parse("2026-03-04T16:00:00.7Z"))
                .transferPhoneNumber("+14155550188")
                .transferList(Map.of("sales", "+14155550189"))
                .maxDuration(Duration.ofMinutes(12))
                .record(true)
                .voicemail(BlandVoicemail.leaveMessage("Call back.").sensitive(true))
                .retry(new BlandRetry(Duration.ofSeconds(90), "hangup", null))
                .ivrMode(false)
                .answeredByEnabled(true)
                .precallDtmfSequence("ww1#")
                .metadata(Map.of("tenant", "north"))
                .externalId("o-1")
                .webhook("https://hooks.example.test/bland")
                .webhookEvents(List.of("call"))
                .summaryPrompt("Short.")
                .dispositions(List.of("OK"))
                .citationSchemaIds(List.of("s"))
                .streamPostTransferTranscript(false)
                .postCallEvals(Map.of("workbench_setup_id", "w"))
                .extra(extra)
                .build();
    }

    private static MockResponse.Builder page(String... ids) {
        List<Map<String, String>> rows =
                Arrays.stream(ids).map(id -> Map.of("call_id", id)).toList();
        return BlandServer.response(200, Json.write(Map.of("calls", rows)));
    }

    static String text(RecordedRequest request) {
        return new String(Objects.requireNonNull(request.getBody()).toByteArray(), StandardCharsets.UTF_8);
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> body(RecordedRequest request) {
        return (Map<String, Object>) Objects.requireNonNull(Json.parse(text(request)));
    }
}
