package io.calltracking.webhook;

/** Takes the webhooks of all providers. Thread-safe. */
public interface WebhookReceiver {

    /**
     * Takes one webhook. Never throws. The answer says 2xx only after the news is durable, so a provider that repeats
     * until it hears 2xx cannot lose any. Other answers: 400 not readable, 401 or 403 not the provider's, 404 no such
     * provider, 413 too large, 500 a defect of ours, 503 the store cannot be reached; the last two ask the provider to
     * repeat.
     *
     * @param provider the provider's name, usually the last part of the webhook's path
     */
    WebhookReply receive(String provider, WebhookRequest request);
}
