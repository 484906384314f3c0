package io.calltracking.client.twilio;

import static io.calltracking.client.twilio.TwilioServer.ACCOUNT;
import static io.calltracking.client.twilio.TwilioServer.CALL;
import static io.calltracking.client.twilio.TwilioServer.FIXTURES;
import static io.calltracking.client.twilio.TwilioServer.RECORDING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calltracking.client.WebhookFormatException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TwilioWebhookTest {
    private static final String MINIMAL = "AccountSid=" + ACCOUNT + "&CallSid=" + CALL;

    static Stream<String> bodies() {
        return Stream.of("status-", "recording-", "amd-").flatMap(prefix -> FIXTURES.names(prefix).stream());
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void everyRecordedCallbackIsOfItsKind(String name) {
        TwilioWebhook webhook = TwilioWebhook.parse(FIXTURES.bytes(name));

        Class<?> kind = name.startsWith("status-")
                ? TwilioWebhook.CallStatus.class
                : name.startsWith("amd-") ? TwilioWebhook.Amd.class : TwilioWebhook.Recording.class;
        assertThat(webhook).isInstanceOf(kind).isEqualTo(TwilioWebhook.parse(FIXTURES.text(name)));
        assertThat(webhook.accountSid()).isEqualTo(ACCOUNT);
        assertThat(webhook.callSid()).startsWith("CAf00d");
        assertThat(webhook.toString()).doesNotContain("15005550010", "15005550006", "442079460123", "https:");
        assertThat(webhook.form().toString()).doesNotContain("5005550010");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lifecycle-in-order.txt", "lifecycle-out-of-order-duplicates.txt"})
    void sequenceNumberTellsTheOrderWhateverTheArrival(String name) {
        List<TwilioWebhook.CallStatus> events = FIXTURES.text(name)
                .lines()
                .map(line -> status(line.substring(line.indexOf('\t') + 1)))
                .toList();

        assertThat(events.stream()
                        .map(TwilioWebhook.CallStatus::sequenceNumber)
                        .distinct()
                        .sorted())
                .containsExactly(0L, 1L, 2L, 3L);
        assertThat(events)
                .allSatisfy(event -> assertThat(event.sequenceNumber())
                        .isEqualTo(event.status().rank() - 1L));
    }

    @Test
    void endOfACallIsReadInFull() {
        TwilioWebhook.CallStatus event = status(FIXTURES.text("status-04-completed.txt"));

        assertThat(event.callSid()).isEqualTo(CALL);
        assertThat(event.status().kind()).isEqualTo(TwilioStatus.Kind.COMPLETED);
        assertThat(event.sequenceNumber()).isEqualTo(3);
        assertThat(event.timestamp()).isEqualTo("2026-11-20T09:31:04Z");
        assertThat(event.answeredBy()).map(TwilioAnsweredBy::isHuman).contains(true);
        assertThat(event.to()).isEqualTo("+15005550010");
        assertThat(event.from()).isEqualTo("+15005550006");
        assertThat(event.direction()).isEqualTo("outbound-api");
        assertThat(event.parentCallSid()).isNull();
        assertThat(event.sipResponseCode()).isEqualTo(200);
        assertThat(event.recordingSid()).isEqualTo(RECORDING);
        assertThat(event.recordingUrl()).startsWith("https://").endsWith("/Recordings/" + RECORDING);
        assertThat(event.recordingDuration()).isEqualTo(Duration.ofSeconds(56));
        assertThat(event.callbackSource()).isEqualTo("call-progress-events");
    }

    @Test
    void durationIsInMinutesAndCallDurationInSeconds() {
        TwilioWebhook.CallStatus event = status(FIXTURES.text("status-04-completed.txt"));

        assertThat(event.billedMinutes()).isEqualTo(1);
        assertThat(event.callDuration()).isEqualTo(Duration.ofSeconds(57));
        TwilioWebhook.CallStatus busy = status(FIXTURES.text("status-busy.txt"));
        assertThat(busy.billedMinutes()).isZero();
        assertThat(busy.callDuration()).isZero();
        assertThat(busy.sipResponseCode()).isEqualTo(486);
    }

    @Test
    void defaultSubscriptionTellsTheEndOnlyAndStillCountsFromZero() {
        TwilioWebhook.CallStatus event = status(FIXTURES.text("status-completed-default-only.txt"));

        assertThat(event.sequenceNumber()).isZero();
        assertThat(event.status().isTerminal()).isTrue();
    }

    @Test
    void emptyGeographyIsMissing() {
        TwilioForm form = status(FIXTURES.text("status-02-ringing.txt")).form();

        assertThat(form.text("FromCity")).isNull();
        assertThat(form.values("FromCity")).containsExactly("");
        assertThat(form.text("ToCity")).isEqualTo("SPRINGFIELD");
        assertThat(form.text("StirStatus")).isEqualTo("A");
    }

    @Test
    void unknownFutureStatusIsKeptAndDoesNotEndTheCall() {
        TwilioWebhook.CallStatus event = status(FIXTURES.text("status-unknown-future-status.txt"));

        assertThat(event.status().kind()).isEqualTo(TwilioStatus.Kind.UNKNOWN);
        assertThat(event.status().raw()).isEqualTo("teleported");
        assertThat(event.status().isTerminal()).isFalse();
        assertThat(event.form().text("NewParam")).isEqualTo("x y+z&é");
    }

    @Test
    void recordingIsReadInFull() {
        TwilioWebhook.Recording done = recording("recording-completed.txt");

        assertThat(done.recordingSid()).isEqualTo(RECORDING);
        assertThat(done.callSid()).isEqualTo(CALL);
        assertThat(done.status().isReady()).isTrue();
        assertThat(done.duration()).isEqualTo(Duration.ofSeconds(56));
        assertThat(done.channels()).isEqualTo(1);
        assertThat(done.startedAt()).isEqualTo("2026-11-20T09:30:08Z");
        assertThat(done.source()).isEqualTo("OutboundAPI");
        assertThat(done.errorCode()).isNull();
        assertThat(done.recordingUrl()).endsWith(RECORDING);
    }

    @Test
    void absentRecordingHasAnErrorAndNoLengthThoughMinusOneIsSent() {
        TwilioWebhook.Recording absent = recording("recording-absent.txt");

        assertThat(absent.status().isLost()).isTrue();
        assertThat(absent.errorCode()).isEqualTo(16101);
        assertThat(absent.duration()).isNull();
        assertThat(recording("recording-in-progress.txt").status().kind())
                .isEqualTo(TwilioRecordingStatus.Kind.IN_PROGRESS);
    }

    @Test
    void recordingOfACallThatEndedIsNewsOfTheCall() {
        assertThat(TwilioWebhook.parse(FIXTURES.bytes("status-04-completed.txt")))
                .isInstanceOf(TwilioWebhook.CallStatus.class);
    }

    @Test
    void recordingOfAConferenceHasNoCall() {
        TwilioWebhook webhook = TwilioWebhook.parse(
                "AccountSid=" + ACCOUNT + "&RecordingSid=" + RECORDING + "&RecordingStatus=completed");

        assertThat(webhook).isInstanceOf(TwilioWebhook.Recording.class);
        assertThat(webhook.callSid()).isNull();
    }

    @Test
    void resultOfMachineDetectionTakesMilliseconds() {
        TwilioWebhook.Amd amd = (TwilioWebhook.Amd) TwilioWebhook.parse(FIXTURES.bytes("amd-async.txt"));

        assertThat(amd.callSid()).isEqualTo(CALL);
        assertThat(amd.answeredBy().kind()).isEqualTo(TwilioAnsweredBy.Kind.MACHINE_END_BEEP);
        assertThat(amd.detectionDuration()).isEqualTo(Duration.ofMillis(4120));
        TwilioWebhook.Amd human = (TwilioWebhook.Amd) TwilioWebhook.parse(FIXTURES.bytes("amd-async-human.txt"));
        assertThat(human.answeredBy().isHuman()).isTrue();
    }

    @Test
    void synchronousMachineDetectionRidesOnNewsOfTheCall() {
        assertThat(TwilioWebhook.parse(MINIMAL + "&CallStatus=in-progress&AnsweredBy=machine_start"))
                .isInstanceOfSatisfying(
                        TwilioWebhook.CallStatus.class,
                        event -> assertThat(event.answeredBy())
                                .map(TwilioAnsweredBy::isMachine)
                                .contains(true));
    }

    @Test
    void parametersOfNoKnownKindAreUnknown() {
        assertThat(TwilioWebhook.parse(MINIMAL + "&Digits=1"))
                .isInstanceOf(TwilioWebhook.Unknown.class)
                .hasToString("Unknown[3 parameters]");
        assertThat(TwilioWebhook.parse("AccountSid=" + ACCOUNT)).isInstanceOf(TwilioWebhook.Unknown.class);
    }

    @Test
    void missingSequenceNumberAndTimestampAreNull() {
        TwilioWebhook.CallStatus event = status(MINIMAL + "&CallStatus=ringing&SequenceNumber=&Called=%2B15005550010");

        assertThat(event.sequenceNumber()).isNull();
        assertThat(event.timestamp()).isNull();
        assertThat(event.callDuration()).isNull();
        assertThat(event.billedMinutes()).isNull();
        assertThat(event.answeredBy()).isEmpty();
        assertThat(event.to()).isEqualTo("+15005550010");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "&&&",
                "=",
                "{\"AccountSid\":\"AC0123456789abcdef0123456789abcdef\"}",
                "<html>",
                "CallSid=CAf00d0000000000000000000000000001&CallStatus=completed",
                "AccountSid=&CallSid=CA1&CallStatus=completed",
                "accountsid=AC1&CallSid=CA1&CallStatus=completed",
                "AccountSid=AC1&AccountSid=AC2&CallSid=CA1&CallStatus=completed",
                "AccountSid=AC1&CallSid=CA1&CallSid=CA2&CallStatus=completed"
            })
    void whatIsNoCallbackIsRefusedWithoutRepeatingIt(String body) {
        assertThatThrownBy(() -> TwilioWebhook.parse(body))
                .isInstanceOf(WebhookFormatException.class)
                .hasMessageStartingWith("Twilio: unreadable webhook")
                .hasMessageNotContaining("CA1")
                .hasMessageNotContaining("AC1");
    }

    @Test
    void whatIsPrintedCannotForgeALogOrShowANumber() {
        String odd = "x +15005550010%0A1";
        String body = "AccountSid=" + ACCOUNT + "&CallSid=" + odd;

        assertThat(List.of(
                        TwilioWebhook.parse(body + "&CallStatus=" + odd + "&To=" + odd),
                        TwilioWebhook.parse(body + "&AnsweredBy=" + odd),
                        TwilioWebhook.parse(body + "&RecordingSid=" + odd + "&RecordingStatus=" + odd),
                        TwilioWebhook.parse(body + "&" + odd),
                        TwilioForm.parse("{\"to\":\"" + odd + "\"}")))
                .allSatisfy(printed ->
                        assertThat(printed.toString()).doesNotContain("\n").doesNotContain("5005550010"));
    }

    @Test
    void sameValueTwiceIsNoContradiction() {
        assertThat(status(MINIMAL + "&CallSid=" + CALL + "&CallStatus=ringing").callSid())
                .isEqualTo(CALL);
    }

    @Test
    void formIsDecodedAsBrowsersDo() {
        TwilioForm form = TwilioForm.parse("a=1+2&b=%2B%zz%4&a=&c&=x&&d=%C3%A9é%e2%82%ac&e=f=g");

        assertThat(form.values("a")).containsExactly("1 2", "");
        assertThat(form.text("a")).isEqualTo("1 2");
        assertThat(form.text("b")).isEqualTo("+%zz%4");
        assertThat(form.values("c")).containsExactly("");
        assertThat(form.values("")).containsExactly("x");
        assertThat(form.text("d")).isEqualTo("éé€");
        assertThat(form.text("e")).isEqualTo("f=g");
        assertThat(form.text("missing")).isNull();
        assertThat(form.values("missing")).isEmpty();
    }

    private static TwilioWebhook.CallStatus status(String body) {
        return (TwilioWebhook.CallStatus) TwilioWebhook.parse(body);
    }

    private static TwilioWebhook.Recording recording(String name) {
        return (TwilioWebhook.Recording) TwilioWebhook.parse(FIXTURES.bytes(name));
    }
}
