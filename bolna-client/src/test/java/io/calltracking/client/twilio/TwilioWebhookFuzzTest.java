package io.calltracking.client.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.calltracking.client.WebhookFormatException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Throws mutated callbacks at the parser and at the check of signatures. The number of inputs is {@code -Dfuzz.inputs}, the
 * seed {@code -Dfuzz.seed}.
 */
class TwilioWebhookFuzzTest {
    private static final int INPUTS = Integer.getInteger("fuzz.inputs", 5_000);
    private static final long SEED = Long.getLong("fuzz.seed", new Random().nextLong());
    private static final String URL = "https://user:p@hooks.example.com:8443/twilio/status?t=O%27x%3A&u=a'b#rc=1";
    private static final String[] PIECES = {
        "",
        "&",
        "=",
        "%",
        "%0",
        "%00",
        "%ff",
        "%F0%9F%98%80",
        "+",
        "?",
        "#",
        ":",
        "@",
        "[",
        "]",
        "//",
        "'",
        "&AccountSid=AC2",
        "&CallSid=",
        "&CallStatus=x",
        "&RecordingStatus=absent",
        "&AnsweredBy=fax",
        "&SequenceNumber=99999999999999999999",
        "&SequenceNumber=1e400",
        "&CallDuration=-1",
        "&Timestamp=Fri%2C%2031%20Feb%20999999%2099%3A00%3A00%20%2B9999",
        "&bodySHA256=00",
        "\u0000",
        "é"
    };

    private final Random random = new Random(SEED);
    private final TwilioSignature signature = TwilioSignature.of("12345");
    private final TwilioSignature ofAccount =
            TwilioSignature.ofAccounts(Map.of(TwilioServer.ACCOUNT, List.of("12345")));

    @Test
    void nothingButTheDocumentedExceptionComesOutOfTheParser() {
        announce("callbacks");
        List<byte[]> seeds = seeds();
        int accepted = 0;
        for (int i = 0; i < INPUTS; i++) {
            byte[] body = mutated(seeds.get(random.nextInt(seeds.size())));
            accepted += survives(body) ? 1 : 0;
        }
        assertThat(accepted).isBetween(INPUTS / 100, INPUTS);
    }

    @Test
    void changedCallbackIsNeverValidAndNeverThrows() {
        announce("signed callbacks");
        List<byte[]> seeds = seeds();
        for (int i = 0; i < INPUTS; i++) {
            byte[] body = seeds.get(random.nextInt(seeds.size()));
            String given = TwilioSignature.sign("12345", URL, TwilioForm.parse(body));
            assertThat(signature.isValid(URL, given, "application/x-www-form-urlencoded", body))
                    .isTrue();
            byte[] changed = mutated(body);
            boolean same = canonical(changed).equals(canonical(body));
            try {
                boolean valid = signature.isValid(URL, given, "application/x-www-form-urlencoded", changed);
                assertThat(valid).describedAs("seed %d", SEED).isEqualTo(same);
                ask(given, changed);
            } catch (RuntimeException e) {
                fail("seed " + SEED + ": " + new String(changed, StandardCharsets.UTF_8), e);
            }
        }
    }

    /** What the signature covers, put together here in another way. */
    private static String canonical(byte[] body) {
        StringBuilder text = new StringBuilder();
        TwilioForm.parse(body).parameters().stream()
                .map(parameter -> parameter.getKey() + "\u0001" + parameter.getValue())
                .distinct()
                .sorted((a, b) -> compare(a.split("\u0001", 2), b.split("\u0001", 2)))
                .forEach(parameter -> text.append(parameter.replaceFirst("\u0001", "")));
        return text.toString();
    }

    private static int compare(String[] a, String[] b) {
        int names = a[0].compareTo(b[0]);
        return names != 0 ? names : a[1].compareTo(b[1]);
    }

    private void ask(String given, byte[] changed) {
        String url = new String(mutated(URL.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
        boolean isForeign = ofAccount.isValid(url, given, random.nextBoolean() ? null : "application/json", changed);
        assertThat(isForeign && !TwilioForm.parse(changed).values("AccountSid").contains(TwilioServer.ACCOUNT))
                .isFalse();
        signature.isValid(url, new String(changed, StandardCharsets.UTF_8), null, changed);
        signature.withPublicUrl("https://hooks.example.com").isValid(url, given);
    }

    private static boolean survives(byte[] body) {
        try {
            TwilioWebhook webhook = TwilioWebhook.parse(body);
            ask(webhook);
            assertThat(webhook).isEqualTo(TwilioWebhook.of(webhook.form()));
            return true;
        } catch (WebhookFormatException e) {
            return false;
        } catch (RuntimeException | Error e) {
            return fail("seed " + SEED + ": " + new String(body, StandardCharsets.UTF_8), e);
        }
    }

    private static void ask(TwilioWebhook webhook) {
        assertThat(webhook.accountSid()).isNotBlank();
        assertThat(webhook.toString()).isNotNull().doesNotContain("15005550010", "\n");
        assertThat(webhook.form().toString()).isNotNull();
        if (webhook instanceof TwilioWebhook.CallStatus event) {
            assertThat(Arrays.asList(
                            event.callSid(),
                            event.status().kind(),
                            event.sequenceNumber(),
                            event.timestamp(),
                            event.callDuration(),
                            event.billedMinutes(),
                            event.answeredBy().map(TwilioAnsweredBy::kind),
                            event.sipResponseCode(),
                            event.recordingDuration()))
                    .isNotEmpty();
        } else if (webhook instanceof TwilioWebhook.Recording event) {
            assertThat(Arrays.asList(
                            event.recordingSid(),
                            event.status().kind(),
                            event.duration(),
                            event.channels(),
                            event.startedAt(),
                            event.errorCode()))
                    .isNotEmpty();
        } else if (webhook instanceof TwilioWebhook.Amd event) {
            assertThat(Arrays.asList(event.callSid(), event.answeredBy().kind(), event.detectionDuration()))
                    .isNotEmpty();
        }
    }

    private byte[] mutated(byte[] body) {
        byte[] result = body;
        for (int times = 1 + random.nextInt(4); times > 0; times--) {
            result = mutate(result);
        }
        return result;
    }

    private byte[] mutate(byte[] body) {
        int from = random.nextInt(body.length + 1);
        int to = Math.min(body.length, from + random.nextInt(30));
        return switch (random.nextInt(5)) {
            case 0 -> splice(body, from, Math.min(body.length, from + 1), new byte[] {(byte) random.nextInt(256)});
            case 1 -> splice(body, from, to, new byte[0]);
            case 2 -> splice(body, from, from, Arrays.copyOfRange(body, from, to));
            case 3 -> Arrays.copyOf(body, from);
            default -> splice(body, from, to, PIECES[random.nextInt(PIECES.length)].getBytes(StandardCharsets.UTF_8));
        };
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
        TwilioWebhookTest.bodies().forEach(name -> seeds.add(TwilioServer.FIXTURES.bytes(name)));
        return seeds;
    }

    private static void announce(String what) {
        System.out.printf("%d fuzzed %s, -Dfuzz.seed=%d%n", INPUTS, what, SEED);
    }
}
