package io.calltracking.client.bolna;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.calltracking.client.WebhookFormatException;
import io.calltracking.client.internal.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Throws mutated webhooks at the parser, and at everything that can be asked of what it lets through. The number of inputs is
 * {@code -Dfuzz.inputs}, the seed {@code -Dfuzz.seed}.
 */
class BolnaWebhookFuzzTest {
    private static final int INPUTS = Integer.getInteger("fuzz.inputs", 5_000);
    private static final long SEED = Long.getLong("fuzz.seed", new Random().nextLong());
    private static final String[] PIECES = {
        "null",
        "true",
        "-1",
        "1e400",
        "1e-400",
        "1e999999999",
        "0.0000001",
        "\"\"",
        "\"\\ud800\"",
        "{}",
        "[]",
        "[[[[",
        "\"{\"",
        "\"{\\\"a\\\":[1]}\"",
        "99999999999999999999999",
        "\"2026-02-30T25:61:61\"",
        "\"9999-12-31T23:59:59.999999999-18:00\"",
        "\"id\":",
        ",",
        ":",
        "\"",
        "\\",
        "{",
        "}",
        "\"status\":\"completed\"",
        "\"batch_id\":[]",
        "\"workflow_id\":1",
        "\u0000"
    };

    private final Random random = new Random(SEED);

    @Test
    void nothingButTheDocumentedExceptionComesOut() {
        System.out.printf("%d fuzzed webhooks, -Dfuzz.seed=%d%n", INPUTS, SEED);
        List<byte[]> seeds = seeds();
        int accepted = 0;
        for (int i = 0; i < INPUTS; i++) {
            byte[] body = seeds.get(random.nextInt(seeds.size()));
            for (int times = 1 + random.nextInt(4); times > 0; times--) {
                body = mutate(body, seeds);
            }
            accepted += survives(body) ? 1 : 0;
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

    private byte[] mutate(byte[] body, List<byte[]> seeds) {
        if (body.length == 0) {
            return new byte[] {(byte) random.nextInt(256)};
        }
        int from = random.nextInt(body.length);
        int to = Math.min(body.length, from + random.nextInt(40));
        return switch (random.nextInt(7)) {
            case 0 -> flip(body, from);
            case 1 -> splice(body, from, to, new byte[0]);
            case 2 -> splice(body, from, from, Arrays.copyOfRange(body, from, to));
            case 3 -> Arrays.copyOf(body, from);
            case 4 -> splice(body, from, to, piece());
            case 5 -> replaceValue(body, from);
            default -> splice(body, from, body.length, tail(seeds.get(random.nextInt(seeds.size()))));
        };
    }

    private byte[] flip(byte[] body, int at) {
        byte[] copy = body.clone();
        copy[at] ^= (byte) (1 << random.nextInt(8));
        return copy;
    }

    /** Puts another value behind some name, which keeps the text JSON more often than not. */
    private byte[] replaceValue(byte[] body, int from) {
        String text = new String(body, StandardCharsets.ISO_8859_1);
        int colon = text.indexOf("\":", from);
        int comma = colon < 0 ? -1 : text.indexOf(",\"", colon);
        return comma < 0 ? body : splice(body, colon + 2, comma, piece());
    }

    private byte[] tail(byte[] other) {
        return Arrays.copyOfRange(other, random.nextInt(other.length), other.length);
    }

    private byte[] piece() {
        return PIECES[random.nextInt(PIECES.length)].getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] splice(byte[] body, int from, int to, byte[] insert) {
        byte[] result = new byte[body.length - (to - from) + insert.length];
        System.arraycopy(body, 0, result, 0, from);
        System.arraycopy(insert, 0, result, from, insert.length);
        System.arraycopy(body, to, result, from + insert.length, body.length - to);
        return result;
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
