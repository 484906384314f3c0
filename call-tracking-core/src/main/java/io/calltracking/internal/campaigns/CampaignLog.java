package io.calltracking.internal.campaigns;

import io.calltracking.Call;
import io.calltracking.CallId;
import io.calltracking.CallQuery;
import io.calltracking.LastCheck;
import io.calltracking.campaign.CampaignLogEntry;
import io.calltracking.campaign.CampaignLogEntry.Status;
import io.calltracking.store.Store;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the calls of campaigns as a log. Thread-safe. */
final class CampaignLog {
    private final Store store;

    CampaignLog(Store store) {
        this.store = store;
    }

    List<CampaignLogEntry> page(String campaign, boolean newestFirst, @Nullable CallId after, int max) {
        CallQuery query = CallQuery.all().campaign(campaign).after(after).limit(max);
        return store.list(newestFirst ? query.newest() : query.oldest()).stream()
                .map(this::entry)
                .toList();
    }

    private CampaignLogEntry entry(Call call) {
        long contact = AttemptKey.of(call).map(AttemptKey::contact).orElse(0L);
        String raw = store.lastCheck(call.id()).map(LastCheck::payload).orElse(null);
        return new CampaignLogEntry(call, contact, call.spec().attempt(), status(call), raw);
    }

    private static Status status(Call call) {
        return switch (call.status()) {
            case PENDING, INITIATED, UNCONFIRMED, QUEUED -> Status.INITIATED;
            case DIALING -> Status.DIALING;
            case RINGING -> Status.RINGING;
            case ANSWERED, IN_PROGRESS, DISCONNECTED -> Status.ANSWERED;
            case COMPLETED -> Status.COMPLETED;
            case NO_ANSWER -> Status.NO_ANSWER;
            case BUSY, MISSED -> Status.MISSED;
            case CANCELED, FAILED -> Status.FAILED;
        };
    }
}
