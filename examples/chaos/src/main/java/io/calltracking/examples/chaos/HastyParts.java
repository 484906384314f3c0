package io.calltracking.examples.chaos;

import io.calltracking.provider.CallProvider;
import io.calltracking.provider.PlaceResult;
import io.calltracking.store.Store;
import io.calltracking.testkit.chaos.Interceptor;
import java.time.Duration;

/**
 * Shortens what takes its time in production, so that a round takes seconds: the lease of a claim, whose holder may be
 * dead, and the pause before a request that was not processed is sent again. Both get harder to keep by it, not easier.
 */
final class HastyParts {
    private static final Duration LEASE = Duration.ofSeconds(3);
    private static final Duration PAUSE = Duration.ofMillis(300);

    private HastyParts() {}

    static Store store(Store store) {
        return Interceptor.wrap(Store.class, store, (method, arguments, target) -> {
            if (method.equals("claimDue")) {
                arguments[1] = LEASE;
            }
            return target.proceed();
        });
    }

    static CallProvider provider(CallProvider provider) {
        return Interceptor.wrap(CallProvider.class, provider, (method, arguments, target) -> {
            Object result = target.proceed();
            return result instanceof PlaceResult.Later later ? new PlaceResult.Later(PAUSE, later.reason()) : result;
        });
    }
}
