package io.calltracking.testkit.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltracking.CallTracker;
import io.calltracking.client.bland.BlandClient;
import io.calltracking.client.bolna.BolnaClient;
import io.calltracking.client.twilio.TwilioClient;
import io.calltracking.provider.CallProvider;
import io.calltracking.provider.bland.BlandProvider;
import io.calltracking.provider.bolna.BolnaProvider;
import io.calltracking.provider.twilio.TwilioProvider;
import io.calltracking.testkit.InMemoryStore;
import io.calltracking.webhook.WebhookActivity;
import io.calltracking.webhook.WebhookActivity.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every kind of webhook that a provider's contract names is news of its call, or is ignored politely. */
class WebhookKindsTest {
    private static final String DEAD = "http://127.0.0.1:9";
    private static final String ACCOUNT = "AC0123456789abcdef0123456789abcdef";
    private static final BolnaClient BOLNA =
            BolnaClient.builder().apiKey("bn-test").baseUrl(DEAD).build();
    private static final BlandClient BLAND =
            BlandClient.builder().apiKey("org_test").baseUrl(DEAD).build();
    private static final TwilioClient TWILIO = TwilioClient.builder(ACCOUNT)
            .authToken("12345678901234567890123456789012")
            .baseUrl(DEAD)
            .build();

    @AfterAll
    static void close() {
        BOLNA.close();
        BLAND.close();
        TWILIO.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "call                       | {'id':'e-1','status':'ringing','telephony_data':{}}                  | PARKED",
                "call with its recording    | {'id':'e-1','status':'completed','recording_url':'https://x.example'} | PARKED",
                "call a machine answered    | {'id':'e-1','status':'completed','answered_by_voice_mail':true}      | PARKED",
                "call of a status to come   | {'id':'e-1','status':'levitating','transcript':''}                   | PARKED",
                "before a tool runs         | {'id':'e-1','status':'in-progress','my_own_key':7}                   | PARKED",
                "batch processed            | {'batch_id':'0123456789abcdef0123456789abcdef','status':'processed'} | IGNORED",
                "batch completed            | {'batch_id':'0123456789abcdef0123456789abcdef','state':'completed'}  | IGNORED",
                "workflow ended             | {'workflow_execution_id':'w-1','id':'x','status':'completed'}        | IGNORED",
                "kind to come               | {'kind':'weather','id':'e-1'}                                        | IGNORED"
            })
    void bolna(String kind, String body, Outcome expected) {
        assertThat(outcome(BolnaProvider.of(BOLNA), body.replace('\'', '"'))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "end of the call            | {'call_id':'c-1','completed':true,'status':'completed'}                | PARKED",
                "end with its recording     | {'call_id':'c-1','completed':true,'recording_url':'https://x.example'} | PARKED",
                "end with late citations    | {'call_id':'c-1','completed':true,'citations':[]}                      | PARKED",
                "event queue                | {'call_id':'c-1','category':'queue','message':'Call enqueued'}         | PARKED",
                "event call                 | {'call_id':'c-1','category':'call','message':'Call connected'}         | PARKED",
                "event tool                 | {'call_id':'c-1','category':'tool','message':'m'}                      | PARKED",
                "event webhook              | {'call_id':'c-1','category':'webhook','message':'m'}                   | PARKED",
                "event dynamic data         | {'call_id':'c-1','category':'dynamic_data','message':'m'}              | PARKED",
                "event to come              | {'call_id':'c-1','category':'weather','message':'m'}                   | PARKED",
                "event latency              | {'call_id':'c-1','category':'latency','message':'TTS: 218ms'}          | IGNORED",
                "citations                  | {'call_id':'c-1','event_type':'citations','citations':[]}              | PARKED",
                "corrected transcript       | {'call_id':'c-1','event_type':'corrected_transcript'}                  | PARKED",
                "bundle after the call      | {'call_id':'c-1','event_type':'multiple','contents':['citations']}     | PARKED",
                "evals                      | {'call_id':'c-1','event_type':'evals'}                                 | PARKED",
                "second leg of a transfer   | {'call_id':'c-1','completed':true,'is_proxy_agent_call':true}          | IGNORED",
                "batch                      | {'batch_id':'b-1','status':'completed_partial'}                        | IGNORED",
                "SMS                        | {'conversation_id':'s-1','message':'hi'}                               | IGNORED",
                "end of an SMS conversation | {'conversation_id':'s-1','type':'status','status':'ended'}             | IGNORED",
                "kind to come               | {'weather':'fine'}                                                     | IGNORED"
            })
    void bland(String kind, String body, Outcome expected) {
        assertThat(outcome(BlandProvider.of(BLAND), body.replace('\'', '"'))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "initiated                | CallSid=CA1&CallStatus=initiated                                 | PARKED",
                "ringing                  | CallSid=CA1&CallStatus=ringing                                   | PARKED",
                "answered                 | CallSid=CA1&CallStatus=in-progress                               | PARKED",
                "completed                | CallSid=CA1&CallStatus=completed                                 | PARKED",
                "status to come           | CallSid=CA1&CallStatus=levitating                                | PARKED",
                "leg of a call            | CallSid=CA1&CallStatus=ringing&ParentCallSid=CA2                 | IGNORED",
                "recording in progress    | CallSid=CA1&RecordingSid=RE1&RecordingStatus=in-progress         | PARKED",
                "recording completed      | CallSid=CA1&RecordingSid=RE1&RecordingStatus=completed           | PARKED",
                "recording absent         | CallSid=CA1&RecordingSid=RE1&RecordingStatus=absent              | PARKED",
                "recording failed         | CallSid=CA1&RecordingSid=RE1&RecordingStatus=failed              | PARKED",
                "recording of no call     | RecordingSid=RE1&RecordingStatus=completed&ConferenceSid=CF1     | IGNORED",
                "machine detection        | CallSid=CA1&AnsweredBy=machine_start&MachineDetectionDuration=99 | PARKED",
                "machine detection to come| CallSid=CA1&AnsweredBy=parrot                                    | PARKED",
                "kind to come             | CallSid=CA1&Weather=fine                                         | IGNORED"
            })
    void twilio(String kind, String parameters, Outcome expected) {
        assertThat(outcome(TwilioProvider.of(TWILIO), parameters + "&AccountSid=" + ACCOUNT))
                .isEqualTo(expected);
    }

    /** What becomes of a webhook where no call is known: news of a call is kept. */
    private static Outcome outcome(CallProvider provider, String body) {
        List<WebhookActivity> seen = new ArrayList<>();
        try (CallTracker tracker = CallTracker.builder()
                .store(InMemoryStore.create())
                .provider(provider)
                .build()) {
            tracker.onWebhook(seen::add);
            assertThat(tracker.webhooks()
                            .receive(provider.name(), Tracking.post(body))
                            .status())
                    .isEqualTo(200);
        }
        assertThat(seen).hasSize(1);
        return ((WebhookActivity.Received) seen.get(0)).outcome();
    }
}
