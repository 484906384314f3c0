package io.calltracking.testkit.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltracking.CallStatus;
import io.calltracking.Direction;
import io.calltracking.client.bland.BlandClient;
import io.calltracking.client.bolna.BolnaClient;
import io.calltracking.client.twilio.TwilioClient;
import io.calltracking.provider.CallProvider;
import io.calltracking.provider.ListRequest;
import io.calltracking.provider.ListResult;
import io.calltracking.provider.ProviderCall;
import io.calltracking.provider.bland.BlandProvider;
import io.calltracking.provider.bolna.BolnaProvider;
import io.calltracking.provider.twilio.TwilioProvider;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each adapter lists all calls of its account, each once, and says so when it could not. */
class ListingTest {
    private static final Instant FROM = Instant.parse("2026-11-18T00:00:00Z");
    private static final Instant UNTIL = FROM.plus(Duration.ofDays(1));
    private static final String ACCOUNT = "AC0123456789abcdef0123456789abcdef";
    private static final String TWILIO = "GET /2010-04-01/Accounts/" + ACCOUNT + "/Calls.json.*";

    private final FakeServer server = new FakeServer();
    private final BolnaClient bolna = BolnaClient.builder()
            .apiKey("bn-0123456789abcdef")
            .baseUrl(server.url())
            .build();
    private final BlandClient bland = BlandClient.builder()
            .apiKey("org_0123456789abcdef")
            .baseUrl(server.url())
            .build();
    private final TwilioClient twilio = TwilioClient.builder(ACCOUNT)
            .authToken("12345678901234567890123456789012")
            .baseUrl(server.url())
            .build();
    private final List<ProviderCall> calls = new ArrayList<>();

    @AfterEach
    void close() {
        bolna.close();
        bland.close();
        twilio.close();
        server.close();
    }

    @Test
    void bolnaIsAskedForEachAgentAndThoseOfOurCalls() {
        server.on("GET .*agent/all.*", 200, Recorded.text("bolna/agents.json"))
                .on("GET .*/7d0c2a54.*executions.*", 200, Recorded.text("bolna/executions-page-slim.json"))
                .on("GET .*/deleted-agent/executions.*", 200, Recorded.text("bolna/executions-page-slim.json"));

        assertThat(list(BolnaProvider.of(bolna))).isInstanceOf(ListResult.Complete.class);

        assertThat(server.requests).anyMatch(line -> line.contains("deleted-agent"));
        assertThat(calls)
                .extracting(call -> call.news().status())
                .containsExactly(CallStatus.COMPLETED, CallStatus.NO_ANSWER);
        ProviderCall first = calls.get(0);
        assertThat(first.id()).isEqualTo("0b6f3e8a-92d4-4c17-b5aa-6e1f0d2c7a33");
        assertThat(first.to()).isEqualTo("+15005550123");
        assertThat(first.direction()).isEqualTo(Direction.OUTBOUND);
        assertThat(first.createdAt()).isBetween(FROM, UNTIL);
        assertThat(first.news().facts().cost()).isNull();
    }

    @Test
    void bolnaListThatBreaksOffIsTold() {
        server.on("GET .*agent/all.*", 200, Recorded.text("bolna/agents.json"))
                .on("GET .*/7d0c2a54.*executions.*", 200, Recorded.text("bolna/executions-page-slim.json"))
                .on("GET .*/deleted-agent/executions.*", 404, "{}");
        assertThat(list(BolnaProvider.of(bolna))).isInstanceOf(ListResult.Failed.class);
    }

    @Test
    void blandIsAskedForTheRange() {
        server.on("GET /v1/calls\\?.*from=0.*", 200, """
                {"total_count": 3, "count": 3, "calls": [
                 {"call_id": "b-1", "to": "+15005550123", "from": "+15005550199", "created_at": "2026-11-18T09:30:00Z",
                  "queue_status": "complete", "status": "completed", "completed": true, "pathway_id": "p1", "price": 0.12},
                 {"call_id": "b-2", "inbound": true, "to": "5005550123", "created_at": "2026-11-18T09:31:00Z"},
                 {"call_id": "b-3", "is_proxy_agent_call": true, "created_at": "2026-11-18T09:32:00Z"}]}""");

        assertThat(list(BlandProvider.of(bland))).isInstanceOf(ListResult.Complete.class);

        assertThat(server.requests.get(0)).contains("start_date=2026-11-18").contains("end_date=");
        assertThat(calls).extracting(ProviderCall::id).containsExactly("b-1", "b-2");
        assertThat(calls.get(0).news().status()).isEqualTo(CallStatus.COMPLETED);
        assertThat(calls.get(0).agent()).isEqualTo("pathway:p1");
        assertThat(calls.get(1).direction()).isEqualTo(Direction.INBOUND);
        assertThat(calls.get(1).to()).isNull();
    }

    @Test
    void blandListThatFailsIsTold() {
        server.on("GET /v1/calls.*", 401, "{}");
        assertThat(list(BlandProvider.of(bland))).isInstanceOf(ListResult.Failed.class);
        assertThat(calls).isEmpty();
    }

    @Test
    void twilioIsAskedForWhatWaitsStartedOrNeverDidAndLegsAreLeftOut() {
        server.on(TWILIO, 200, Recorded.text("twilio/calls-page-empty.json"))
                .on(TWILIO + "StartTime.*", 200, page("""
                        {"sid": "CAf00d0000000000000000000000000001", "status": "completed", "to": "+15005550123",
                         "direction": "outbound-api", "date_created": "Wed, 18 Nov 2026 09:30:00 +0000",
                         "price": "-0.0130", "price_unit": "USD"},
                        {"sid": "CAf00d0000000000000000000000000002", "status": "completed", "to": "+15005550123",
                         "parent_call_sid": "CAf00d0000000000000000000000000001", "direction": "outbound-dial",
                         "date_created": "Wed, 18 Nov 2026 09:30:00 +0000"},
                        {"sid": "CAf00d0000000000000000000000000003", "status": "completed", "to": "+15005550123",
                         "direction": "outbound-api", "date_created": "Thu, 19 Nov 2026 09:30:00 +0000"}"""))
                .on(TWILIO + "Status=canceled.*", 200, page("""
                        {"sid": "CAf00d0000000000000000000000000004", "status": "canceled", "to": "+15005550124",
                         "direction": "outbound-api", "date_created": "Wed, 18 Nov 2026 09:30:00 +0000"}"""));

        assertThat(list(TwilioProvider.of(twilio))).isInstanceOf(ListResult.Complete.class);

        assertThat(calls)
                .extracting(ProviderCall::id)
                .containsExactly("CAf00d0000000000000000000000000001", "CAf00d0000000000000000000000000004");
        assertThat(calls.get(0).news().facts().cost()).isNotNull();
        assertThat(server.requests.get(0)).contains("Status=queued");
    }

    @Test
    void twilioListThatBreaksOffIsTold() {
        server.on(TWILIO, 200, Recorded.text("twilio/calls-page-empty.json"))
                .on(TWILIO + "Status=failed.*", 400, Recorded.text("twilio/error-20404.json"));
        assertThat(list(TwilioProvider.of(twilio))).isInstanceOf(ListResult.Failed.class);
    }

    private static String page(String rows) {
        return Recorded.text("twilio/calls-page-empty.json").replace("\"calls\": []", "\"calls\": [" + rows + "]");
    }

    private ListResult list(CallProvider provider) {
        return provider.list("user-1", new ListRequest(FROM, UNTIL, Set.of("deleted-agent")), calls::add);
    }
}
