package io.calltracking.store;

import io.calltracking.CallTrackingException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The time of a database server, mostly without asking for it: for {@link Store#clock()}. It is measured against this machine's
 * {@link System#nanoTime()}, and again by whoever reads it first after 30 seconds. The clock of this machine plays no part. Off
 * by at most half the fastest of three round trips plus what the two clocks drift apart in 30 seconds, together a few
 * milliseconds on a good network. May step by as much, also back, when it is measured anew, and by more when another server has
 * taken over. In whole milliseconds. Thread-safe; while one thread measures, the others go by what was measured before.
 */
public final class ServerTime implements InstantSource {
    private static final Logger LOGGER = LoggerFactory.getLogger(ServerTime.class);
    private static final long VALID_NANOS = Duration.ofSeconds(30).toNanos();

    private final Server server;
    private final Stopwatch stopwatch;
    private final AtomicLong measuredAt;
    private volatile Sample sample;

    /**
     * Measures.
     *
     * @param server asks for the time
     * @param nanoTime {@link System#nanoTime()}, unless a test has another
     * @throws CallTrackingException when the server cannot be asked
     */
    public ServerTime(Server server, LongSupplier nanoTime) {
        this.server = server;
        this.stopwatch = new Stopwatch(nanoTime);
        this.sample = server.measure(stopwatch);
        this.measuredAt = new AtomicLong(nanoTime.getAsLong());
    }

    @Override
    public Instant instant() {
        long now = stopwatch.nanoTime.getAsLong();
        long last = measuredAt.get();
        if (now - last >= VALID_NANOS && measuredAt.compareAndSet(last, now)) {
            measureAnew();
        }
        return sample.at(stopwatch.nanoTime.getAsLong()).truncatedTo(ChronoUnit.MILLIS);
    }

    /** A failure is no reason to stop the clock: whoever needs the server will hear of it. */
    private void measureAnew() {
        try {
            sample = server.measure(stopwatch);
        } catch (CallTrackingException e) {
            LOGGER.warn("The server's time could not be measured; going on with the last measurement", e);
        }
    }

    /** A server whose time can be asked for. */
    @FunctionalInterface
    public interface Server {
        /**
         * Opens what is needed to ask, and asks by the stopwatch.
         *
         * @throws CallTrackingException when the server cannot be asked
         */
        Sample measure(Stopwatch stopwatch);
    }

    /**
     * Asks for the time.
     *
     * @param <E> what goes wrong
     */
    @FunctionalInterface
    public interface Question<E extends Exception> {
        /** The server's time. */
        Instant ask() throws E;
    }

    /** Takes the time that questions take. Thread-safe. */
    public static final class Stopwatch {
        private static final int SAMPLES = 3;

        private final LongSupplier nanoTime;

        private Stopwatch(LongSupplier nanoTime) {
            this.nanoTime = nanoTime;
        }

        /** Asks three times and keeps the answer that came fastest. */
        public <E extends Exception> Sample fastest(Question<E> question) throws E {
            Sample best = sample(question);
            for (int i = 1; i < SAMPLES; i++) {
                Sample next = sample(question);
                best = next.roundTrip < best.roundTrip ? next : best;
            }
            return best;
        }

        private <E extends Exception> Sample sample(Question<E> question) throws E {
            long before = nanoTime.getAsLong();
            Instant time = question.ask();
            long roundTrip = nanoTime.getAsLong() - before;
            return new Sample(time, before + roundTrip / 2, roundTrip);
        }
    }

    /** The server's time at a moment of ours. */
    public static final class Sample {
        private final Instant time;
        private final long nanos;
        private final long roundTrip;

        private Sample(Instant time, long nanos, long roundTrip) {
            this.time = time;
            this.nanos = nanos;
            this.roundTrip = roundTrip;
        }

        private Instant at(long now) {
            return time.plusNanos(now - nanos);
        }
    }
}
