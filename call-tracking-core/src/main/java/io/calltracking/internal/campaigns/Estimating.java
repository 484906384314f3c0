package io.calltracking.internal.campaigns;

import io.calltracking.Call;
import io.calltracking.CallQuery;
import io.calltracking.CallStatus;
import io.calltracking.campaign.Campaign;
import io.calltracking.campaign.CampaignStatus;
import io.calltracking.campaign.CampaignTotals;
import io.calltracking.compliance.NumberPlace;
import io.calltracking.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Estimates when a campaign will be done: the calls that are still to be made, at the pace of the latest ones, in the hours in
 * which any of the contacts may be called. Thread-safe.
 */
final class Estimating {
    private static final int SAMPLE = 100;
    private static final int MAX_OPENINGS = 1000;
    private static final Set<CallStatus> OVER =
            Arrays.stream(CallStatus.values()).filter(CallStatus::isTerminal).collect(Collectors.toSet());

    private final Store store;

    Estimating(Store store) {
        this.store = store;
    }

    Optional<Instant> end(Campaign campaign, CampaignTotals totals) {
        List<Duration> times = store
                .list(CallQuery.all().campaign(campaign.id()).statuses(OVER).limit(SAMPLE))
                .stream()
                .filter(Outcomes::mayHaveRung)
                .map(Estimating::slotTime)
                .toList();
        if (campaign.status() != CampaignStatus.RUNNING || times.isEmpty()) {
            return Optional.empty();
        }
        Duration average = times.stream().reduce(Duration.ZERO, Duration::plus).dividedBy(times.size());
        double callsToMake = totals.live() / 2.0 + totals.pending() * callsPerContact(totals);
        Duration left = Duration.ofMillis(
                (long) (average.toMillis() * callsToMake / campaign.rules().maxConcurrentCalls()));
        return spend(campaign, left);
    }

    private static Duration slotTime(Call call) {
        Instant ended = call.times().ended();
        Instant end = ended == null ? call.times().updated() : ended;
        Duration time = Duration.between(call.times().created(), end);
        return time.isNegative() ? Duration.ZERO : time;
    }

    private static double callsPerContact(CampaignTotals totals) {
        return totals.completed() == 0 ? 1 : Math.max(1, (double) totals.calls().calls() / totals.completed());
    }

    /** The moment at which so much open time has passed. */
    private Optional<Instant> spend(Campaign campaign, Duration work) {
        List<NumberPlace> places =
                store.pendingPlaces(campaign.id()).stream().map(NumberPlace::of).toList();
        Instant at = store.clock().instant();
        Duration left = work;
        for (int opening = 0; opening < MAX_OPENINGS && !places.isEmpty(); opening++) {
            Optional<Opening> next = next(campaign, places, at);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            Duration length = Duration.between(next.get().from(), next.get().to());
            if (length.compareTo(left) >= 0) {
                return Optional.of(next.get().from().plus(left));
            }
            left = left.minus(length);
            at = next.get().to();
        }
        return places.isEmpty() ? Optional.of(at.plus(left)) : Optional.empty();
    }

    private record Opening(Instant from, Instant to) {}

    /** The next time in which contacts of some place may be called. */
    private static Optional<Opening> next(Campaign campaign, List<NumberPlace> places, Instant at) {
        return places.stream()
                .flatMap(place -> opening(campaign, place, at).stream())
                .min(Comparator.comparing(Opening::from).thenComparing(Opening::to, Comparator.reverseOrder()));
    }

    private static Optional<Opening> opening(Campaign campaign, NumberPlace place, Instant at) {
        return campaign.rules()
                .hoursIn(place.country())
                .flatMap(hours -> hours.nextOpening(at, place.zones())
                        .map(from -> new Opening(
                                from, hours.closing(from, place.zones()).orElse(Instant.MAX))));
    }
}
