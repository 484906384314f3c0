package io.calltracking.internal;

import io.calltracking.CallId;
import io.calltracking.CallTrackingException;
import io.calltracking.ErrorCode;
import io.calltracking.lifecycle.Observation;
import io.calltracking.provider.CallProvider;
import io.calltracking.provider.WebhookReading;
import io.calltracking.store.ParkedWebhook;
import io.calltracking.store.Store;
import io.calltracking.webhook.WebhookActivity;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * News of calls we do not know yet: kept, and put on record when the call appears. A webhook and the answer to the
 * request it is about may arrive at the same moment on two instances; each first writes its own part and then looks for
 * the other's, so at least one of them sees both. Thread-safe.
 */
final class Parking {
    private static final Logger log = LoggerFactory.getLogger(Parking.class);
    private static final int BATCH = 100;
    /** So many more are read at most, to bound what is held in memory. */
    private static final int MOST_STUCK = 2_000;

    private final Store store;
    private final Providers providers;
    private final Intake intake;
    private final WebhookWatch watch;
    private final Duration keep;
    /** Those that the last sweep left where they were, and those that failed since. */
    private final Set<UUID> stuck = ConcurrentHashMap.newKeySet();

    Parking(Store store, Providers providers, Intake intake, WebhookWatch watch, Duration keep) {
        this.store = store;
        this.providers = providers;
        this.intake = intake;
        this.watch = watch;
        this.keep = keep;
    }

    /** Keeps a webhook; if its call appeared meanwhile, it is put on record at once. */
    void park(String provider, Observation news, String body) {
        Instant now = store.clock().instant();
        String providerCallId = String.valueOf(news.providerCallId());
        store.park(new ParkedWebhook(
                CallId.create(now).value(), provider, providerCallId, String.valueOf(news.dedupeKey()), body, now));
        if (intake.callOf(provider, news).isPresent()) {
            release(provider, providerCallId);
        }
    }

    /** Puts on record what was kept about a call that is known now. */
    void release(String provider, String providerCallId) {
        store.parked(provider, providerCallId).forEach(this::applied);
    }

    /** Puts on record what was kept and whose call is known, because whoever should have done it died. */
    void sweep() {
        // The store gives the oldest first. What cannot be applied here stays at the front until it is dropped or
        // another
        // instance applies it, so the next sweep asks for as many more: those behind must not wait for it.
        List<ParkedWebhook> left = store.parkedForKnownCalls(BATCH + Math.min(stuck.size(), MOST_STUCK));
        Set<UUID> kept = new HashSet<>();
        for (ParkedWebhook parked : left) {
            if (!applied(parked)) {
                kept.add(parked.id());
            }
        }
        stuck.addAll(kept);
        stuck.retainAll(kept);
        int dropped = store.dropParkedBefore(store.clock().instant().minus(keep));
        if (dropped > 0) {
            watch.tell(new WebhookActivity.Dropped(dropped));
            log.atWarn()
                    .addKeyValue("count", dropped)
                    .log("dropped webhooks about calls that nobody here placed; kept for {}", keep);
        }
    }

    /** Whether it is done with. One that fails does not stop others; only a failing store does. */
    private boolean applied(ParkedWebhook parked) {
        try {
            return apply(parked);
        } catch (RuntimeException e) {
            if (e instanceof CallTrackingException known && known.code() == ErrorCode.STORE_ERROR) {
                throw e;
            }
            // Added by whoever logs it first, so that each is logged once; no cause, as messages may quote the payload.
            if (stuck.add(parked.id())) {
                log.atWarn()
                        .addKeyValue("provider", parked.provider())
                        .addKeyValue("providerCallId", parked.providerCallId())
                        .addKeyValue("webhookId", parked.id())
                        .log(
                                "a kept webhook cannot be applied, it stays and is tried again: {}",
                                e.getClass().getName());
            }
            return false;
        }
    }

    private boolean apply(ParkedWebhook parked) {
        Optional<CallProvider> provider = providers.find(parked.provider());
        if (provider.isEmpty()) {
            return false;
        }
        if (provider.get().read(parked.body()) instanceof WebhookReading.News reading) {
            if (intake.take(provider.get(), reading.news()).isEmpty()) {
                return false;
            }
        }
        store.unpark(parked.id());
        Duration kept = Duration.between(parked.receivedAt(), store.clock().instant());
        watch.tell(new WebhookActivity.AppliedLater(parked.provider(), kept));
        return true;
    }
}
