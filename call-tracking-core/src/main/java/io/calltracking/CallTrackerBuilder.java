package io.calltracking;

import io.calltracking.internal.AccountLimits;
import io.calltracking.internal.Engine;
import io.calltracking.internal.GivenThreads;
import io.calltracking.internal.OwnThreads;
import io.calltracking.internal.PollerSettings;
import io.calltracking.internal.Schedules;
import io.calltracking.internal.Threads;
import io.calltracking.provider.CallProvider;
import io.calltracking.store.Store;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Collects the parts of a tracker. Not thread-safe. */
public final class CallTrackerBuilder {
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Duration LONGEST_TICK = Duration.ofMillis(500);

    private @Nullable Store store;
    private final List<CallProvider> providers = new ArrayList<>();
    private CheckSchedule schedule = CheckSchedule.DEFAULT;
    private Retention retention = Retention.FOREVER;
    private Duration keepParked = Duration.ofHours(24);
    private int maxWebhookBytes = 4 << 20;
    private int concurrency = 8;
    private double looksPerSecond = 10;
    private @Nullable Duration callSpacing;
    private Predicate<String> mayHangUp = owner -> false;
    private Function<String, Optional<String>> inboundOwners = number -> Optional.empty();
    private @Nullable Function<String, CheckSchedule> byOwner;
    private @Nullable Threads given;

    CallTrackerBuilder() {}

    /** Where calls are kept. Required. */
    public CallTrackerBuilder store(Store store) {
        this.store = store;
        return this;
    }

    /** Adds a provider; the first one places calls whose request names none. At least one is required. */
    public CallTrackerBuilder provider(CallProvider provider) {
        providers.add(provider);
        return this;
    }

    /** How often a call that is not over is looked at when no news comes; 30 s when not set. */
    public CallTrackerBuilder pollInterval(Duration interval) {
        schedule = schedule.interval(interval);
        return this;
    }

    /** When calls are looked at, in full. */
    public CallTrackerBuilder schedule(CheckSchedule schedule) {
        this.schedule = schedule;
        return this;
    }

    /** When calls are looked at, by owner; asked for each look, so that it may change. Never gives null. */
    public CallTrackerBuilder schedules(Function<String, CheckSchedule> byOwner) {
        this.byOwner = byOwner;
        return this;
    }

    /** How many looks a second this instance asks of one provider account at most; 10 when not set. */
    public CallTrackerBuilder looksPerSecond(double looks) {
        if (!(looks > 0)) {
            throw CallTrackingException.invalid("looksPerSecond", "must be more than 0, is " + looks);
        }
        this.looksPerSecond = looks;
        return this;
    }

    /**
     * How many calls a second campaigns begin at one provider account at most, over all instances, evenly spaced; as many as
     * there are slots for when not set. To be the same on all instances.
     */
    public CallTrackerBuilder campaignCallsPerSecond(double calls) {
        if (!(calls > 0 && calls <= 1000)) {
            throw CallTrackingException.invalid(
                    "campaignCallsPerSecond", "must be more than 0 and at most 1000, is " + calls);
        }
        this.callSpacing = Duration.ofMillis((long) Math.ceil(1000 / calls));
        return this;
    }

    /**
     * The owners whose calls may be hung up when they have outstayed the deadline of their status, where the provider
     * can do so; nobody's when not set.
     */
    public CallTrackerBuilder hangUpStuckCallsOf(Predicate<String> owners) {
        this.mayHangUp = owners;
        return this;
    }

    /**
     * Whose calls are those that others make to us, by the number of ours that was called, E.164. The first webhook of
     * one makes the call, {@link Direction#INBOUND} and in the status told; the caller's number is its
     * {@link Call#from()}, null when withheld. Not set, or empty for a number: the webhook is kept like any other about
     * a call nobody knows.
     *
     * @param ownerOfNumber asked while a webhook waits for its answer; when it throws, the provider is asked to repeat
     */
    public CallTrackerBuilder inboundOwners(Function<String, Optional<String>> ownerOfNumber) {
        this.inboundOwners = ownerOfNumber;
        return this;
    }

    /** How many calls are looked at a time by this instance; 8 when not set. */
    public CallTrackerBuilder concurrency(int looks) {
        if (looks < 1) {
            throw CallTrackingException.invalid("concurrency", "must be at least 1, is " + looks);
        }
        this.concurrency = looks;
        return this;
    }

    /** How long webhooks about calls nobody knows are kept; 24 h when not set. */
    public CallTrackerBuilder keepParkedWebhooks(Duration time) {
        this.keepParked = time;
        return this;
    }

    /** How long data of calls that are over is kept; {@link Retention#FOREVER} when not set. */
    public CallTrackerBuilder retention(Retention retention) {
        this.retention = retention;
        return this;
    }

    /** The largest webhook taken, in bytes; 4 MiB when not set. */
    public CallTrackerBuilder maxWebhookBytes(int bytes) {
        this.maxWebhookBytes = bytes;
        return this;
    }

    /**
     * Threads of the app's own instead of the tracker's: a timer, and an executor for looks and listeners. Both are
     * left running by {@link CallTracker#close()}. A test hands in a clock driven by hand and {@code Runnable::run}.
     */
    public CallTrackerBuilder threads(Scheduler scheduler, Executor executor) {
        this.given = GivenThreads.of(scheduler, executor);
        return this;
    }

    /**
     * The tracker, not yet started.
     *
     * @throws CallTrackingException with {@link ErrorCode#VALIDATION_ERROR} when the store or every provider is
     *     missing
     */
    public CallTracker build() {
        if (store == null) {
            throw CallTrackingException.invalid("store", "a tracker needs a store");
        }
        Threads threads = given == null ? new OwnThreads(concurrency + 1) : given;
        Duration tick = schedule.interval().compareTo(LONGEST_TICK) < 0 ? schedule.interval() : LONGEST_TICK;
        Engine engine = new Engine(new Engine.Parts(
                store,
                providers,
                new Schedules(byOwner == null ? owner -> schedule : byOwner),
                AccountLimits.of(concurrency, looksPerSecond),
                callSpacing,
                mayHangUp,
                inboundOwners,
                new PollerSettings(tick, LEASE, concurrency),
                keepParked,
                retention,
                maxWebhookBytes,
                threads));
        return new CallTracker(store, engine, threads);
    }
}
