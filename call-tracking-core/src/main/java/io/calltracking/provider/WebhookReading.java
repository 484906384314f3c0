package io.calltracking.provider;

import io.calltracking.lifecycle.Observation;
import io.calltracking.webhook.WebhookReply;

/** What a webhook says. */
public sealed interface WebhookReading {

    /**
     * News about a call.
     *
     * @param news from {@link io.calltracking.EventSource#WEBHOOK}, with a provider call id and a dedupe key
     */
    record News(Observation news) implements WebhookReading {}

    /**
     * Genuine, but about no call: acknowledged and logged.
     *
     * @param what what it is, for people
     */
    record Ignored(String what) implements WebhookReading {}

    /**
     * Not the provider's, or not readable.
     *
     * @param reply what to answer
     */
    record Rejected(WebhookReply reply) implements WebhookReading {}
}
