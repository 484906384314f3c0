package io.calltracking.client.bolna;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calltracking.client.WebhookFormatException;
import io.calltracking.client.internal.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BolnaWebhookTest {
    static Stream<String> everySequence() {
        return BolnaServer.FIXTURES.names("webhook-").stream().filter(name -> !name.contains("pre-call"));
    }

    @ParameterizedTest
    @MethodSource("everySequence")
    void everyBodyOfASequenceIsNewsOfACall(String fixture) {
        List<?> bodies = (List<?>) Objects.requireNonNull(Json.parse(BolnaServer.FIXTURES.bytes(fixture)));

        assertThat(bodies)
                .isNotEmpty()
                .allSatisfy(body -> assertThat(parse(Json.write(body))).isInstanceOf(BolnaWebhook.Execution.class));
    }

    @Test
    void newsCarriesTheWholeExecution() {
        BolnaWebhook webhook = BolnaWebhook.parse(BolnaServer.FIXTURES.bytes("execution-completed.json"));

        assertThat(webhook)
                .isEqualTo(new BolnaWebhook.Execution(BolnaExecutionTest.read("execution-completed.json")))
                .asString()
                .doesNotContain("1500555");
    }

    @Test
    void preCallWebhookKeepsItsExtraMembersApart() {
        BolnaWebhook webhook = BolnaWebhook.parse(BolnaServer.FIXTURES.bytes("webhook-pre-call-transfer.json"));

        assertThat(webhook).isInstanceOfSatisfying(BolnaWebhook.PreCall.class, call -> {
            assertThat(call.execution().status().kind()).isEqualTo(BolnaStatus.Kind.IN_PROGRESS);
            assertThat(call.extra())
                    .containsOnlyKeys("transfer_reason", "conversation_summary", "transferred_to", "channel");
            assertThat(call.toString()).doesNotContain("1500555", "billing");
        });
    }

    @Test
    void batchNewsHasNoExecutionId() {
        assertThat(parse("{\"batch_id\":\"b1\",\"status\":\"running\",\"x\":\"+15005550123\"}"))
                .isInstanceOfSatisfying(BolnaWebhook.Batch.class, batch -> {
                    assertThat(batch.batchId()).isEqualTo("b1");
                    assertThat(batch.status()).isEqualTo("running");
                    assertThat(batch.toString()).doesNotContain("1500555");
                });
    }

    @Test
    void endOfAWorkflowIsToldApart() {
        assertThat(parse("{\"id\":\"x\",\"workflow_id\":\"w\",\"status\":\"completed\",\"outcome\":\"done\"}"))
                .isInstanceOf(BolnaWebhook.Workflow.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"id\":\"x\"}", "{\"status\":\"completed\"}", "{\"ping\":true}"})
    void objectOfNoKnownKindIsUnknown(String body) {
        assertThat(parse(body)).isInstanceOf(BolnaWebhook.Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "null", "[]", "7", "\"x\"", "{", "{\"id\":}", "{}{}", "{'id':1}", "id=1", "<xml/>"})
    void anythingButAnObjectIsMalformed(String body) {
        assertThatThrownBy(() -> parse(body)).isInstanceOf(WebhookFormatException.class);
    }

    @Test
    void malformedBodyIsNotQuoted() {
        assertThatThrownBy(() -> parse("{\"id\":\"e\",\"to\":+15005550123}"))
                .isInstanceOf(WebhookFormatException.class)
                .hasMessageContaining("Bolna")
                .message()
                .doesNotContain("15005550123");
    }

    @Test
    void nestingThatWouldExhaustTheStackIsMalformed() {
        String deep = "{\"id\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";

        assertThatThrownBy(() -> parse(deep)).isInstanceOf(WebhookFormatException.class);
    }

    @Test
    void numberThatWouldExhaustMemoryIsMalformed() {
        assertThatThrownBy(() -> parse("{\"id\":1e999999999,\"status\":\"completed\"}"))
                .isInstanceOf(WebhookFormatException.class);
    }

    private static BolnaWebhook parse(String body) {
        return BolnaWebhook.parse(body.getBytes(StandardCharsets.UTF_8));
    }
}
