package io.calltracking.examples.bench.webhooks;

import io.calltracking.webhook.WebhookRequest;

/**
 * A webhook about one of many calls.
 *
 * @param providerCallId which one
 * @param step the version the call has before it came, counted from 1; of one that comes twice that of the first
 * @param status the provider's word
 * @param request as it arrives, signed
 */
record Webhook(String providerCallId, int step, String status, WebhookRequest request) {

    /** The same for the same news. */
    String dedupeKey() {
        return providerCallId + "/" + step;
    }
}
