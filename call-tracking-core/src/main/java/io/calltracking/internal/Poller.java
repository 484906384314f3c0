package io.calltracking.internal;

import io.calltracking.Call;
import io.calltracking.CallTrackingException;
import io.calltracking.Scheduler;
import io.calltracking.internal.QueueService.Ready;
import io.calltracking.provider.PlaceResult;
import io.calltracking.store.Claim;
import io.calltracking.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Claims the calls whose time has come and has each looked at, so many at a time. Any number of instances share the
 * work through the store's leases. Thread-safe.
 */
public final class Poller {
    private static final Logger log = LoggerFactory.getLogger(Poller.class);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(10);
    private static final Duration SWEEP_EVERY = Duration.ofSeconds(10);

    private final Store store;
    private final ClaimedCalls claimed;
    private final QueueService queue;
    private final WorkSource campaigns;
    private final Dialing dialing;
    private final Runnable sweep;
    private final Scheduler scheduler;
    private final Executor executor;
    private final PollerSettings settings;
    private final Semaphore places;

    private final Object lock = new Object();
    private @Nullable Runnable nextTick;
    private boolean running;
    private boolean ticking;
    private int chain;
    private boolean woken;
    private int rounds;
    private volatile boolean full;
    private Instant nextSweep = Instant.MIN;
    private boolean storeFailing;
    private boolean campaignsFailing;

    Poller(
            Store store,
            ClaimedCalls claimed,
            QueueService queue,
            WorkSource campaigns,
            Dialing dialing,
            Runnable sweep,
            Scheduler scheduler,
            Executor executor,
            PollerSettings settings) {
        this.store = store;
        this.claimed = claimed;
        this.queue = queue;
        this.campaigns = campaigns;
        this.dialing = dialing;
        this.sweep = sweep;
        this.scheduler = scheduler;
        this.executor = executor;
        this.settings = settings;
        this.places = new Semaphore(settings.concurrency());
    }

    /** Starts claiming; harmless when it runs already. */
    public void start() {
        synchronized (lock) {
            if (running) {
                return;
            }
            running = true;
            tickIn(Duration.ZERO);
        }
        log.info("poller started");
    }

    /**
     * Stops claiming and waits for the looks under way, at most ten seconds; those still going on then end by
     * themselves, and their leases let others go on. Contacts that were taken and not called yet are put back at once.
     */
    public void stop() {
        synchronized (lock) {
            if (!running) {
                return;
            }
            running = false;
            if (nextTick != null) {
                nextTick.run();
            }
        }
        campaigns.leave();
        try {
            if (places.tryAcquire(settings.concurrency(), STOP_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                places.release(settings.concurrency());
            } else {
                log.warn("poller stopped with looks still under way");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        campaigns.leave(); // what those came upon who were under way
        log.info("poller stopped");
    }

    /** Does not wait for the next tick: there is something to do now. */
    void wake() {
        synchronized (lock) {
            if (!running || ticking) {
                woken = true;
                return;
            }
            if (nextTick != null) {
                nextTick.run();
            }
            tickIn(Duration.ZERO);
        }
    }

    /** The tick that was planned before does nothing if it comes all the same; called under the lock. */
    private void tickIn(Duration delay) {
        int mine = ++chain;
        nextTick = scheduler.schedule(delay, () -> tick(mine));
    }

    private void tick(int mine) {
        synchronized (lock) {
            if (!running || ticking || mine != chain) {
                return;
            }
            ticking = true;
            woken = false;
        }
        try {
            executor.execute(this::claimAndGoOn);
        } catch (RejectedExecutionException e) {
            goOn();
        }
    }

    private void claimAndGoOn() {
        try {
            while (isRunning() && claim()) {
                // for those who gave places back meanwhile
            }
            Instant now = store.clock().instant();
            if (!now.isBefore(nextSweep)) {
                nextSweep = now.plus(SWEEP_EVERY);
                sweep.run();
            }
            if (storeFailing) {
                storeFailing = false;
                log.info("the store answers again");
            }
        } catch (CallTrackingException e) {
            if (!storeFailing) {
                storeFailing = true;
                log.atWarn()
                        .setCause(e)
                        .log("due calls could not be claimed; trying again, without a word until it works");
            }
        } catch (RuntimeException e) {
            log.atError().setCause(e).log("due calls could not be claimed");
        } finally {
            goOn();
        }
    }

    /** A round that began before the stop may end after it. */
    private void goOn() {
        synchronized (lock) {
            ticking = false;
            if (running) {
                tickIn(woken ? Duration.ZERO : settings.tick());
                return;
            }
        }
        campaigns.leave();
    }

    private boolean isRunning() {
        synchronized (lock) {
            return running;
        }
    }

    /**
     * Lets go and claims as many as there are places: looks get half of what the queue leaves, campaigns the rest, and looks
     * again what campaigns leave.
     *
     * @return whether somebody gave a place back who could not know yet that all were taken
     */
    private boolean claim() {
        full = false;
        int round = rounds++;
        int left = places.drainPermits();
        try {
            for (Ready ready : queue.letGo(half(left, round))) {
                left -= handOn(ready) ? 1 : 0;
            }
            int share = half(left, round / 2);
            List<Runnable> looks = looks(share);
            left -= handOn(looks);
            left -= handOn(campaignWork(left));
            if (left > 0 && looks.size() == share) {
                left -= handOn(looks(left));
            }
            full = left == 0;
            return full && places.availablePermits() > 0;
        } finally {
            places.release(left);
        }
    }

    private List<Runnable> looks(int max) {
        List<Claim> claims = max == 0 ? List.of() : store.claimDue(max, settings.lease());
        return claims.stream()
                .<Runnable>map(claim -> () -> inPlace(claim.call(), () -> claimed.work(claim)))
                .toList();
    }

    /** How much of the work began; what did not, because the executor is closing, is found by others later. */
    private int handOn(List<Runnable> work) {
        int handedOn = 0;
        try {
            for (Runnable each : work) {
                executor.execute(each);
                handedOn++;
            }
        } catch (RejectedExecutionException e) {
            log.debug("no more work is begun: the executor is closing");
        }
        return handedOn;
    }

    /** Whatever is wrong with campaigns, calls are looked at all the same. */
    private List<Runnable> campaignWork(int max) {
        try {
            List<Runnable> work = campaigns.take(max);
            campaignsFailing = false;
            return work.stream().<Runnable>map(each -> () -> inPlace(each)).toList();
        } catch (RuntimeException e) {
            if (!campaignsFailing) {
                campaignsFailing = true;
                log.atWarn().setCause(e).log("campaigns could not go on; trying again, without a word until it works");
            }
            return List.of();
        }
    }

    /** Half of the places, so that nobody who needs them starves the others; of one place every other time. */
    private static int half(int free, int round) {
        return free == 1 ? round % 2 : free / 2;
    }

    /** What was let go has to be dialed by this process; if it is closing, the call goes back into the queue. */
    private boolean handOn(Ready ready) {
        try {
            executor.execute(() -> inPlace(ready.call(), () -> dialing.dial(ready.provider(), ready.call())));
            return true;
        } catch (RejectedExecutionException e) {
            putBack(ready.call());
            return false;
        }
    }

    private void putBack(Call call) {
        try {
            dialing.later(call, new PlaceResult.Later(Duration.ZERO, "the tracker is closing"));
        } catch (RuntimeException e) {
            log.atWarn().addKeyValue("callId", call.id()).setCause(e).log("a call was not dialed; it is settled later");
        }
    }

    private void inPlace(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            log.atWarn().setCause(e).log("a contact could not be dealt with; its lease runs out and it is tried again");
        } finally {
            leave();
        }
    }

    private void inPlace(Call call, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            log.atWarn()
                    .addKeyValue("callId", call.id())
                    .setCause(e)
                    .log("a call could not be dealt with; its lease runs out and it is tried again");
        } finally {
            leave();
        }
    }

    /** Gives a place back. Where all were taken there may be more to do, and what is to be done may have come meanwhile. */
    private void leave() {
        places.release();
        if (full) {
            full = false;
            wake();
        }
    }
}
