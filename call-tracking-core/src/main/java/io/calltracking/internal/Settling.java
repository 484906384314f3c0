package io.calltracking.internal;

import io.calltracking.Call;
import io.calltracking.CallFacts;
import io.calltracking.CallStatus;
import io.calltracking.CheckSchedule;
import io.calltracking.EventSource;
import io.calltracking.Failure;
import io.calltracking.lifecycle.Observation;
import io.calltracking.provider.CallProvider;
import io.calltracking.provider.FindResult;
import io.calltracking.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Settles calls whose placing had no known outcome, by asking the provider: by our tag, else by number and time. Two
 * calls that fit equally well are not a find. Thread-safe.
 */
final class Settling {
    private static final Logger log = LoggerFactory.getLogger(Settling.class);
    private static final Set<CallStatus> UNSETTLED = Set.of(CallStatus.INITIATED, CallStatus.UNCONFIRMED);

    private final Store store;
    private final Schedules schedules;

    Settling(Store store, Schedules schedules) {
        this.store = store;
        this.schedules = schedules;
    }

    /**
     * What looking gave.
     *
     * @param news to be put on record; empty when the search goes on
     * @param seen in a few words
     */
    record Search(Optional<Observation> news, String seen) {}

    /** Asks the provider. */
    Search search(CallProvider provider, Call call) {
        Duration age =
                Duration.between(CheckSchedule.requested(call), store.clock().instant());
        FindResult result = provider.find(call);
        if (result instanceof FindResult.Failed failed) {
            return givenUp(call, age, "the provider could not be asked: " + failed.reason());
        }
        FindResult.Candidates candidates = (FindResult.Candidates) result;
        if (!candidates.tagged().isEmpty()) {
            return tagged(call, candidates.tagged());
        }
        List<Observation> similar = candidates.similar().stream()
                .filter(candidate -> free(call, candidate))
                .toList();
        if (similar.size() == 1) {
            return found(similar.get(0), "found by number and time");
        }
        if (similar.size() > 1) {
            return givenUp(call, age, similar.size() + " calls at the provider fit equally well");
        }
        if (age.compareTo(schedules.of(call).notPlacedAfter()) < 0) {
            return new Search(Optional.empty(), "not at the provider so far");
        }
        return closed(
                Failure.NOT_PLACED, "the provider has no such call " + age.toMinutes() + " min after the request");
    }

    private Search tagged(Call call, List<Observation> tagged) {
        if (tagged.size() > 1) {
            log.atWarn()
                    .addKeyValue("callId", call.id())
                    .addKeyValue("count", tagged.size())
                    .log("the provider has several calls with the tag of one request; following the first");
        }
        return found(tagged.get(0), "found by tag");
    }

    private boolean free(Call call, Observation candidate) {
        String id = candidate.providerCallId();
        return id != null && store.findByProviderCallId(call.provider(), id).isEmpty();
    }

    private Search givenUp(Call call, Duration age, String seen) {
        if (age.compareTo(schedules.of(call).unresolvedAfter()) < 0) {
            return new Search(Optional.empty(), seen);
        }
        return closed(Failure.UNRESOLVED, seen);
    }

    private static Search found(Observation candidate, String how) {
        return new Search(Optional.of(candidate), how);
    }

    private Search closed(String code, String text) {
        Instant now = store.clock().instant();
        Observation news = Observation.from(EventSource.SYSTEM)
                .status(CallStatus.FAILED)
                .facts(CallFacts.builder().failure(new Failure(code, text)).build())
                .onlyFrom(UNSETTLED)
                .occurredAt(now)
                .note(text)
                .build();
        return new Search(Optional.of(news), text);
    }
}
