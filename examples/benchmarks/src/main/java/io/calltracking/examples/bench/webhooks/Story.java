package io.calltracking.examples.bench.webhooks;

import io.calltracking.client.twilio.TwilioForm;
import io.calltracking.client.twilio.TwilioSignature;
import io.calltracking.webhook.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What Twilio tells of calls that are answered: four callbacks each, and of every second call the last one twice. Side by
 * side go the calls of a batch, as in life: two webhooks of one call seldom come at the same moment.
 */
final class Story {
    static final String ACCOUNT = "AC0123456789abcdef0123456789abcdef";
    static final String TOKEN = "not-a-token-of-anybody";
    static final String PUBLIC_URL = "https://app.example.com";

    private static final List<String> STATUSES = List.of("initiated", "ringing", "in-progress", "completed");
    private static final String URL = PUBLIC_URL + "/webhooks/twilio";
    private static final int BATCH = 512;

    private Story() {}

    /** An id like Twilio's. */
    static String providerCallId(long number) {
        return "CA" + String.format("%032x", number);
    }

    /** What is told of these calls, in the order of its arrival. */
    static List<Webhook> of(List<String> providerCallIds) {
        List<Webhook> webhooks = new ArrayList<>();
        for (int from = 0; from < providerCallIds.size(); from += BATCH) {
            List<String> batch = providerCallIds.subList(from, Math.min(from + BATCH, providerCallIds.size()));
            for (int step = 1; step <= STATUSES.size(); step++) {
                for (String id : batch) {
                    webhooks.add(webhook(id, step));
                }
            }
            IntStream.range(0, batch.size())
                    .filter(i -> i % 2 == 0)
                    .forEach(i -> webhooks.add(webhook(batch.get(i), STATUSES.size())));
        }
        return webhooks;
    }

    private static Webhook webhook(String id, int step) {
        String status = STATUSES.get(step - 1);
        String form = "CallSid=" + id + "&AccountSid=" + ACCOUNT + "&From=%2B15005550006&To=%2B15005550010"
                + "&Caller=%2B15005550006&Called=%2B15005550010&CallStatus=" + status
                + "&ApiVersion=2010-04-01&Direction=outbound-api"
                + "&Timestamp=Fri%2C%2020%20Nov%202026%2009%3A30%3A0" + step + "%20%2B0000"
                + "&CallbackSource=call-progress-events&SequenceNumber=" + (step - 1)
                + "&CalledCity=SPRINGFIELD&CalledState=IL&CalledZip=&CalledCountry=US"
                + (step == STATUSES.size() ? "&Duration=1&CallDuration=57&SipResponseCode=200" : "");
        String signature = TwilioSignature.sign(TOKEN, URL, TwilioForm.parse(form));
        Map<String, List<String>> headers = Map.of(
                "Content-Type",
                List.of("application/x-www-form-urlencoded"),
                TwilioSignature.HEADER,
                List.of(signature));
        byte[] body = form.getBytes(StandardCharsets.UTF_8);
        return new Webhook(id, step, status, WebhookRequest.of("POST", URL, headers, body, "127.0.0.1"));
    }
}
