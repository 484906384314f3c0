package io.calltracking.client.internal;

import io.calltracking.client.ResponseException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/** Pauses that double from 250 ms, shortened by chance by up to half, and never shorter than the provider asks. */
public final class Backoff implements RetryPauses {
    /** The longest pause a provider may ask for; if it asks for more, the read fails at once. */
    static final Duration LONGEST_ASKED = Duration.ofSeconds(30);

    private static final Duration FIRST = Duration.ofMillis(250);
    private static final int MOST_DOUBLINGS = 5;

    private final DoubleSupplier chance;

    /** Draws from the thread's own generator. */
    public Backoff() {
        this(() -> ThreadLocalRandom.current().nextDouble());
    }

    Backoff(DoubleSupplier chance) {
        this.chance = chance;
    }

    @Override
    public Duration before(int attempt, Throwable failure) {
        long full = FIRST.toMillis() << Math.min(attempt - 1, MOST_DOUBLINGS);
        Duration pause = Duration.ofMillis(Math.round(full * (1 - chance.getAsDouble() / 2)));
        Duration asked = asked(failure).orElse(Duration.ZERO);
        return asked.compareTo(pause) > 0 ? asked : pause;
    }

    static Optional<Duration> asked(Throwable failure) {
        return failure instanceof ResponseException response ? response.retryAfter() : Optional.empty();
    }
}
