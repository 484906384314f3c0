package io.calltracking.internal;

import io.calltracking.AccountHealth;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What this instance knows of one provider account: whether it answers, how fast it may be asked, whether its webhooks
 * come. Thread-safe; nothing is asked under its lock.
 */
final class Account {
    private static final Logger log = LoggerFactory.getLogger(Account.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    /** So many changes that only a look told, with no webhook in between, mean that no webhooks come. */
    private static final int SILENT_AFTER = 5;

    private final String name;
    private final AccountLimits limits;
    private int lookingNow;
    private double tokens;
    private Instant filled = Instant.EPOCH;
    private Instant lastPostponed = Instant.EPOCH;
    private Instant placingFrom = Instant.EPOCH;
    private @Nullable Instant pausedUntil;
    private @Nullable String problem;
    private Duration pause = FIRST_PAUSE;
    private @Nullable Instant lastWebhook;
    private int untold;
    private Duration pollLag = Duration.ZERO;

    Account(String name, AccountLimits limits) {
        this.name = name;
        this.limits = limits;
    }

    /**
     * Takes a place to look at one of its calls; to be given back with {@link #leave}.
     *
     * @return null when it may look now, else when to try again
     */
    synchronized @Nullable Instant enter(Instant now) {
        if (pausedUntil != null && now.isBefore(pausedUntil)) {
            return pausedUntil;
        }
        if (lookingNow >= limits.atATime()) {
            return now.plus(limits.crowdedPause());
        }
        if (!takeToken(now)) {
            // Each gets a time of its own, so that they do not all come back at once.
            lastPostponed = (lastPostponed.isBefore(now) ? now : lastPostponed).plus(limits.spacing());
            return lastPostponed;
        }
        lookingNow++;
        return null;
    }

    /** Asked to place a call, it said not now. Looks go on. */
    synchronized void placeLater(Instant until) {
        if (placingFrom.isBefore(until)) {
            placingFrom = until;
        }
    }

    /** Until when it is to be asked for no call; null when it may be asked. */
    synchronized @Nullable Instant noPlacingUntil(Instant now) {
        if (now.isBefore(placingFrom)) {
            return placingFrom;
        }
        return pausedUntil != null && now.isBefore(pausedUntil) ? pausedUntil : null;
    }

    /** Tokens fill up at the rate of looks, to those of one second. */
    private boolean takeToken(Instant now) {
        double perSecond = 1e9 / limits.spacing().toNanos();
        double gained = Math.max(0, Duration.between(filled, now).toMillis()) / 1e3 * perSecond;
        tokens = Math.min(tokens + gained, Math.max(1, perSecond));
        filled = now;
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }

    synchronized void leave() {
        lookingNow--;
    }

    synchronized void answered() {
        if (problem != null) {
            log.atInfo().addKeyValue("account", name).log("account answers again");
        }
        problem = null;
        pausedUntil = null;
        pause = FIRST_PAUSE;
    }

    synchronized void failed(Instant now, String reason, @Nullable Duration retryAfter) {
        if (problem == null) {
            log.atWarn().addKeyValue("account", name).log("account cannot be asked, its calls wait: {}", reason);
        }
        problem = reason;
        pausedUntil = now.plus(retryAfter == null ? pause : retryAfter);
        Duration longer = pause.multipliedBy(2);
        pause = longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
    }

    synchronized void webhookCame(Instant now) {
        if (silent()) {
            log.atInfo().addKeyValue("account", name).log("webhooks come again");
        }
        lastWebhook = now;
        untold = 0;
    }

    /** A look told what no webhook had told. */
    synchronized void toldByLookAlone() {
        untold++;
        if (untold == SILENT_AFTER) {
            log.atWarn()
                    .addKeyValue("account", name)
                    .log(
                            "no webhooks come; calls are looked at more often. Is the webhook's address set on the agent?");
        }
    }

    /** A call that was due at that time is looked at now. */
    synchronized void looks(Instant dueAt, Instant now) {
        pollLag = now.isAfter(dueAt) ? Duration.between(dueAt, now) : Duration.ZERO;
    }

    synchronized boolean silent() {
        return untold >= SILENT_AFTER;
    }

    synchronized AccountHealth health() {
        return new AccountHealth(name, problem, pausedUntil, lastWebhook, silent(), pollLag);
    }
}
