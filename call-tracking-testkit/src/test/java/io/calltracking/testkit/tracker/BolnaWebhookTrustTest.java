package io.calltracking.testkit.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calltracking.Call;
import io.calltracking.CallRequest;
import io.calltracking.CallStatus;
import io.calltracking.CallTracker;
import io.calltracking.CallTrackingException;
import io.calltracking.client.bolna.BolnaClient;
import io.calltracking.provider.bolna.BolnaProvider;
import io.calltracking.testkit.InMemoryStore;
import io.calltracking.webhook.WebhookReply;
import io.calltracking.webhook.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The three ways in which Bolna's webhooks are told from forged ones. */
class BolnaWebhookTrustTest {
    private static final String EXECUTION = "0b6f3e8a-92d4-4c17-b5aa-6e1f0d2c7a33";
    private static final String BOLNA = "13.203.39.153";

    private final FakeServer server = new FakeServer();
    private final BolnaClient client =
            BolnaClient.builder().apiKey("bn-test").baseUrl(server.url()).build();

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 13.203.39.153          |                                     | true",
                "0 | ::ffff:13.203.39.153   |                                     | true",
                "0 | [::ffff:0dcb:2799]:443 |                                     | true",
                "0 | 13.203.39.153:51234    |                                     | true",
                "0 | 10.0.0.1               |                                     | false",
                "0 | 10.0.0.1               | 13.203.39.153                       | false",
                "0 |                        |                                     | false",
                "0 | bolna.ai               |                                     | false",
                "1 | 10.0.0.1               | 13.203.39.153                       | true",
                "1 | 10.0.0.1               | 6.6.6.6, 13.203.39.153              | true",
                "1 | 10.0.0.1               | garbage, , 13.203.39.153            | true",
                "1 | 10.0.0.1               | 13.203.39.153, 6.6.6.6              | false",
                "1 | 13.203.39.153          | 6.6.6.6                             | false",
                "1 | 13.203.39.153          |                                     | false",
                "1 |                        | 13.203.39.153                       | false",
                "1 | 10.0.0.1               | 13.203.39.153,                      | false",
                "1 | 10.0.0.1               | 13.203.39.153.evil.example          | false",
                "1 | 10.0.0.1               | 013.203.39.153                      | false",
                "1 | 10.0.0.1               | 13.203.39.1530                      | false",
                "2 | 10.0.0.1               | 6.6.6.6, 13.126.9.249, 10.0.0.2     | true",
                "2 | 10.0.0.1               | 13.126.9.249, 6.6.6.6, 10.0.0.2     | false",
                "2 | 10.0.0.1               | 13.126.9.249                        | false"
            })
    void addressIsTheClientsBehindSoManyProxies(int proxies, String peer, String forwarded, boolean taken) {
        BolnaProvider provider =
                BolnaProvider.builder(client).webhookSourceAddresses(proxies).build();
        Map<String, List<String>> headers =
                forwarded == null ? Map.of() : Map.of("x-forwarded-for", List.of(forwarded));

        assertThat(provider.refuse(request(peer, headers)).map(WebhookReply::status))
                .isEqualTo(taken ? Optional.empty() : Optional.of(403));
    }

    @Test
    void linesOfTheHeaderCountAsOneInTheirOrder() {
        BolnaProvider provider =
                BolnaProvider.builder(client).webhookSourceAddresses(1).build();

        assertThat(provider.refuse(request("10.0.0.1", Map.of("X-Forwarded-For", List.of(BOLNA, "6.6.6.6")))))
                .isPresent();
        assertThat(provider.refuse(request("10.0.0.1", Map.of("X-Forwarded-For", List.of("6.6.6.6", BOLNA)))))
                .isEmpty();
    }

    @Test
    void addressesMayBeOnesOwnAndOfTheNewKind() {
        BolnaProvider provider = BolnaProvider.builder(client)
                .webhookSourceAddresses(Set.of("2001:db8::1"), 0)
                .build();

        assertThat(provider.refuse(request("2001:0db8:0:0:0:0:0:1", Map.of()))).isEmpty();
        assertThat(provider.refuse(request(BOLNA, Map.of()))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bolna.ai", "13.203.39", "", "13.203.39.0/24", "::zz", "1::2::3"})
    void whatIsNoAddressCannotBeSet(String text) {
        assertThatThrownBy(() -> BolnaProvider.builder(client).webhookSourceAddresses(Set.of(text), 0))
                .isInstanceOf(CallTrackingException.class)
                .hasMessageContaining("webhookSourceAddresses");
    }

    @Test
    void secretAndAddressAreBothAskedFor() {
        BolnaProvider provider = BolnaProvider.builder(client)
                .webhookSecret("s3cret")
                .webhookSourceAddresses(0)
                .build();
        Map<String, List<String>> secret = Map.of("X-Webhook-Secret", List.of("s3cret"));

        assertThat(provider.refuse(request(BOLNA, secret))).isEmpty();
        assertThat(provider.refuse(request("6.6.6.6", secret)).orElseThrow().status())
                .isEqualTo(403);
        assertThat(provider.refuse(request(BOLNA, Map.of())).orElseThrow().status())
                .isEqualTo(401);
    }

    @Test
    void endIsReadBackFromBolnaBeforeItIsOnRecord() {
        BolnaProvider provider =
                BolnaProvider.builder(client).confirmWebhooksByReadingBack().build();
        List<String> told = Recorded.elements("bolna/webhook-sequence-completed.json");
        InMemoryStore store = InMemoryStore.create();
        FakeProvider accepting = new FakeProvider() {
            @Override
            public String name() {
                return "bolna";
            }
        };
        accepting.onPlace = call -> FakeProvider.accepted(EXECUTION);
        try (CallTracker placing =
                        CallTracker.builder().store(store).provider(accepting).build();
                CallTracker listening =
                        CallTracker.builder().store(store).provider(provider).build()) {
            Call call = placing.place(
                    CallRequest.to("+15005550123").agent("agent-1").build());
            String forged = told.get(told.size() - 1).replace("\"completed\"", "\"failed\"");
            server.on("GET /executions/" + EXECUTION, 200, Recorded.text("bolna/execution-in-progress.json"));

            assertThat(listening
                            .webhooks()
                            .receive("bolna", Tracking.post(forged))
                            .status())
                    .isEqualTo(200);
            assertThat(listening.get(call.id()).status()).isEqualTo(CallStatus.IN_PROGRESS);

            server.on("GET /executions/" + EXECUTION, 200, Recorded.text("bolna/execution-completed.json"));
            listening.webhooks().receive("bolna", Tracking.post(told.get(told.size() - 1)));
            assertThat(listening.get(call.id()).status()).isEqualTo(CallStatus.COMPLETED);
            assertThat(listening.get(call.id()).facts().transcript()).isNotBlank();
        }
    }

    private static WebhookRequest request(String peer, Map<String, List<String>> headers) {
        return WebhookRequest.of("POST", "/", headers, "{}".getBytes(StandardCharsets.UTF_8), peer);
    }
}
