package io.calltracking.examples.chaos;

import io.calltracking.Call;
import io.calltracking.CallEvent;
import io.calltracking.CallId;
import io.calltracking.provider.CallProvider;
import io.calltracking.provider.PlaceResult;
import io.calltracking.store.CallUpdate;
import io.calltracking.store.Store;
import io.calltracking.store.Written;
import io.calltracking.testkit.chaos.Interceptor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Store and provider of a node with what the {@link Sabotage} breaks. Thread-safe. */
final class BrokenParts {
    private static final Duration SOON = Duration.ofMillis(100);
    private static final int SLOWEST_DECISION_MILLIS = 200;

    private final Sabotage sabotage;
    private final Store intact;
    private final Map<CallId, CallUpdate> unwritten = new ConcurrentHashMap<>();
    private final Random random = new Random();

    BrokenParts(Sabotage sabotage, Store intact) {
        this.sabotage = sabotage;
        this.intact = intact;
    }

    /** Changes that are written together are written one by one, so that each goes through what is broken. */
    Store store() {
        if (sabotage == Sabotage.NONE) {
            return intact;
        }
        Store broken = broken();
        return Interceptor.wrap(
                Store.class,
                broken,
                (method, arguments, target) -> method.equals("applyAll")
                        ? ((List<?>) Objects.requireNonNull(arguments[0]))
                                .stream()
                                        .map(update -> broken.apply((CallUpdate) update))
                                        .toList()
                        : target.proceed());
    }

    private Store broken() {
        return switch (sabotage) {
            case SELECT_THEN_INSERT -> BrokenSlots.selectThenInsert(intact);
            case FREED_BY_AGE -> BrokenSlots.freedByAge(intact);
            case FREED_AFTERWARDS -> BrokenSlots.freedAfterwards(intact);
            case CAMPAIGNS_KEPT -> BrokenCampaigns.campaignsKept(intact);
            case SUPPRESSIONS_KEPT -> BrokenCampaigns.suppressionsKept(intact);
            case WITHOUT_HOURS -> BrokenCampaigns.withoutHours(intact);
            case ATTEMPTS_UNCOUNTED -> BrokenCampaigns.attemptsUncounted(intact);
            default -> Interceptor.wrap(Store.class, intact, this::store);
        };
    }

    CallProvider provider(CallProvider provider) {
        return Interceptor.wrap(CallProvider.class, provider, this::provider);
    }

    private @Nullable Object store(String method, @Nullable Object[] arguments, Interceptor.Target target) {
        if (sabotage == Sabotage.INTENT_AFTER && method.equals("create")) {
            CallUpdate creation = (CallUpdate) Objects.requireNonNull(arguments[0]);
            unwritten.put(creation.call().id(), creation);
            return Written.DONE;
        }
        if (sabotage == Sabotage.PARK_IN_MEMORY && method.equals("park")) {
            return true;
        }
        if (sabotage == Sabotage.NO_VERSION_CHECK && method.equals("apply")) {
            return force((CallUpdate) Objects.requireNonNull(arguments[0]));
        }
        return target.proceed();
    }

    private @Nullable Object provider(String method, @Nullable Object[] arguments, Interceptor.Target target) {
        if (!method.equals("place")) {
            return target.proceed();
        }
        Object result = target.proceed();
        for (int i = 0; sabotage == Sabotage.RETRY_PLACING && i < 3 && result instanceof PlaceResult.Unknown; i++) {
            result = target.proceed();
        }
        if (sabotage == Sabotage.UNKNOWN_IS_LATER && result instanceof PlaceResult.Unknown unknown) {
            result = new PlaceResult.Later(SOON, unknown.reason());
        }
        CallUpdate late = unwritten.remove(((Call) Objects.requireNonNull(arguments[0])).id());
        if (late != null) {
            intact.create(late);
        }
        return result;
    }

    /** Takes its time, so that others are faster, and then writes what was decided on an old version. */
    private Written force(CallUpdate update) {
        Pause.of(Duration.ofMillis(random.nextInt(SLOWEST_DECISION_MILLIS)));
        Written written = intact.apply(update);
        while (written == Written.STALE) {
            Call current = intact.find(update.call().id()).orElseThrow();
            written = intact.apply(withVersion(update, current.version() + 1));
        }
        return written;
    }

    private static CallUpdate withVersion(CallUpdate update, long version) {
        Call call = update.call();
        CallEvent event = update.event();
        return new CallUpdate(
                new Call(
                        call.id(),
                        version,
                        call.spec(),
                        call.ids(),
                        call.state(),
                        call.facts(),
                        call.times(),
                        call.remarks(),
                        call.orders()),
                new CallEvent(
                        event.id(),
                        event.callId(),
                        version,
                        event.source(),
                        event.effect(),
                        event.from(),
                        event.to(),
                        event.rawStatus(),
                        event.occurredAt(),
                        event.observedAt(),
                        event.sequence(),
                        event.note(),
                        event.dedupeKey(),
                        event.payload()),
                update.dueAt(),
                update.check());
    }
}
