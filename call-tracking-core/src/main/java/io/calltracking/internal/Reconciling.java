package io.calltracking.internal;

import io.calltracking.Call;
import io.calltracking.CallId;
import io.calltracking.CallQuery;
import io.calltracking.CallStatus;
import io.calltracking.CheckSchedule;
import io.calltracking.provider.CallProvider;
import io.calltracking.provider.FetchResult;
import io.calltracking.provider.ListRequest;
import io.calltracking.provider.ListResult;
import io.calltracking.provider.ProviderCall;
import io.calltracking.reconciliation.ReconciliationReport;
import io.calltracking.reconciliation.ReconciliationReport.Difference;
import io.calltracking.reconciliation.ReconciliationRequest;
import io.calltracking.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Compares our calls with the provider's. Thread-safe; each comparison changes nothing. */
public final class Reconciling {
    /** How far the clocks of the provider and of the store may be apart. */
    private static final Duration SKEW = Duration.ofMinutes(2);

    /** A call may wait in our queue before it is placed. */
    private static final Duration LONGEST_QUEUE = Duration.ofDays(1);

    private static final Set<CallStatus> UNSETTLED = Set.of(CallStatus.INITIATED, CallStatus.UNCONFIRMED);

    private final Store store;
    private final Providers providers;
    private final Schedules schedules;

    Reconciling(Store store, Providers providers, Schedules schedules) {
        this.store = store;
        this.providers = providers;
        this.schedules = schedules;
    }

    /** Compares. */
    public ReconciliationReport compare(ReconciliationRequest request) {
        CallProvider provider = providers.choose(request.provider());
        Comparison comparison = new Comparison(provider, request.provider(provider.name()));
        comparison.goThroughTheirs();
        if (comparison.problems.isEmpty()) {
            comparison.goThroughOurs();
        }
        return comparison.report();
    }

    /** One comparison in the making. Not thread-safe. */
    private final class Comparison {
        private final CallProvider provider;
        private final ReconciliationRequest request;
        private final Set<String> listed = new HashSet<>();
        private final List<ProviderCall> unknown = new ArrayList<>();
        private final List<Call> missingThere = new ArrayList<>();
        private final List<Difference> different = new ArrayList<>();
        private final List<String> problems = new ArrayList<>();
        private int ours;

        Comparison(CallProvider provider, ReconciliationRequest request) {
            this.provider = provider;
            this.request = request;
        }

        void goThroughTheirs() {
            Set<String> agents = new HashSet<>();
            eachOfOurs(call -> Optional.ofNullable(call.spec().agent()).ifPresent(agents::add));
            ListRequest range =
                    new ListRequest(request.from().minus(SKEW), request.until().plus(SKEW), agents);
            ListResult result = provider.list(request.owner(), range, this::compareTheirs);
            if (result instanceof ListResult.Failed failed) {
                problems.add("the provider's list is not complete: " + failed.reason());
            }
        }

        private void compareTheirs(ProviderCall theirs) {
            if (listed.add(theirs.id())) {
                store.findByProviderCallId(provider.name(), theirs.id())
                        .ifPresentOrElse(call -> compare(call, theirs), () -> unknown.add(theirs));
            }
        }

        private void compare(Call call, ProviderCall theirs) {
            Difference difference = new Difference(call, theirs);
            boolean asked = call.owner().equals(request.owner()) && isInRange(CheckSchedule.requested(call));
            if (asked && (difference.inStatus() || difference.inCost())) {
                different.add(difference);
            }
        }

        /** What a list leaves out may be there all the same: rows shift while pages are read. So each is asked for. */
        void goThroughOurs() {
            Instant now = store.clock().instant();
            eachOfOurs(call -> {
                ours++;
                String id = call.providerCallId();
                Instant patience =
                        CheckSchedule.requested(call).plus(schedules.of(call).notFoundPatience());
                if (id != null && !listed.contains(id) && !now.isBefore(patience)) {
                    ask(call);
                }
            });
        }

        private void ask(Call call) {
            FetchResult result = provider.fetch(call);
            if (result instanceof FetchResult.Absent) {
                missingThere.add(call);
            } else if (result instanceof FetchResult.Found found) {
                compare(
                        call,
                        new ProviderCall(
                                found.news(),
                                call.spec().direction(),
                                call.to(),
                                call.from(),
                                call.spec().agent(),
                                null));
            } else if (result instanceof FetchResult.Failed failed) {
                problems.add("call " + call.id() + " could not be looked up: " + failed.reason());
            }
        }

        private void eachOfOurs(Consumer<Call> each) {
            CallQuery query = CallQuery.all()
                    .withDeleted()
                    .owner(request.owner())
                    .createdFrom(request.from().minus(LONGEST_QUEUE))
                    .createdBefore(request.until())
                    .oldest()
                    .limit(CallQuery.MAX_LIMIT);
            List<Call> page = store.list(query);
            while (!page.isEmpty()) {
                page.stream()
                        .filter(call -> call.provider().equals(provider.name()))
                        .filter(call -> isInRange(CheckSchedule.requested(call)))
                        .forEach(each);
                page = store.list(query.after(page.get(page.size() - 1).id()));
            }
        }

        /** Whether it is placed right now, or its outcome is being looked into, is asked last: so nothing slips through. */
        private List<ProviderCall> missingHere() {
            List<Call> unsettled = store.list(CallQuery.all()
                    .withDeleted()
                    .statuses(UNSETTLED)
                    .owner(request.owner())
                    .limit(CallQuery.MAX_LIMIT));
            Set<CallId> ids = unsettled.stream().map(Call::id).collect(Collectors.toSet());
            Set<String> numbers = unsettled.stream().map(Call::to).collect(Collectors.toSet());
            return unknown.stream()
                    .filter(call -> call.createdAt() == null || isInRange(call.createdAt()))
                    .filter(call -> !ids.contains(call.news().callId()) && !numbers.contains(call.to()))
                    .filter(call -> store.findByProviderCallId(provider.name(), call.id())
                            .isEmpty())
                    .toList();
        }

        private boolean isInRange(Instant time) {
            return !time.isBefore(request.from()) && time.isBefore(request.until());
        }

        ReconciliationReport report() {
            return new ReconciliationReport(
                    request, ours, listed.size(), missingHere(), missingThere, different, problems);
        }
    }
}
