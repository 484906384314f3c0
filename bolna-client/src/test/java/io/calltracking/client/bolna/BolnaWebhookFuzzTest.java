package io.calltracking.client.bolna;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.calltracking.client.Mutations;
import io.calltracking.client.WebhookFormatException;
import io.calltracking.client.internal.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Throws mutated webhooks at the parser, and at everything that can be asked of what it lets through. The number of inputs is
 * {@code -Dfuzz.inputs}, the seed {@code -Dfuzz.seed}.
 */
class BolnaWebhookFuzzTest {
    private static final int INPUTS = Mutations.INPUTS;
    private static final long SEED = Mutations.SEED;

    @Test
    void nothingButTheDocumentedExceptionComesOut() {
        System.out.printf("%d fuzzed webhooks, -Dfuzz.seed=%d%n", INPUTS, SEED);
        Mutations mutations = new Mutations(
                SEED, seeds(), "\"id\":", "\"status\":\"completed\"", "\"batch_id\":[]", "\"workflow_id\":1");
        int accepted = 0;
        for (int i = 0; i < INPUTS; i++) {
            accepted += survives(mutations.next()) ? 1 : 0;
        }
        assertThat(accepted).isBetween(INPUTS / 100, INPUTS);
    }

    private static boolean survives(byte[] body) {
        BolnaWebhook webhook;
        try {
            webhook = BolnaWebhook.parse(body);
        } catch (WebhookFormatException e) {
            return false;
        } catch (RuntimeException | Error e) {
            return fail("seed " + SEED + ": " + new String(body, StandardCharsets.UTF_8), e);
        }
        try {
            ask(webhook);
        } catch (RuntimeException | Error e) {
            return fail("seed " + SEED + ", asking: " + new String(body, StandardCharsets.UTF_8), e);
        }
        return true;
    }

    private static void ask(BolnaWebhook webhook) {
        assertThat(webhook.toString()).isNotNull();
        assertThat(Json.parse(Json.write(webhook.raw()))).isNotNull();
        if (webhook instanceof BolnaWebhook.Execution news) {
            ask(news.execution());
        } else if (webhook instanceof BolnaWebhook.PreCall news) {
            ask(news.execution());
        } else if (webhook instanceof BolnaWebhook.Batch news) {
            assertThat(news.batchId()).isNotNull();
        }
    }

    private static void ask(BolnaExecution call) {
        assertThat(Arrays.asList(
                        call.id(),
                        call.runId(),
                        call.agentId(),
                        call.batchId(),
                        call.status().kind(),
                        call.terminationReason(),
                        call.errorMessage(),
                        call.answeredByVoicemail(),
                        call.conversationDuration(),
                        call.totalCost(),
                        call.costBreakdown(),
                        call.transcript(),
                        call.summary(),
                        call.createdAt(),
                        call.updatedAt(),
                        call.scheduledAt(),
                        call.rescheduledAt(),
                        call.initiatedAt(),
                        call.userNumber(),
                        call.agentNumber(),
                        call.provider(),
                        call.to(),
                        call.from(),
                        call.recordingUrl(),
                        call.recipientData(),
                        call.extractedData(),
                        call.retryConfig(),
                        call.retryCount(),
                        call.retryHistory(),
                        call.isFinal(),
                        call.isAnswered(),
                        call.transfer().map(BolnaTransfer::toString),
                        call.transfer().map(BolnaTransfer::cost),
                        call.telephony().hangupCode(),
                        call.telephony().ringDuration(),
                        call.telephony().hostedTelephony(),
                        call.telephony().toString()))
                .isNotEmpty();
    }

    private static List<byte[]> seeds() {
        List<byte[]> seeds = new ArrayList<>();
        for (String prefix : List.of("execution-", "webhook-")) {
            for (String name : BolnaServer.FIXTURES.names(prefix)) {
                Object json = Json.parse(BolnaServer.FIXTURES.bytes(name));
                List<?> bodies = json instanceof List<?> list ? list : Arrays.asList(json);
                bodies.forEach(body -> seeds.add(Json.write(body).getBytes(StandardCharsets.UTF_8)));
            }
        }
        seeds.add("{\"batch_id\":\"b\",\"status\":\"running\"}".getBytes(StandardCharsets.UTF_8));
        seeds.add("{\"workflow_id\":\"w\",\"status\":\"completed\"}".getBytes(StandardCharsets.UTF_8));
        return seeds;
    }
}
