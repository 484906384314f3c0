package io.calltracking.testkit.chaos;

import io.calltracking.CallEvent;
import io.calltracking.EventSource;
import io.calltracking.store.CallUpdate;
import io.calltracking.store.Store;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A store that names each of its effects: {@code store.create:before}, {@code store.claimDue:after} and so on. Changes of
 * calls carry who said so, and our own ones the status too, because those are the steps of a protocol: {@code
 * store.apply.api.queued}, {@code store.apply.webhook}. Reading is no step.
 */
public final class SteppedStore {
    private static final Pattern READING = Pattern.compile(
            "clock|statistics|find.*|list.*|events|lastCheck|parked.*|limits|takenPlaces|holders|awaitedAccounts|waiting.*|nextTurn"
                    + "|campaigns|callSums|lastContact|contacts|contactCounts|liveContacts|anyPendingContact|pendingPlaces"
                    + "|suppressed|suppressions|standing");
    private static final Set<EventSource> PROVIDERS_NEWS = Set.of(EventSource.WEBHOOK, EventSource.POLL);

    private SteppedStore() {}

    /** The store, telling of its effects. Changes that are written together are a step each, all of them at the same time. */
    public static Store of(Store store, Steps steps) {
        return Interceptor.wrap(Store.class, store, (method, arguments, target) -> {
            if (READING.matcher(method).matches()) {
                return target.proceed();
            }
            Supplier<@Nullable Object> effect = target::proceed;
            for (String name : names(method, arguments)) {
                Supplier<@Nullable Object> inner = effect;
                effect = () -> steps.around(name, inner);
            }
            return effect.get();
        });
    }

    private static List<String> names(String method, @Nullable Object[] arguments) {
        if (method.equals("applyAll") && arguments.length > 0 && arguments[0] instanceof List<?> updates) {
            return updates.stream().map(update -> name((CallUpdate) update)).toList();
        }
        return List.of(
                method.equals("apply") && arguments.length > 0 && arguments[0] instanceof CallUpdate update
                        ? name(update)
                        : "store." + method);
    }

    private static String name(CallUpdate update) {
        CallEvent event = update.event();
        String source = event.source().name().toLowerCase(Locale.ROOT);
        String status =
                PROVIDERS_NEWS.contains(event.source()) ? "" : "." + event.to().word();
        return "store.apply." + source + status;
    }
}
