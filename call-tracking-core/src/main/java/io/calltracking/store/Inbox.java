package io.calltracking.store;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Webhooks about calls that are not known yet, kept until the call appears. */
public interface Inbox {

    /**
     * Keeps a webhook.
     *
     * @return false when one of the same provider, provider call id and dedupe key is kept already
     */
    boolean park(ParkedWebhook webhook);

    /** Those kept about one provider call, oldest first. */
    List<ParkedWebhook> parked(String provider, String providerCallId);

    /** Those kept about calls that are known by now, oldest first: their applying was cut short. */
    List<ParkedWebhook> parkedForKnownCalls(int max);

    /** Forgets one, because it was applied. Harmless when it is gone already. */
    void unpark(UUID id);

    /**
     * Forgets those received before a time.
     *
     * @return how many
     */
    int dropParkedBefore(Instant time);
}
