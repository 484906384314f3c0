package io.calltracking.client.bland;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calltracking.client.internal.Json;
import io.calltracking.client.internal.JsonFields;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlandCallTest {
    @Test
    void completedCallIsReadInFull() {
        BlandCall call = read("call-completed.json");

        assertThat(call.id()).isEqualTo("7b0e4f52-91c3-4d7a-8a16-2f3f5d9c0a11");
        assertThat(call.externalId()).isNull();
        assertThat(call.batchId()).isNull();
        assertThat(call.to()).isEqualTo("+14155550142");
        assertThat(call.from()).isEqualTo("+14155550107");
        assertThat(call.isInbound()).isFalse();
        assertThat(call.isProxyAgentCall()).isFalse();
        assertThat(call.isRetry()).isFalse();
        assertThat(call.isDone()).isTrue();
        assertThat(call.status().kind()).isEqualTo(BlandStatus.Kind.COMPLETED);
        assertThat(call.queueStatus().kind()).isEqualTo(BlandQueueStatus.Kind.COMPLETE);
        assertThat(call.answeredBy().kind()).isEqualTo(BlandAnsweredBy.Kind.HUMAN);
        assertThat(call.duration()).isEqualTo(Duration.ofSeconds(19));
        assertThat(call.correctedDuration()).isEqualTo(Duration.ofSeconds(19));
        assertThat(call.maxDuration()).isEqualTo(Duration.ofMinutes(12));
        assertThat(call.priceUsd()).isEqualByComparingTo(new BigDecimal("0.044"));
        assertThat(call.createdAt()).isEqualTo(Instant.parse("2026-03-04T15:20:01.482Z"));
        assertThat(call.startedAt()).isEqualTo(Instant.parse("2026-03-04T15:20:06Z"));
        assertThat(call.endedAt()).isEqualTo(Instant.parse("2026-03-04T15:20:25Z"));
        assertThat(call.endedBy()).isEqualTo("ASSISTANT");
        assertThat(call.summary()).startsWith("The recipient");
        assertThat(call.dispositionTag()).isEqualTo("COMPLETED_ACTION");
        assertThat(call.isRecorded()).isTrue();
        assertThat(call.recordingUrl()).startsWith("https://api.bland.ai/v1/recordings/");
        assertThat(call.recordingPublicUntil()).isNull();
        assertThat(call.metadata()).containsEntry("tenant", "north");
        assertThat(call.originalRequest()).containsKey("task");
        assertThat(call.variables()).containsEntry("order_ref", "SO-20417");
        assertThat(call.analysis()).isEmpty();
        assertThat(call.citations()).isEmpty();
        assertThat(call.pathwayId()).isNull();
        assertThat(call.transferredTo()).isNull();
        assertThat(call.warmTransfer()).isEmpty();
        assertThat(call.transcript()).hasSize(4);
        assertThat(call.transcript().get(1).speaker()).isEqualTo("user");
        assertThat(call.transcript().get(1).at()).isEqualTo(Instant.parse("2026-03-04T15:20:13.772Z"));
        assertThat(call.transcriptText()).contains("Goodbye!");
    }

    @Test
    void transferredCallTellsWhereTo() {
        BlandCall call = read("call-transferred.json");

        assertThat(call.duration()).isEqualTo(Duration.ofSeconds(114));
        assertThat(call.transferredTo()).isEqualTo("+14155550188");
        assertThat(call.transferredAt()).isEqualTo(Instant.parse("2026-03-04T15:21:02.301Z"));
        assertThat(call.warmTransfer()).hasValueSatisfying(transfer -> {
            assertThat(transfer.state()).isEqualTo("MERGED");
            assertThat(transfer.proxyCallIds()).containsExactly("0a1b2c3d-4e5f-4607-9809-abcdefabcdef");
            assertThat(transfer.toString()).doesNotContain("415555");
        });
    }

    @Test
    void endOfALiveCallIsWhenItWillBeCut() {
        BlandCall call = read("call-in-progress.json");

        assertThat(call.isDone()).isFalse();
        assertThat(call.endedAt()).isNull();
        assertThat(call.settledAt()).isNull();
        assertThat(call.cutOffAt()).isEqualTo(Instant.parse("2026-03-04T15:32:06Z"));
        assertThat(call.duration()).isNull();
        assertThat(call.correctedDuration()).isNull();
        assertThat(call.priceUsd()).isNull();
        assertThat(read("call-completed.json").cutOffAt()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "call-queued.json,NOT_ENDED",
        "call-in-progress.json,NOT_ENDED",
        "call-completed.json,HUMAN",
        "call-transferred.json,HUMAN",
        "call-complete-error.json,HUMAN",
        "call-voicemail.json,VOICEMAIL",
        "call-no-answer.json,NO_ANSWER",
        "call-busy.json,BUSY",
        "call-canceled.json,CANCELED",
        "call-error.json,FAILED"
    })
    void everyFixtureHasItsOutcome(String fixture, BlandCallOutcome outcome) {
        assertThat(read(fixture).outcome()).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            completed=false queue_status=complete status=completed      | NOT_ENDED
            completed=false queue_status=call_error                     | FAILED
            completed=false queue_status=some_new_error                 | FAILED
            completed=false queue_status=complete_error                 | UNKNOWN
            completed=true  queue_status=started status=completed       | ANSWERED
            completed=true  queue_status=queued                         | UNKNOWN
            queue_status=complete status=completed answered_by=human    | HUMAN
            queue_status=started                                        | NOT_ENDED
            status=no-answer                                            | NO_ANSWER
            status=NO_ANSWER                                            | NO_ANSWER
            status=cancelled                                            | CANCELED
            status=ringing                                              | NOT_ENDED
            completed=true status=unknown                               | UNKNOWN
            completed=true status=brand_new answered_by=human           | HUMAN
            completed=true status=completed answered_by=machine         | VOICEMAIL
            completed=true status=completed answered_by=busy            | BUSY
            completed=true status=completed answered_by=unknown         | ANSWERED
            completed=true status=failed                                | FAILED
            completed=true queue_status=complete answered_by=no-answer  | NO_ANSWER
            queue_status=pre_queue_error                                | FAILED
            queue_status=queue_error                                    | FAILED
            """)
    void outcomeIsDecidedFromAllSigns(String members, BlandCallOutcome outcome) {
        assertThat(call(members.split("\\s+")).outcome()).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            completed | Service Provider Blocked Call due to Spam or Number Reputation. Try a different number. | BLOCKED
            failed    | Call failed. Service Provider Blocked Call due to Spam or Number Reputation.            | BLOCKED
            failed    | The number you dialed is busy. Please try again later.                                  | BUSY
            completed | Account not allowed to call +14155550188                                                | ANSWERED
            ''        | Call failed. The number you dialed is busy. Please try again later.                     | BUSY
            ''        | The number you dialed is not found.                                                     | FAILED
            ''        | The number you dialed is temporarily unavailable.                                       | FAILED
            ''        | Call failed.                                                                            | FAILED
            ''        | unknown                                                                                 | UNKNOWN
            """)
    void errorTextIsMatchedByItsPartsAsItsBeginningVaries(String status, String error, BlandCallOutcome outcome) {
        BlandCall call =
                new BlandCall(Map.of("call_id", "c", "completed", true, "status", status, "error_message", error));

        assertThat(call.outcome()).isEqualTo(outcome);
    }

    @Test
    void objectWithNothingButAnIdIsRead() {
        BlandCall call = call();

        assertThat(call.isDone()).isFalse();
        assertThat(call.status().raw()).isEmpty();
        assertThat(call.transcript()).isEmpty();
        assertThat(call.metadata()).isEmpty();
        assertThat(call.toString()).contains("to=none");
        assertThatThrownBy(() -> new BlandCall(Map.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void unknownMembersAndWordsAreKept() {
        BlandCall call = call("status=brand_new", "is_canary=true");

        assertThat(call.status().raw()).isEqualTo("brand_new");
        assertThat(call.status().kind()).isEqualTo(BlandStatus.Kind.UNKNOWN);
        assertThat(call.raw()).containsEntry("is_canary", "true");
    }

    @Test
    void everyCallFixtureIsReadAndPrintsNothingPersonal() {
        List<String> fixtures = BlandServer.FIXTURES.names("call-").stream()
                .filter(name -> JsonFields.require(Json.parse(BlandServer.FIXTURES.bytes(name)))
                        .has("queue_status"))
                .toList();

        assertThat(fixtures).hasSize(10).allSatisfy(name -> {
            BlandCall call = read(name);
            assertThat(call.toString()).doesNotContain("415555", "Rowan", "recordings");
            assertThat(call.transcript().toString()).doesNotContain("Rowan", "Thursday");
        });
    }

    @Test
    void everyFixtureIsJson() {
        assertThat(BlandServer.FIXTURES.names(""))
                .hasSize(68)
                .allSatisfy(name ->
                        assertThat(Json.parse(BlandServer.FIXTURES.bytes(name))).isNotNull());
    }

    static BlandCall read(String fixture) {
        return new BlandCall(JsonFields.require(Json.parse(BlandServer.FIXTURES.bytes(fixture)))
                .raw());
    }

    private static BlandCall call(String... members) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("call_id", "c");
        for (String member : members) {
            int equals = member.indexOf('=');
            json.put(member.substring(0, equals), member.substring(equals + 1));
        }
        return new BlandCall(json);
    }
}
