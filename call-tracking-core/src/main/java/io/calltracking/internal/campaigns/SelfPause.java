package io.calltracking.internal.campaigns;

import io.calltracking.Call;
import io.calltracking.CallQuery;
import io.calltracking.CallStatus;
import io.calltracking.Money;
import io.calltracking.campaign.AutoPause;
import io.calltracking.campaign.Campaign;
import io.calltracking.campaign.ContactOutcome;
import io.calltracking.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Whether a campaign should pause itself. Thread-safe. */
final class SelfPause {
    private static final int SHARE = 20;
    private static final Set<CallStatus> OVER =
            Arrays.stream(CallStatus.values()).filter(CallStatus::isTerminal).collect(Collectors.toSet());
    private static final Set<ContactOutcome> FAILED =
            EnumSet.of(ContactOutcome.FAILED, ContactOutcome.NOT_PLACED, ContactOutcome.UNRESOLVED);

    private final Store store;
    private final Map<String, Instant> nextSums = new ConcurrentHashMap<>();

    SelfPause(Store store) {
        this.store = store;
    }

    /** Why; empty for no reason. */
    Optional<String> reason(Campaign campaign, Instant now) {
        return tooExpensive(campaign, now).or(() -> tooManyFail(campaign, now));
    }

    /** Adding up a long campaign takes time: the longer it took, the later it is done again. */
    private Optional<String> tooExpensive(Campaign campaign, Instant now) {
        List<Money> caps = campaign.rules().moneyCaps();
        if (caps.isEmpty() || now.isBefore(nextSums.getOrDefault(campaign.id(), Instant.MIN))) {
            return Optional.empty();
        }
        List<Money> costs = store.callSums(campaign.id()).costs();
        Instant then = store.clock().instant();
        nextSums.put(campaign.id(), then.plus(Duration.between(now, then).multipliedBy(SHARE)));
        return caps.stream()
                .filter(cap -> costs.stream().anyMatch(cost -> reaches(cost, cap)))
                .findFirst()
                .map(cap -> "its calls cost " + cap + " or more, which is its cap");
    }

    private static boolean reaches(Money cost, Money cap) {
        return cost.currency().equals(cap.currency()) && cost.amount().compareTo(cap.amount()) >= 0;
    }

    /** Calls made before the campaign was started again are not held against it. */
    private Optional<String> tooManyFail(Campaign campaign, Instant now) {
        AutoPause limit = campaign.rules().autoPause();
        if (limit == null) {
            return Optional.empty();
        }
        List<Call> calls = store
                .list(CallQuery.all()
                        .campaign(campaign.id())
                        .statuses(OVER)
                        .createdFrom(campaign.times().started())
                        .limit(CallQuery.MAX_LIMIT))
                .stream()
                .filter(call -> !Outcomes.isNone(call) && closedSince(call, now.minus(limit.window())))
                .toList();
        long failed = calls.stream()
                .filter(call -> FAILED.contains(Outcomes.of(call)))
                .count();
        boolean tooMany = calls.size() >= limit.minCalls() && failed >= limit.failureRate() * calls.size();
        return tooMany ? Optional.of(failed + " of the last " + calls.size() + " calls failed") : Optional.empty();
    }

    private static boolean closedSince(Call call, Instant since) {
        Instant closed = call.times().closed();
        return closed != null && !closed.isBefore(since);
    }
}
