package io.calltracking.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltracking.CallId;
import io.calltracking.CallQuery;
import io.calltracking.statistics.Rollups;
import io.calltracking.statistics.StatisticsQuery;
import io.calltracking.store.Statistics;
import io.calltracking.store.Store;
import io.calltracking.testkit.chaos.Interceptor;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A campaign may make so many calls in a quarter of an hour that they do not fit into memory all at once. */
class QuarterHourOfManyCallsTest {
    private static final int CALLS = 5_001;
    private static final int MOST_AT_ONCE = 5_000;

    private final VirtualClock clock = VirtualClock.startingAt(Instant.parse("2026-03-01T10:15:00Z"));
    private final InMemoryStore calls = InMemoryStore.create(clock);
    private int mostAtOnce;

    @Test
    void isReadAndMarkedInParts() {
        for (int i = 0; i < CALLS; i++) {
            calls.create(Draft.call(clock.instant()).update());
        }
        clock.advance(Duration.ofMinutes(30));
        Rollups rollups = Rollups.of(watched());

        boolean more = true;
        while (more) {
            more = rollups.sealSome();
        }

        assertThat(mostAtOnce).isEqualTo(MOST_AT_ONCE);
        CallId first = calls.list(CallQuery.all().oldest().limit(1)).get(0).id();
        assertThat(calls.statistics().firstUncounted(first)).isEmpty();
        assertThat(rollups.report(StatisticsQuery.all()).total().calls()).isEqualTo(CALLS);
    }

    /** The store, with somebody who counts what goes in and out of its statistics at a time. */
    private Store watched() {
        Statistics statistics = Interceptor.wrap(Statistics.class, calls.statistics(), (method, arguments, target) -> {
            Object result = target.proceed();
            Stream.concat(Stream.of(arguments), Stream.ofNullable(result))
                    .filter(Collection.class::isInstance)
                    .forEach(some -> mostAtOnce = Math.max(mostAtOnce, ((Collection<?>) some).size()));
            return result;
        });
        return Interceptor.wrap(
                Store.class,
                calls,
                (method, arguments, target) -> method.equals("statistics") ? statistics : target.proceed());
    }
}
