package io.calltracking.internal;

import io.calltracking.CallChange;
import io.calltracking.CheckSchedule;
import io.calltracking.provider.CallProvider;
import io.calltracking.store.Store;
import io.calltracking.webhook.WebhookReceiver;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** The parts of a tracker, put together. */
public final class Engine {
    private final Listeners listeners;
    private final Placing placing;
    private final Asking asking;
    private final Poller poller;
    private final WebhookReceiver receiver;

    /** Puts the parts together. */
    public Engine(Parts parts) {
        Providers providers = new Providers(parts.providers());
        Store store = parts.store();
        Threads threads = parts.threads();
        listeners = new Listeners(threads.listeners());
        CallRecorder recorder = new CallRecorder(store, parts.schedule(), listeners);
        Parking parking = new Parking(store, providers, recorder, parts.keepParked());
        placing = new Placing(store, providers, recorder, parking, parts.schedule());
        Settling settling = new Settling(store, parts.schedule());
        Looking looking = new Looking(store, providers, recorder, placing, settling, parking, parts.schedule());
        poller = new Poller(store, looking, parking, threads.scheduler(), threads.workers(), parts.poller());
        receiver = new Receiver(providers, recorder, parking, parts.maxWebhookBytes());
        asking = new Asking(store, providers, looking, threads.scheduler(), threads.workers());
    }

    /**
     * What a tracker is made of.
     *
     * @param store keeps the calls
     * @param providers at least one
     * @param schedule when calls are looked at
     * @param poller how the poller works
     * @param keepParked how long webhooks about unknown calls are kept
     * @param maxWebhookBytes largest body taken
     * @param threads what it all runs on
     */
    public record Parts(
            Store store,
            List<CallProvider> providers,
            CheckSchedule schedule,
            PollerSettings poller,
            Duration keepParked,
            int maxWebhookBytes,
            Threads threads) {}

    /** Places calls. */
    public Placing placing() {
        return placing;
    }

    /** Looks at calls when asked to. */
    public Asking asking() {
        return asking;
    }

    /** Looks at calls when they are due. */
    public Poller poller() {
        return poller;
    }

    /** Takes webhooks. */
    public WebhookReceiver receiver() {
        return receiver;
    }

    /** Adds a listener for changes of status; run the result to remove it. */
    public Runnable onChange(Consumer<CallChange> listener) {
        return listeners.addForStatus(listener);
    }

    /** Adds a listener for every entry in the event logs; run the result to remove it. */
    public Runnable onEvent(Consumer<CallChange> listener) {
        return listeners.add(listener);
    }
}
