package io.calltracking.client.internal;

import dev.failsafe.CircuitBreaker;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.Policy;
import dev.failsafe.RateLimiter;
import dev.failsafe.RetryPolicy;
import io.calltracking.client.ClientOptions;
import io.calltracking.client.ConnectionException;
import io.calltracking.client.RateLimitedException;
import io.calltracking.client.ServerException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The policies around requests: pace and circuit breaker around all, repeats around reads only. Thread-safe. */
final class Guards {
    private static final int ATTEMPTS = 3;
    private static final int FAILURES_TO_OPEN = 5;
    private static final Duration OPEN_FOR = Duration.ofSeconds(30);
    private static final Set<Integer> PASSING = Set.of(500, 502, 503, 504);

    private final FailsafeExecutor<Object> forReads;
    private final FailsafeExecutor<Object> forOthers;

    Guards(ClientOptions options, RetryPauses pauses) {
        List<Policy<Object>> policies = new ArrayList<>();
        options.requestsPerSecond().ifPresent(pace -> policies.add(limiter(pace, options.callTimeout())));
        if (options.circuitBreaker()) {
            policies.add(breaker());
        }
        this.forOthers = policies.isEmpty() ? Failsafe.none() : Failsafe.with(List.copyOf(policies));
        policies.add(0, retries(pauses));
        this.forReads = Failsafe.with(List.copyOf(policies));
    }

    FailsafeExecutor<Object> forKind(Kind kind) {
        return kind == Kind.READ ? forReads : forOthers;
    }

    private static RetryPolicy<Object> retries(RetryPauses pauses) {
        return RetryPolicy.builder()
                .handleIf(Guards::isPassing)
                .withMaxAttempts(ATTEMPTS)
                .withDelayFn(context -> pauses.before(context.getAttemptCount(), context.getLastException()))
                .build();
    }

    private static RateLimiter<Object> limiter(double perSecond, Duration longestWait) {
        return RateLimiter.smoothBuilder(Duration.ofNanos(Math.round(1e9 / perSecond)))
                .withMaxWaitTime(longestWait)
                .build();
    }

    private static CircuitBreaker<Object> breaker() {
        return CircuitBreaker.builder()
                .handleIf(failure -> failure instanceof ConnectionException || failure instanceof ServerException)
                .withFailureThreshold(FAILURES_TO_OPEN)
                .withDelay(OPEN_FOR)
                .build();
    }

    private static boolean isPassing(Throwable failure) {
        if (Thread.currentThread().isInterrupted()
                || Backoff.asked(failure).orElse(Duration.ZERO).compareTo(Backoff.LONGEST_ASKED) > 0) {
            return false;
        }
        return failure instanceof ConnectionException
                || failure instanceof RateLimitedException
                || (failure instanceof ServerException server && PASSING.contains(server.status()));
    }
}
