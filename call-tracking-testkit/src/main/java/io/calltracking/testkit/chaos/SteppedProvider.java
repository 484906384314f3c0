package io.calltracking.testkit.chaos;

import io.calltracking.provider.CallProvider;
import java.util.Set;

/**
 * A provider that names each request it makes: {@code provider.place:before}, {@code provider.find:after} and so on. What
 * asks nothing of the provider is no step.
 */
public final class SteppedProvider {
    private static final Set<String> SILENT =
            Set.of("name", "account", "check", "refuse", "text", "read", "trustsWebhooks");

    private SteppedProvider() {}

    /** The provider, telling of its requests. */
    public static CallProvider of(CallProvider provider, Steps steps) {
        return Interceptor.wrap(
                CallProvider.class,
                provider,
                (method, arguments, target) -> SILENT.contains(method)
                        ? target.proceed()
                        : steps.around("provider." + method, target::proceed));
    }
}
