package io.calltracking.internal;

import io.calltracking.Call;
import io.calltracking.CallFacts;
import io.calltracking.CallId;
import io.calltracking.CallStatus;
import io.calltracking.CallTrackingException;
import io.calltracking.Effect;
import io.calltracking.ErrorCode;
import io.calltracking.internal.CallRecorder.Recorded;
import io.calltracking.lifecycle.Lifecycle;
import io.calltracking.lifecycle.Observation;
import io.calltracking.provider.CallProvider;
import io.calltracking.store.Store;
import io.calltracking.store.Written;
import java.time.Instant;
import java.util.Optional;

/** Finds the call that a webhook is about and puts the news on its record. Thread-safe. */
final class Intake {
    private final Store store;
    private final CallRecorder recorder;
    private final Inbound inbound;
    private final Schedules schedules;
    private final KnownCalls calls;
    private final RememberedCalls remembered;

    Intake(Store store, RememberedCalls remembered, CallRecorder recorder, Inbound inbound, Schedules schedules) {
        this.store = store;
        this.remembered = remembered;
        this.recorder = recorder;
        this.inbound = inbound;
        this.schedules = schedules;
        this.calls = new KnownCalls(store);
    }

    /** The call that news is about: by the provider's id, else by our tag. */
    Optional<Call> callOf(String provider, Observation news) {
        String providerCallId = news.providerCallId();
        if (providerCallId != null) {
            Optional<Call> known = calls.find(provider, providerCallId);
            if (known.isPresent()) {
                remembered.read(known.get());
                return known;
            }
        }
        CallId tag = news.callId();
        return tag == null ? Optional.empty() : store.find(tag);
    }

    /**
     * What became of news.
     *
     * @param call as it is now
     * @param effect what the news did
     * @param repeated whether it was on record before
     * @param hint whether it was logged without changing anything, and the call is due so that its provider is asked
     */
    record Taken(Call call, Effect effect, boolean repeated, boolean hint) {
        private static Taken of(Recorded recorded, boolean hint) {
            return new Taken(recorded.call(), recorded.effect(), recorded.written() == Written.REPEATED, hint);
        }
    }

    /** Puts news on record; empty, and nothing done, when its call is not known. */
    Optional<Taken> take(CallProvider provider, Observation news) {
        if (!provider.trustsWebhooks()) {
            return callOf(provider.name(), news).flatMap(known -> takeUntrusted(known, news));
        }
        return recordAsRemembered(provider.name(), news)
                .or(() -> callOf(provider.name(), news).map(known -> recordAndRemember(known, news)))
                .map(recorded -> Taken.of(recorded, false));
    }

    /**
     * Puts news on record without reading the call; empty, and nothing done, unless the call is as it was when last seen. With news that
     * is on record already it is read all the same, unless that was put there here: whoever stored it may have changed the call.
     */
    private Optional<Recorded> recordAsRemembered(String provider, Observation news) {
        String providerCallId = news.providerCallId();
        Optional<RememberedCalls.Remembered> last = providerCallId == null
                ? Optional.empty()
                : remembered.find(provider, providerCallId, store.clock().instant());
        if (last.isEmpty()) {
            return Optional.empty();
        }
        Call call = last.get().call();
        if (last.get().isDone(news.dedupeKey())) {
            return Optional.of(new Recorded(call, Effect.IGNORED, Written.REPEATED));
        }
        Recorded recorded = recorder.recordIfUnchanged(call, news);
        if (recorded.written() == Written.DONE) {
            remembered.wasRight();
            remembered.done(call, news.dedupeKey());
            return Optional.of(recorded);
        }
        if (recorded.written() == Written.REPEATED) {
            return callOf(provider, news).map(read -> {
                Recorded repeated = recorder.repeated(read);
                remembered.done(read, news.dedupeKey());
                return repeated;
            });
        }
        if (recorded.written() == Written.STALE) {
            remembered.wasWrong(call);
        }
        return Optional.empty();
    }

    private Recorded recordAndRemember(Call read, Observation news) {
        Recorded recorded = record(read, news);
        if (recorded.written() == Written.DONE || recorded.written() == Written.REPEATED) {
            remembered.done(recorded.call(), news.dedupeKey());
        }
        return recorded;
    }

    /** Puts news on record, and makes the call first if it is one that others make to us. */
    Optional<Taken> takeOrBegin(CallProvider provider, Observation news) {
        Optional<Taken> known = take(provider, news);
        if (known.isPresent() || !provider.trustsWebhooks()) {
            return known;
        }
        Instant now = store.clock().instant();
        Optional<Call> begun = inbound.begin(provider.name(), news, now);
        if (begun.isEmpty()) {
            return Optional.empty();
        }
        Call call = begun.get();
        Written written = recorder.begin(call, news, schedules.next(call, now));
        return switch (written) {
            case DONE -> Optional.of(new Taken(call, Effect.CREATED, false, false));
            // Two webhooks of the call came at once: whoever was second tells the call that the first one made.
            case PROVIDER_ID_TAKEN -> take(provider, news);
            default ->
                throw CallTrackingException.of(
                        ErrorCode.STORE_ERROR, "the store answered " + written + " to the inbound call " + call.id());
        };
    }

    /**
     * What can be undone stands: a step forward of a call that goes on. The rest is durable as a hint, and the call due at
     * once. An id that only the webhook tells is given to no call: the webhook is kept until the provider's own answer tells
     * the same id.
     */
    private Optional<Taken> takeUntrusted(Call call, Observation news) {
        if (call.providerCallId() == null) {
            return Optional.empty();
        }
        CallStatus told = news.status();
        boolean goesOn = (told == null || !told.isLineEnded())
                && news.providerAttempt() <= call.state().providerAttempt()
                && news.facts().equals(CallFacts.NONE);
        Instant now = store.clock().instant();
        if (goesOn || !Lifecycle.decide(call, news, now).changed()) {
            return Optional.of(Taken.of(record(call, news), false));
        }
        String key = "hint/" + Hash.of(String.valueOf(news.payload()));
        Observation hint = news.asHint(key, "not proven: the provider is asked");
        return Optional.of(Taken.of(recorder.record(call.id(), hint, null, now), true));
    }

    private Recorded record(Call call, Observation news) {
        Recorded recorded = recorder.recordWebhook(call, news);
        if (recorded.written() != Written.PROVIDER_ID_TAKEN) {
            return recorded;
        }
        // Found by its tag, and meanwhile another call took the provider's id. The news belongs into that one's log,
        // where
        // it would be had it come a moment later.
        String id = String.valueOf(news.providerCallId());
        Call owner = store.findByProviderCallId(call.provider(), id)
                .orElseThrow(() -> CallTrackingException.of(
                        ErrorCode.STORE_ERROR, "provider call " + id + " is taken, but by no call that can be found"));
        return recorder.record(owner.id(), news);
    }
}
