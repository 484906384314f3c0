package io.calltracking.store;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * A webhook about a call that is not known yet. It was verified when it came.
 *
 * @param id our name of it
 * @param provider the provider's name
 * @param providerCallId the call it is about
 * @param dedupeKey names the news so that a repetition is recognised
 * @param body the text received, as {@code CallProvider.text} gave it
 * @param receivedAt when, by the store's clock
 */
public record ParkedWebhook(
        UUID id, String provider, String providerCallId, String dedupeKey, String body, Instant receivedAt) {

    /** Refuses null. */
    public ParkedWebhook {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(providerCallId, "providerCallId");
        Objects.requireNonNull(dedupeKey, "dedupeKey");
        Objects.requireNonNull(body, "body");
        Objects.requireNonNull(receivedAt, "receivedAt");
    }

    /** Ids only: the body is personal. */
    @Override
    public String toString() {
        return "ParkedWebhook[" + id + " " + provider + "/" + providerCallId + "]";
    }
}
