package io.calltracking.client.twilio;

import static io.calltracking.client.twilio.TwilioServer.ACCOUNT;
import static io.calltracking.client.twilio.TwilioServer.CALL;
import static io.calltracking.client.twilio.TwilioServer.ROOT;
import static io.calltracking.client.twilio.TwilioServer.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calltracking.client.InvalidFieldException;
import io.calltracking.client.Outcome;
import io.calltracking.client.internal.ScriptedServer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TwilioCallsTest {
    private static final String TO = "+15005550010";
    private static final String FROM = "+15005550006";

    private final TwilioServer twilio = new TwilioServer();

    @AfterEach
    void stop() {
        twilio.close();
    }

    @Test
    void smallestCallIsSentAsDocumented() {
        twilio.answer(201, "call-created.json");

        TwilioCall call = twilio.client().calls().create(minimal().build());

        assertThat(call.sid()).isEqualTo(CALL);
        assertThat(call.status().kind()).isEqualTo(TwilioStatus.Kind.QUEUED);
        RecordedRequest request = twilio.request();
        assertThat(request.getMethod()).isEqualTo("POST");
        assertThat(request.getTarget()).isEqualTo(ROOT + "/Calls.json");
        assertThat(request.getHeaders().get("Authorization"))
                .isEqualTo(TwilioServer.basic(ACCOUNT, TwilioServer.TOKEN));
        assertThat(request.getHeaders().get("Content-Type")).isEqualTo("application/x-www-form-urlencoded");
        assertThat(request.getHeaders().get("Accept")).isEqualTo("application/json");
        assertThat(request.getHeaders().get("User-Agent")).matches("call-tracking-java/\\d.*");
        assertThat(body(request))
                .isEqualTo("To=%2B15005550010&From=%2B15005550006&Url=https%3A%2F%2Fapp.example.com%2Ftwiml%3Fid%3D7");
    }

    @Test
    void fullCallIsSentWithRepeatedParameters() {
        twilio.answer(201, "call-created.json");

        twilio.client().calls().create(full());

        assertThat(body(twilio.request()).split("&"))
                .containsExactly(
                        "To=%2B15005550010",
                        "From=%2B15005550006",
                        "Url=https%3A%2F%2Fapp.example.com%2Ftwiml",
                        "Method=GET",
                        "FallbackUrl=https%3A%2F%2Fapp.example.com%2Ffallback",
                        "StatusCallback=https%3A%2F%2Fapp.example.com%2Fstatus%3Ftenant%3Dacme%23rc%3D2%26rp%3Dall",
                        "StatusCallbackEvent=initiated",
                        "StatusCallbackEvent=ringing",
                        "StatusCallbackEvent=answered",
                        "StatusCallbackEvent=completed",
                        "Timeout=600",
                        "TimeLimit=3600",
                        "CallerId=%2B15005550099",
                        "Byoc=BY00000000000000000000000000000001",
                        "CallReason=Your+order+%26+more",
                        "CallToken=token",
                        "ClientNotificationUrl=https%3A%2F%2Fapp.example.com%2Fpush",
                        "Record=true",
                        "RecordingChannels=dual",
                        "RecordingTrack=inbound",
                        "RecordingStatusCallback=https%3A%2F%2Fapp.example.com%2Frecording",
                        "RecordingStatusCallbackEvent=in-progress",
                        "RecordingStatusCallbackEvent=completed",
                        "Trim=do-not-trim",
                        "MachineDetection=DetectMessageEnd",
                        "MachineDetectionTimeout=45",
                        "MachineDetectionSpeechThreshold=2500",
                        "MachineDetectionSpeechEndThreshold=1300",
                        "MachineDetectionSilenceTimeout=5000",
                        "AsyncAmd=true",
                        "AsyncAmdStatusCallback=https%3A%2F%2Fapp.example.com%2Famd");
    }

    @Test
    void twimlDigitsAndSipTargetAreSentAsGiven() {
        twilio.answer(201, "call-created.json");

        twilio.client()
                .calls()
                .create(TwilioCallRequest.builder("sip:alice@example.com;transport=tls", "client:agent_7")
                        .twiml("<Response><Say language='de'>Grüß Gott + 1</Say></Response>")
                        .sendDigits("ww12#*AW")
                        .sipAuth("alice", "p&ss")
                        .build());

        assertThat(body(twilio.request()))
                .isEqualTo("To=sip%3Aalice%40example.com%3Btransport%3Dtls&From=client%3Aagent_7"
                        + "&Twiml=%3CResponse%3E%3CSay+language%3D%27de%27%3EGr%C3%BC%C3%9F+Gott+%2B+1%3C%2FSay%3E"
                        + "%3C%2FResponse%3E&SendDigits=ww12%23*AW&SipAuthUsername=alice&SipAuthPassword=p%26ss");
    }

    @Test
    void placingReturnsInAFutureToo() throws Exception {
        twilio.answer(201, "call-created.json");

        assertThat(twilio.client()
                        .calls()
                        .createAsync(minimal().build())
                        .get(5, TimeUnit.SECONDS)
                        .sid())
                .isEqualTo(CALL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "5005550010", "+0500555001", "+1500", "+15005550010x", "alice", "sip:", "sip:a b"})
    void targetThatIsNeitherNumberNorSipNorClientIsRefusedAndNotRepeated(String target) {
        assertInvalid(
                "to",
                () -> TwilioCallRequest.builder(target, FROM)
                        .twiml("<Response/>")
                        .build());
        assertInvalid(
                "from",
                () -> TwilioCallRequest.builder(TO, target).twiml("<Response/>").build());
        assertThatThrownBy(() -> TwilioCallRequest.builder(target, FROM).build())
                .message()
                .satisfies(text -> assertThat(target.isBlank() || target.equals("sip:") || !text.contains(target))
                        .isTrue());
    }

    @Test
    void callToANumberNeedsANumberToCallFrom() {
        assertInvalid(
                "from",
                () -> TwilioCallRequest.builder(TO, "client:agent")
                        .twiml("<Response/>")
                        .build());
    }

    static Stream<Arguments> invalidRequests() {
        TwilioMachineDetection.Builder detection = TwilioMachineDetection.builder(TwilioMachineDetection.Mode.ENABLE);
        return Stream.of(
                invalid("url", b -> b.twiml("<Response/>")),
                invalid("url", b -> b.applicationSid("AP00000000000000000000000000000001")),
                invalid("url", b -> b.url("notaurl")),
                invalid("url", b -> b.url("ftp://app.example.com/")),
                invalid("url", b -> b.url("https://app.example.com/a b")),
                invalid("fallbackUrl", b -> b.fallbackUrl(TwilioCallback.post("/relative"))),
                invalid("statusCallback", b -> b.statusCallback("https://under_score.example.com/")),
                invalid("timeout", b -> b.timeout(Duration.ofSeconds(601))),
                invalid("timeout", b -> b.timeout(Duration.ZERO)),
                invalid("timeout", b -> b.timeout(Duration.ofMillis(1500))),
                invalid("timeLimit", b -> b.timeLimit(Duration.ofSeconds(-1))),
                invalid("timeLimit", b -> b.timeLimit(Duration.ofSeconds(Long.MAX_VALUE))),
                invalid("sendDigits", b -> b.sendDigits("12x")),
                invalid("sendDigits", b -> b.sendDigits("1".repeat(33))),
                invalid("sendDigits", b -> b.sendDigits("1").machineDetection(detection.build())),
                invalid("byoc", b -> b.byoc("AC0123456789abcdef0123456789abcdef")),
                invalid("clientNotificationUrl", b -> b.clientNotificationUrl("push")));
    }

    @ParameterizedTest
    @MethodSource("invalidRequests")
    void fieldAtFaultIsNamedBeforeAnythingIsSent(String field, UnaryOperator<TwilioCallRequest.Builder> change) {
        assertInvalid(field, () -> change.apply(minimal()).build());
    }

    @Test
    void exactlyOneSourceOfInstructionsIsNeeded() {
        assertInvalid("url", () -> TwilioCallRequest.builder(TO, FROM).build());
        String app = "AP00000000000000000000000000000001";
        twilio.answer(201, "call-created.json");
        twilio.client()
                .calls()
                .create(TwilioCallRequest.builder(TO, FROM).applicationSid(app).build());
        assertThat(body(twilio.request())).endsWith("&ApplicationSid=" + app);
    }

    @Test
    void callbackThatAnApplicationWouldSilentlyReplaceIsRefused() {
        assertInvalid(
                "statusCallback",
                () -> TwilioCallRequest.builder(TO, FROM)
                        .applicationSid("AP00000000000000000000000000000001")
                        .statusCallback("https://app.example.com/status")
                        .build());
    }

    @Test
    void twimlMayHaveFourThousandCharactersAndNotOneMore() {
        TwilioCallRequest.builder(TO, FROM).twiml("x".repeat(4000)).build();
        assertInvalid(
                "twiml",
                () -> TwilioCallRequest.builder(TO, FROM)
                        .twiml("x".repeat(4001))
                        .build());
    }

    @Test
    void machineDetectionIsChecked() {
        TwilioMachineDetection.Mode mode = TwilioMachineDetection.Mode.ENABLE;
        assertInvalid(
                "machineDetectionTimeout",
                () -> TwilioMachineDetection.builder(mode)
                        .timeout(Duration.ofSeconds(121))
                        .build());
        assertInvalid(
                "speechThreshold",
                () -> TwilioMachineDetection.builder(mode)
                        .speechThreshold(Duration.ofMillis(999))
                        .build());
        assertInvalid(
                "speechEndThreshold",
                () -> TwilioMachineDetection.builder(mode)
                        .speechEndThreshold(Duration.ofMillis(5001))
                        .build());
        assertInvalid(
                "silenceTimeout",
                () -> TwilioMachineDetection.builder(mode)
                        .silenceTimeout(Duration.ofNanos(2_000_000_001L))
                        .build());
        assertInvalid(
                "recordingStatusCallback",
                () -> TwilioRecordingOptions.builder()
                        .statusCallback(TwilioCallback.post("nowhere"))
                        .build());
    }

    @Test
    void requestShowsNeitherNumbersNorSecrets() {
        assertThat(full().toString()).doesNotContain("5005550010", "token").contains("***10");
        assertThat(TwilioCallback.post("https://a.example/x?secret=1").toString())
                .isEqualTo("POST https://a.example/x?***");
    }

    @Test
    void callIsReadByItsSid() {
        twilio.answer(200, "call-completed.json");

        TwilioCall call = twilio.client().calls().get(CALL);

        assertThat(call.isTerminal()).isTrue();
        RecordedRequest request = twilio.request();
        assertThat(request.getMethod()).isEqualTo("GET");
        assertThat(request.getTarget()).isEqualTo(ROOT + "/Calls/" + CALL + ".json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "CA123", "AC0123456789abcdef0123456789abcdef", "CA/../../../x"})
    void sidThatIsNotACallsIsNotSent(String sid) {
        assertInvalid("callSid", () -> twilio.client().calls().get(sid));
        assertInvalid("callSid", () -> twilio.client().calls().update(sid, TwilioCallUpdate.cancel()));
        assertInvalid("callSid", () -> twilio.client().calls().delete(sid));
        assertInvalid("callSid", () -> twilio.client().recordings().list(sid));
        assertThat(twilio.requestCount()).isZero();
    }

    @Test
    void changesAreSentAsDocumented() {
        TwilioCallback url = TwilioCallback.get("https://app.example.com/next");
        assertUpdate(TwilioCallUpdate.cancel(), "Status=canceled");
        assertUpdate(TwilioCallUpdate.complete(), "Status=completed");
        assertUpdate(TwilioCallUpdate.redirect(url), "Url=https%3A%2F%2Fapp.example.com%2Fnext&Method=GET");
        assertUpdate(
                TwilioCallUpdate.twiml("<Response/>")
                        .withFallbackUrl(url)
                        .withStatusCallback(TwilioCallback.post("https://app.example.com/s"))
                        .withTimeLimit(Duration.ofMinutes(2)),
                "Twiml=%3CResponse%2F%3E&FallbackUrl=https%3A%2F%2Fapp.example.com%2Fnext&FallbackMethod=GET"
                        + "&StatusCallback=https%3A%2F%2Fapp.example.com%2Fs&TimeLimit=120");
        assertInvalid("twiml", () -> TwilioCallUpdate.twiml("x".repeat(4001)));
        assertInvalid("url", () -> TwilioCallUpdate.redirect(TwilioCallback.post("x")));
    }

    @Test
    void cancelAnswersWithAStatusThatMayStillBeTheOldOne() {
        twilio.answer(200, "call-created.json");

        assertThat(twilio.client()
                        .calls()
                        .update(CALL, TwilioCallUpdate.cancel())
                        .isTerminal())
                .isFalse();
    }

    @Test
    void changeReturnsInAFutureToo() throws Exception {
        twilio.answer(200, "call-completed.json");

        TwilioCall call = twilio.client()
                .calls()
                .updateAsync(CALL, TwilioCallUpdate.complete())
                .get(5, TimeUnit.SECONDS);

        assertThat(call.isTerminal()).isTrue();
        assertThat(body(twilio.request())).isEqualTo("Status=completed");
    }

    @Test
    void deletingTakesAnAnswerWithoutABody() throws Exception {
        twilio.answer(new MockResponse.Builder().code(204)).answer(new MockResponse.Builder().code(204));

        twilio.client().calls().delete(CALL);
        twilio.client().calls().deleteAsync(CALL).get(5, TimeUnit.SECONDS);

        RecordedRequest request = twilio.request();
        assertThat(request.getMethod()).isEqualTo("DELETE");
        assertThat(request.getTarget()).isEqualTo(ROOT + "/Calls/" + CALL + ".json");
        assertThat(request.getBodySize()).isZero();
    }

    @Test
    void apiKeyAuthenticatesWhileThePathNamesTheAccount() {
        String key = "SK00000000000000000000000000000001";
        try (TwilioServer server = new TwilioServer(builder -> builder.apiKey(key, "s3cret"))) {
            server.answer(200, "call-completed.json");
            server.client().calls().get(CALL);
            RecordedRequest request = server.request();
            assertThat(request.getHeaders().get("Authorization")).isEqualTo(TwilioServer.basic(key, "s3cret"));
            assertThat(request.getTarget()).startsWith(ROOT + "/");
        }
        assertInvalid("keySid", () -> TwilioClient.builder(ACCOUNT).apiKey("bn-1", "s3cret"));
    }

    @Test
    void keyIsAskedForBeforeEachRequest() {
        AtomicInteger asked = new AtomicInteger();
        try (TwilioServer server = new TwilioServer(
                builder -> builder.keySupplier(() -> asked.incrementAndGet() == 1 ? "old" : "SKnew:new"))) {
            server.answer(200, "call-completed.json").answer(200, "call-completed.json");
            server.client().calls().get(CALL);
            server.client().calls().get(CALL);
            assertThat(server.request().getHeaders().get("Authorization"))
                    .isEqualTo(TwilioServer.basic(ACCOUNT, "old"));
            assertThat(server.request().getHeaders().get("Authorization"))
                    .isEqualTo(TwilioServer.basic("SKnew", "new"));
        }
    }

    @Test
    void parentAuthenticatesForItsSubAccount() {
        String sub = "AC11111111111111111111111111111111";
        try (TwilioServer server = new TwilioServer(builder -> builder.subAccountSid(sub))) {
            server.answer(201, "call-created.json");
            server.client().calls().create(minimal().build());
            RecordedRequest request = server.request();
            assertThat(request.getTarget()).isEqualTo("/2010-04-01/Accounts/" + sub + "/Calls.json");
            assertThat(request.getHeaders().get("Authorization"))
                    .isEqualTo(TwilioServer.basic(ACCOUNT, TwilioServer.TOKEN));
        }
    }

    @Test
    void settingAtFaultIsNamed() {
        assertInvalid("accountSid", () -> TwilioClient.create("nobody", "token"));
        assertInvalid("apiKey", () -> TwilioClient.builder(ACCOUNT).build());
        assertInvalid(
                "subAccountSid",
                () -> TwilioClient.builder(ACCOUNT)
                        .authToken("t")
                        .subAccountSid("x")
                        .build());
    }

    @Test
    void createdCallWithoutASidLeavesTheOutcomeUnknown() {
        twilio.answer(ScriptedServer.response(201, "{\"status\":\"queued\"}"));

        assertThatThrownBy(() -> twilio.client().calls().create(minimal().build()))
                .hasMessageContaining("may have been carried out")
                .extracting("outcome")
                .isEqualTo(Outcome.UNKNOWN);
    }

    static TwilioCallRequest.Builder minimal() {
        return TwilioCallRequest.builder(TO, FROM).url("https://app.example.com/twiml?id=7");
    }

    private static TwilioCallRequest full() {
        return TwilioCallRequest.builder(TO, FROM)
                .url(TwilioCallback.get("https://app.example.com/twiml"))
                .fallbackUrl(TwilioCallback.post("https://app.example.com/fallback"))
                .statusCallback(
                        "https://app.example.com/status?tenant=acme#rc=2&rp=all",
                        TwilioCallEvent.COMPLETED,
                        TwilioCallEvent.ANSWERED,
                        TwilioCallEvent.INITIATED,
                        TwilioCallEvent.RINGING)
                .timeout(Duration.ofMinutes(10))
                .timeLimit(Duration.ofHours(1))
                .callerId("+15005550099")
                .byoc("BY00000000000000000000000000000001")
                .callReason("Your order & more")
                .callToken("token")
                .clientNotificationUrl("https://app.example.com/push")
                .record(TwilioRecordingOptions.builder()
                        .channels(TwilioRecordingOptions.Channels.DUAL)
                        .track(TwilioRecordingOptions.Track.INBOUND)
                        .trimSilence(false)
                        .statusCallback(
                                TwilioCallback.post("https://app.example.com/recording"),
                                TwilioRecordingOptions.Event.COMPLETED,
                                TwilioRecordingOptions.Event.IN_PROGRESS)
                        .build())
                .machineDetection(TwilioMachineDetection.builder(TwilioMachineDetection.Mode.DETECT_MESSAGE_END)
                        .timeout(Duration.ofSeconds(45))
                        .speechThreshold(Duration.ofMillis(2500))
                        .speechEndThreshold(Duration.ofMillis(1300))
                        .silenceTimeout(Duration.ofSeconds(5))
                        .async(TwilioCallback.post("https://app.example.com/amd"))
                        .build())
                .build();
    }

    private void assertUpdate(TwilioCallUpdate update, String form) {
        twilio.answer(200, "call-in-progress.json");
        twilio.client().calls().update(CALL, update);
        RecordedRequest request = twilio.request();
        assertThat(request.getMethod()).isEqualTo("POST");
        assertThat(request.getTarget()).isEqualTo(ROOT + "/Calls/" + CALL + ".json");
        assertThat(body(request)).isEqualTo(form);
    }

    private static Arguments invalid(String field, UnaryOperator<TwilioCallRequest.Builder> change) {
        return Arguments.of(field, change);
    }

    static void assertInvalid(String field, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(InvalidFieldException.class, e -> {
            assertThat(e.field()).isEqualTo(field);
            assertThat(e.outcome()).isEqualTo(Outcome.REFUSED);
            assertThat(e).hasMessageContaining("Twilio: ").hasMessageContaining("was not sent");
        });
    }
}
