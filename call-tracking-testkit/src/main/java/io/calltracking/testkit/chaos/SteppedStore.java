package io.calltracking.testkit.chaos;

import io.calltracking.CallEvent;
import io.calltracking.EventSource;
import io.calltracking.store.CallUpdate;
import io.calltracking.store.Store;
import java.util.Locale;
import java.util.Set;
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

    /** The store, telling of its effects. */
    public static Store of(Store store, Steps steps) {
        return Interceptor.wrap(
                Store.class,
                store,
                (method, arguments, target) -> READING.matcher(method).matches()
                        ? target.proceed()
                        : steps.around(name(method, arguments), target::proceed));
    }

    private static String name(String method, @Nullable Object[] arguments) {
        String name = "store." + method;
        if (method.equals("apply") && arguments.length > 0 && arguments[0] instanceof CallUpdate update) {
            CallEvent event = update.event();
            String source = event.source().name().toLowerCase(Locale.ROOT);
            String status = PROVIDERS_NEWS.contains(event.source())
                    ? ""
                    : "." + event.to().word();
            return name + "." + source + status;
        }
        return name;
    }
}
