package io.calltracking.internal;

import io.calltracking.Call;
import io.calltracking.CallFacts;
import io.calltracking.CallId;
import io.calltracking.CallSpec;
import io.calltracking.CallState;
import io.calltracking.CallStatus;
import io.calltracking.CallTimes;
import io.calltracking.CallTrackingException;
import io.calltracking.ProviderIds;
import io.calltracking.Remarks;
import io.calltracking.provider.CallProvider;
import io.calltracking.provider.FetchResult;
import io.calltracking.provider.ProviderCall;
import io.calltracking.reconciliation.ReconciliationReport;
import io.calltracking.reconciliation.RepairResult;
import io.calltracking.store.Store;
import io.calltracking.store.Written;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Brings our calls in line with the provider's, where a comparison found that they are not. Thread-safe. */
public final class Repairing {
    private final Store store;
    private final Providers providers;
    private final CallRecorder recorder;
    private final Parking parking;
    private final Asking asking;
    private final Schedules schedules;

    Repairing(
            Store store,
            Providers providers,
            CallRecorder recorder,
            Parking parking,
            Asking asking,
            Schedules schedules) {
        this.store = store;
        this.providers = providers;
        this.recorder = recorder;
        this.parking = parking;
        this.asking = asking;
        this.schedules = schedules;
    }

    /**
     * Looks at the calls that differ or are missing there, and adopts those missing here.
     *
     * @param adoptFor the owner of calls that are adopted; null for adopting none
     */
    public RepairResult repair(ReconciliationReport report, @Nullable String adoptFor) {
        List<Call> looked = new ArrayList<>();
        List<Call> adopted = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        Stream.concat(
                        report.different().stream().map(ReconciliationReport.Difference::ours),
                        report.missingThere().stream())
                .forEach(call -> {
                    try {
                        looked.add(asking.checkNow(call.id()));
                    } catch (CallTrackingException e) {
                        problems.add(String.valueOf(e.getMessage()));
                    }
                });
        if (adoptFor != null) {
            CallProvider provider = providers.choose(report.request().provider());
            report.missingHere().forEach(call -> adopt(provider, call, adoptFor, adopted, problems));
        }
        return new RepairResult(looked, adopted, problems);
    }

    private void adopt(
            CallProvider provider, ProviderCall theirs, String owner, List<Call> adopted, List<String> problems) {
        if (theirs.to() == null) {
            problems.add("call " + theirs.id() + " was not adopted: the provider's list does not tell the number");
            return;
        }
        Call call = draft(provider, theirs, theirs.to(), owner);
        FetchResult result = provider.fetch(call);
        if (!(result instanceof FetchResult.Found found)) {
            problems.add("call " + theirs.id() + " was not adopted: it could not be read");
        } else if (found.news().callId() != null) {
            problems.add("call " + theirs.id() + " was not adopted: it carries the tag of call "
                    + found.news().callId() + ", which is not here");
        } else {
            Instant due = schedules.next(call, store.clock().instant());
            Written written = recorder.create(call, "adopted: found at the provider", due);
            if (written == Written.DONE) {
                adopted.add(recorder.record(call.id(), found.news()).call());
                parking.release(provider.name(), theirs.id());
            } else {
                problems.add("call " + theirs.id() + " was not adopted: the store answered " + written);
            }
        }
    }

    private Call draft(CallProvider provider, ProviderCall theirs, String to, String owner) {
        Instant now = store.clock().instant();
        Instant created = theirs.createdAt() == null ? now : theirs.createdAt();
        CallSpec spec = new CallSpec(
                owner,
                to,
                theirs.from(),
                theirs.agent(),
                null,
                null,
                null,
                1,
                theirs.direction(),
                null,
                null,
                null,
                null,
                Map.of(),
                Map.of(),
                null);
        return new Call(
                CallId.create(created),
                1,
                spec,
                new ProviderIds(provider.name(), theirs.id(), null, null),
                CallState.of(CallStatus.QUEUED),
                CallFacts.NONE,
                CallTimes.created(created),
                Remarks.NONE,
                "");
    }
}
