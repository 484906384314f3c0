package io.calltracking.provider;

import io.calltracking.lifecycle.Observation;

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
     * Not readable as anything this provider sends.
     *
     * @param problem what is wrong with it, without repeating what it says
     */
    record Unreadable(String problem) implements WebhookReading {}
}
