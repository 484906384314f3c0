package io.calltracking.client.bland;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.calltracking.client.Outcome;
import io.calltracking.client.ResponseException;
import io.calltracking.client.WebhookFormatException;
import io.calltracking.client.internal.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where the documentation of Bland contradicts itself or its server: one test for each. */
class BlandTrapsTest {
    private static final String TO = "+14155550142";

    private final BlandServer bland = new BlandServer();

    @AfterEach
    void stop() {
        bland.close();
    }

    @Test
    void trap01EachLengthHasItsOwnUnit() {
        BlandCall call = call("""
                {"call_id":"c","completed":true,"call_length":0.75,"corrected_duration":"45","max_duration":12,
                 "pre_transfer_duration":0.5,"post_transfer_duration":"0.25"}""");

        assertThat(call.duration()).isEqualTo(Duration.ofSeconds(45)).isEqualTo(call.correctedDuration());
        assertThat(call.maxDuration()).isEqualTo(Duration.ofMinutes(12));
        assertThat(call.preTransferDuration()).isEqualTo(Duration.ofSeconds(30));
        assertThat(call.postTransferDuration()).isEqualTo(Duration.ofSeconds(15));
        assertThat(BlandRetry.after(Duration.ofMinutes(1)).json()).containsEntry("wait", 60L);
        assertThat(request().maxDuration(Duration.ofHours(1)).build().json().get("max_duration"))
                .hasToString("60");
    }

    @Test
    void trap02CompleteAndCompletedAreTheSame() {
        assertThat(BlandQueueStatus.of("complete").kind()).isEqualTo(BlandQueueStatus.Kind.COMPLETE);
        assertThat(BlandQueueStatus.of("completed").kind()).isEqualTo(BlandQueueStatus.Kind.COMPLETE);
        assertThat(BlandQueueStatus.of("completed").isTerminal()).isTrue();
    }

    @Test
    void trap03CompletedDoesNotMeanThatAPersonAnswered() {
        assertThat(BlandCallTest.read("call-voicemail.json").status().kind()).isEqualTo(BlandStatus.Kind.COMPLETED);
        assertThat(BlandCallTest.read("call-voicemail.json").outcome()).isEqualTo(BlandCallOutcome.VOICEMAIL);
        assertThat(call("{\"call_id\":\"c\",\"completed\":true,\"status\":\"completed\",\"answered_by\":null}")
                        .outcome())
                .isEqualTo(BlandCallOutcome.ANSWERED);
    }

    @Test
    void trap04FailureAfterTheCallIsNoFailureOfTheCall() {
        BlandCall call = BlandCallTest.read("call-complete-error.json");

        assertThat(call.queueStatus().kind()).isEqualTo(BlandQueueStatus.Kind.COMPLETE_ERROR);
        assertThat(call.queueStatus().isCallFailure()).isFalse();
        assertThat(call.isDone()).isTrue();
        assertThat(call.outcome()).isEqualTo(BlandCallOutcome.HUMAN);
    }

    @Test
    void trap05FromAndToOfAQueryAreRowsNotNumbers() {
        bland.answer(200, "calls-page-last.json");

        BlandCall row = bland.client()
                .calls()
                .list(BlandCallQuery.builder().fromNumber("+14155550107").build())
                .calls()
                .get(0);

        RecordedRequest request = bland.request();
        assertThat(Objects.requireNonNull(request.getUrl()).queryParameter("from"))
                .isEqualTo("0");
        assertThat(request.getUrl().queryParameter("from_number")).isEqualTo("+14155550107");
        assertThat(row.from()).isEqualTo("+14155550107");
        assertThat(row.outcome()).isEqualTo(BlandCallOutcome.BUSY);
    }

    @Test
    void trap06RequestDataOfACallIsTheWholeRequestAndMetadataIsWhatComesBack() {
        BlandCall call = BlandCallTest.read("call-completed.json");

        assertThat(call.originalRequest()).containsKeys("phone_number", "task", "wait");
        assertThat(call.metadata()).containsOnlyKeys("tenant", "order_id");
        assertThat(call("{\"call_id\":\"c\",\"external_id\":\"o-1\"}").externalId())
                .isEqualTo("o-1");
    }

    @Test
    void trap07StatusOfAnErrorDoesNotTellWhoseFaultItIs() {
        bland.answer(429, "error-429-blacklisted.json")
                .answer(BlandServer.response(500, "{\"message\":\"Invalid `encrypted_key`\"}"))
                .answer(BlandServer.response(400, "{\"status\":\"error\",\"message\":\"Unable to queue call.\"}"))
                .answer(400, "error-400-dnc.json");

        assertThat(BlandProblem.of(sendAndFail(Outcome.REFUSED))).isEqualTo(BlandProblem.BLACKLISTED);
        assertThat(BlandProblem.of(sendAndFail(Outcome.UNKNOWN))).isEqualTo(BlandProblem.WRONG_ENCRYPTED_KEY);
        assertThat(BlandProblem.of(sendAndFail(Outcome.REFUSED))).isEqualTo(BlandProblem.NOT_QUEUED);
        assertThat(BlandProblem.of(sendAndFail(Outcome.REFUSED))).isEqualTo(BlandProblem.DO_NOT_CALL);
    }

    @Test
    void trap08SendingIsNeverRepeatedAsThereIsNoIdempotency() {
        bland.answer(BlandServer.response(503, "").setHeader("Retry-After", "0"))
                .answer(200, "call-created.json");

        sendAndFail(Outcome.UNKNOWN);

        assertThat(bland.requestCount()).isEqualTo(1);
        assertThat(bland.pauses).isEmpty();
    }

    @Test
    void trap09MessageBesideHangUpCannotBeWrittenAsBlandWouldLeaveIt() {
        assertThat(BlandVoicemail.hangUp().sensitive(true).json()).containsOnlyKeys("action", "sensitive");
        assertThat(BlandVoicemail.leaveMessage("Hi").json()).containsEntry("action", "leave_message");
    }

    @Test
    void trap10SignatureIsOverTheRawBytes() {
        BlandSignature signature = BlandSignature.of("s");
        String spaced = "{ \"price\": 0.10 }";

        String header = signature.sign(bytes(spaced));

        assertThat(signature.verify(bytes(spaced), header)).isTrue();
        assertThat(signature.verify(bytes(Json.write(Json.parse(spaced))), header))
                .isFalse();
    }

    @Test
    void trap11EventsHaveNoTimeAndTheirCategoryIsNotWhatWasSubscribed() {
        BlandWebhook tool = BlandWebhook.parse(BlandServer.FIXTURES.bytes("webhook-event-tool.json"));

        assertThat(tool).isInstanceOfSatisfying(BlandCallEvent.class, event -> {
            assertThat(event.category().kind()).isEqualTo(BlandEventCategory.Kind.CALL);
            assertThat(event.raw()).containsOnlyKeys("message", "call_id", "category", "log_level");
        });
        assertThat(tool).isEqualTo(BlandWebhook.parse(BlandServer.FIXTURES.bytes("webhook-event-tool.json")));
    }

    @Test
    void trap12EndOfACallMayComeTwicePoorAndThenRich() {
        BlandWebhook first = BlandWebhook.parse(BlandServer.FIXTURES.bytes("webhook-completed.json"));
        BlandWebhook second = BlandWebhook.parse(BlandServer.FIXTURES.bytes("webhook-delayed-citations.json"));

        assertThat(first).isInstanceOf(BlandWebhook.PostCall.class);
        assertThat(second).isInstanceOf(BlandWebhook.DelayedCitations.class);
        assertThat(second.callId()).isEqualTo(first.callId());
        assertThat(second.raw()).containsAllEntriesOf(first.raw());
    }

    @Test
    void trap13BooleansAndNumbersMayBeText() {
        BlandCall call = call("{\"call_id\":7,\"completed\":\"true\",\"record\":\"false\",\"price\":\"0.044\","
                + "\"call_length\":\"0.5\",\"corrected_duration\":30}");

        assertThat(call.id()).isEqualTo("7");
        assertThat(call.isDone()).isTrue();
        assertThat(call.isRecorded()).isFalse();
        assertThat(call.priceUsd()).hasToString("0.044");
        assertThat(call.duration()).isEqualTo(call.correctedDuration());
        BlandActiveCall active = new BlandActiveCall(
                Map.of("call_id", "c", "international", "true", "timestamp", "1772637601482", "start_time", ""));
        assertThat(active.international()).isTrue();
        assertThat(active.at()).isEqualTo(Instant.parse("2026-03-04T15:20:01.482Z"));
    }

    @Test
    void trap14TimesComeWithAnyPrecisionAndBothFormsOfUtc() {
        for (String time : List.of("20:01.482913+00:00", "20:01.482+00:00", "20:01.482Z", "20:01.4820+00:00")) {
            assertThat(call("{\"call_id\":\"c\",\"created_at\":\"2026-03-04T15:" + time + "\"}")
                            .createdAt())
                    .isEqualTo(Instant.parse("2026-03-04T15:20:01.482Z"));
        }
        assertThat(call("{\"call_id\":\"c\",\"created_at\":\"2026-03-04T15:20:06+00:00\"}")
                        .createdAt())
                .isEqualTo(Instant.parse("2026-03-04T15:20:06Z"));
    }

    @Test
    void trap15CommentsAndTrailingCommasOfTheDocumentationAreNotJson() {
        assertThatThrownBy(() -> BlandWebhook.parse(bytes("{\"call_id\":\"c\",}")))
                .isInstanceOf(WebhookFormatException.class);
        assertThatThrownBy(() -> BlandWebhook.parse(bytes("{\"call_id\":\"c\" // the call\n}")))
                .isInstanceOf(WebhookFormatException.class);
    }

    @Test
    void trap16WhatIsSetIsSentEvenIfItLooksLikeTheDefault() {
        assertThat(request()
                        .noiseCancellation(false)
                        .record(false)
                        .interruptionThreshold(500)
                        .language("babel-en")
                        .build()
                        .json())
                .containsEntry("noise_cancellation", false)
                .containsEntry("record", false)
                .containsKeys("interruption_threshold", "language")
                .doesNotContainKeys("voice", "temperature");
    }

    @Test
    void trap17StatusOfABatchIsInItsLogOnly() {
        bland.answer(200, "batch-get.json").answer(200, "batch-logs.json");

        assertThat(bland.client().batches().get("b").raw()).doesNotContainKey("status");
        assertThat(bland.client().batches().logs("b", 0, 20))
                .extracting(log -> log.status().kind())
                .containsExactly(BlandBatchStatus.Kind.COMPLETED, BlandBatchStatus.Kind.IN_PROGRESS);
    }

    @Test
    void trap18RecordingIsFetchedWithTheKeyAndAContentTypeOnAGet() {
        bland.answer(BlandServer.response(200, "sound").setHeader("Content-Type", "audio/mpeg"));

        bland.client().recordings().openMp3("c").close();

        RecordedRequest request = bland.request();
        assertThat(request.getMethod()).isEqualTo("GET");
        assertThat(request.getHeaders().get("Content-Type")).isEqualTo("audio/mpeg");
        assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer " + BlandServer.KEY);
    }

    @Test
    void trap19CallsOfAWarmTransferAreMarkedSoThatNobodyCountsTwice() {
        assertThat(call("{\"call_id\":\"c\",\"is_proxy_agent_call\":true}").isProxyAgentCall())
                .isTrue();
        assertThat(BlandCallTest.read("call-transferred.json")
                        .warmTransfer()
                        .orElseThrow()
                        .proxyCallIds())
                .hasSize(1);
    }

    @Test
    void trap20TextsAreNotFinalBeforeAMinuteAfterTheEnd() {
        assertThat(BlandCallTest.read("call-completed.json").settledAt())
                .isEqualTo(Instant.parse("2026-03-04T15:21:25Z"));
        assertThat(BlandCallTest.read("call-in-progress.json").settledAt()).isNull();
    }

    private ResponseException sendAndFail(Outcome outcome) {
        ResponseException e = catchThrowableOfType(
                ResponseException.class, () -> bland.client().calls().send(BlandCallsTest.minimal()));
        assertThat(Objects.requireNonNull(e).outcome()).isEqualTo(outcome);
        return e;
    }

    private static BlandCallRequest.Builder request() {
        return BlandCallRequest.builder(TO).task("Confirm.");
    }

    private static BlandCall call(String json) {
        return ((BlandWebhook.PostCall) BlandWebhook.parse(bytes(json))).call();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
