package io.calltracking.client.bland;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.calltracking.client.Mutations;
import io.calltracking.client.WebhookFormatException;
import io.calltracking.client.internal.Json;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Throws mutated webhooks at the parser, and at everything that can be asked of what it lets through. */
class BlandWebhookFuzzTest {
    @Test
    void nothingButTheDocumentedExceptionComesOut() {
        System.out.printf("%d fuzzed webhooks, -Dfuzz.seed=%d%n", Mutations.INPUTS, Mutations.SEED);
        Mutations mutations = new Mutations(
                Mutations.SEED,
                bodies(),
                "\"call_id\":",
                "\"category\":\"call\"",
                "\"event_type\":\"multiple\"",
                "\"batch_id\":[]",
                "\"queue_status\":\"_error\"",
                "\"citations\":[1,null]");
        int accepted = 0;
        for (int i = 0; i < Mutations.INPUTS; i++) {
            accepted += survives(mutations.next()) ? 1 : 0;
        }
        assertThat(accepted).isBetween(Mutations.INPUTS / 100, Mutations.INPUTS);
    }

    private static boolean survives(byte[] body) {
        BlandWebhook webhook;
        try {
            webhook = BlandWebhook.parse(body);
        } catch (WebhookFormatException e) {
            return false;
        } catch (RuntimeException | Error e) {
            return fail("seed " + Mutations.SEED + ": " + new String(body, StandardCharsets.UTF_8), e);
        }
        try {
            ask(webhook);
        } catch (RuntimeException | Error e) {
            return fail("seed " + Mutations.SEED + ", asking: " + new String(body, StandardCharsets.UTF_8), e);
        }
        return true;
    }

    private static void ask(BlandWebhook webhook) {
        assertThat(webhook.toString()).isNotNull();
        assertThat(Json.parse(Json.write(webhook.raw()))).isNotNull();
        if (webhook instanceof BlandWebhook.PostCall news) {
            ask(news.call());
        } else if (webhook instanceof BlandWebhook.DelayedCitations news) {
            ask(news.call());
        } else if (webhook instanceof BlandCallEvent event) {
            assertThat(Arrays.asList(event.callId(), event.category().kind(), event.logLevel(), event.message()))
                    .isNotEmpty();
        } else if (webhook instanceof BlandEnrichment news) {
            assertThat(Arrays.asList(news.contents(), news.citations(), news.correctedTranscript(), news.at()))
                    .isNotEmpty();
        } else if (webhook instanceof BlandBatchNews news) {
            assertThat(Arrays.asList(news.batchId(), news.status().kind(), news.callsTotal(), news.at()))
                    .isNotEmpty();
        }
    }

    private static void ask(BlandCall call) {
        assertThat(Arrays.asList(
                        call.id(),
                        call.externalId(),
                        call.batchId(),
                        call.to(),
                        call.from(),
                        call.isInbound(),
                        call.isProxyAgentCall(),
                        call.isRetry(),
                        call.outcome(),
                        call.queueStatus().kind(),
                        call.duration(),
                        call.correctedDuration(),
                        call.maxDuration(),
                        call.priceUsd(),
                        call.createdAt(),
                        call.startedAt(),
                        call.endedAt(),
                        call.cutOffAt(),
                        call.settledAt(),
                        call.transcript(),
                        call.transcriptText(),
                        call.correctedTranscript(),
                        call.recordingUrl(),
                        call.recordingPublicUntil(),
                        call.metadata(),
                        call.variables(),
                        call.analysis(),
                        call.citations(),
                        call.transferredAt(),
                        call.preTransferDuration(),
                        call.postTransferDuration(),
                        call.warmTransfer().map(BlandWarmTransfer::toString)))
                .isNotEmpty();
    }

    private static List<byte[]> bodies() {
        return Stream.of("webhook-", "batch-webhook-", "call-")
                .flatMap(prefix -> BlandServer.FIXTURES.names(prefix).stream())
                .map(name ->
                        Json.write(Json.parse(BlandServer.FIXTURES.bytes(name))).getBytes(StandardCharsets.UTF_8))
                .toList();
    }
}
