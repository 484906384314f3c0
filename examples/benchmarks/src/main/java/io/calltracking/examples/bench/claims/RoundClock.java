package io.calltracking.examples.bench.claims;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The clock of a contender, put forward between rounds: what was finished in one round is due in the next. Thread-safe. */
final class RoundClock extends Clock {
    private final Clock machine = Clock.systemUTC();
    private volatile Duration ahead = Duration.ZERO;

    /** Everything that was claimed or finished so far is due from here on. */
    void nextRound() {
        ahead = ahead.plus(Workload.NEXT.multipliedBy(2));
    }

    @Override
    public Instant instant() {
        return machine.instant().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("nobody needs local times here");
    }
}
