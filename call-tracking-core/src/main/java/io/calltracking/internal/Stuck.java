package io.calltracking.internal;

import io.calltracking.Call;
import io.calltracking.CallFacts;
import io.calltracking.CallStatus;
import io.calltracking.EventSource;
import io.calltracking.Failure;
import io.calltracking.lifecycle.Observation;
import io.calltracking.lifecycle.SlotNews;
import io.calltracking.provider.CallProvider;
import io.calltracking.provider.StopResult;
import io.calltracking.store.Store;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls that have outstayed the deadline of their status although the provider still has them. Where the owner allows, the
 * provider is asked to end them, for a while; then they are closed as lost. Thread-safe.
 */
final class Stuck {
    private static final Logger log = LoggerFactory.getLogger(Stuck.class);
    private static final Duration TIME_TO_STOP = Duration.ofMinutes(10);

    private final Store store;
    private final Schedules schedules;
    private final Predicate<String> mayHangUp;

    Stuck(Store store, Schedules schedules, Predicate<String> mayHangUp) {
        this.store = store;
        this.schedules = schedules;
        this.mayHangUp = mayHangUp;
    }

    /** What to put on record about a call that was just looked at; empty when it may go on. */
    Optional<Observation> end(CallProvider provider, Call call) {
        Duration over = schedules.of(call).overdue(call, store.clock().instant());
        if (over.isZero() || over.isNegative()) {
            return Optional.empty();
        }
        boolean live = !call.status().isLineEnded();
        if (live && over.compareTo(TIME_TO_STOP) < 0 && mayHangUp.test(call.owner())) {
            StopResult result = provider.stop(call);
            log.atWarn()
                    .addKeyValue("callId", call.id())
                    .log(
                            "call outstayed its deadline as {}; the provider was asked to end it: {}",
                            call.status(),
                            result);
            if (!(result instanceof StopResult.NotPossible)) {
                return Optional.empty();
            }
        }
        String text = "still " + call.status().word() + " at the provider, " + over.toMinutes()
                + " min over the deadline of that status";
        log.atWarn().addKeyValue("callId", call.id()).log("call closed as lost: {}", text);
        return Optional.of(
                live
                        ? lost(text).slotNews(new SlotNews.Kept()).build()
                        : lost(text).build());
    }

    /** The end of a call that is given up; one that the provider still has live keeps its slot. */
    static Observation.Builder lost(String text) {
        return Observation.from(EventSource.SYSTEM)
                .status(CallStatus.FAILED)
                .facts(CallFacts.builder()
                        .failure(new Failure(Failure.LOST, text))
                        .build())
                .onlyFrom(EnumSet.range(CallStatus.PENDING, CallStatus.DISCONNECTED))
                .note(text);
    }
}
