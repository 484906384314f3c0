package io.calltracking.examples.bench.webhooks;

import io.calltracking.Call;
import io.calltracking.CallEvent;
import io.calltracking.CallFacts;
import io.calltracking.CallId;
import io.calltracking.CallSpec;
import io.calltracking.CallState;
import io.calltracking.CallStatus;
import io.calltracking.CallTimes;
import io.calltracking.CallTracker;
import io.calltracking.Direction;
import io.calltracking.Effect;
import io.calltracking.EventId;
import io.calltracking.EventSource;
import io.calltracking.ProviderIds;
import io.calltracking.Remarks;
import io.calltracking.Slot;
import io.calltracking.client.twilio.TwilioClient;
import io.calltracking.provider.twilio.TwilioProvider;
import io.calltracking.store.CallUpdate;
import io.calltracking.store.Store;
import io.calltracking.store.Written;
import io.calltracking.webhook.WebhookReply;
import java.net.URI;
import java.time.Instant;
import java.util.Map;

/** The library's webhook receiver over one of its stores. The calls are put into the store as they are after they were placed. */
final class Library implements Target {
    private static final CallSpec SPEC = new CallSpec(
            "owner-1",
            "+15005550010",
            "+15005550006",
            null,
            null,
            null,
            null,
            1,
            Direction.OUTBOUND,
            null,
            null,
            null,
            null,
            Map.of(),
            Map.of("lead", "4711"),
            null);

    private final Store store;
    private final CallTracker tracker;

    Library(Store store) {
        this.store = store;
        this.tracker = CallTracker.builder()
                .store(store)
                .provider(TwilioProvider.builder(TwilioClient.create(Story.ACCOUNT, Story.TOKEN))
                        .publicUrl(URI.create(Story.PUBLIC_URL))
                        .authTokens(Story.ACCOUNT, Story.TOKEN)
                        .build())
                .build();
    }

    @Override
    public void know(String providerCallId) {
        Instant now = store.clock().instant();
        CallId id = CallId.create(now);
        CallStatus status = CallStatus.QUEUED;
        Call call = new Call(
                id,
                1,
                SPEC,
                new ProviderIds(TwilioProvider.NAME, providerCallId, null, null),
                CallState.of(status).with(Slot.unnumbered(id, SPEC, TwilioProvider.NAME), null),
                CallFacts.NONE,
                CallTimes.created(now),
                Remarks.NONE,
                "");
        CallEvent event = new CallEvent(
                EventId.create(now),
                id,
                1,
                EventSource.API,
                Effect.CREATED,
                status,
                status,
                null,
                null,
                now,
                null,
                null,
                null,
                null);
        Written written = store.create(new CallUpdate(call, event, now.plusSeconds(3600), null));
        if (written != Written.DONE) {
            throw new IllegalStateException("the store answered " + written + " to " + providerCallId);
        }
    }

    @Override
    public void take(Webhook webhook) {
        WebhookReply reply = tracker.webhooks().receive(TwilioProvider.NAME, webhook.request());
        if (reply.status() != 200 || reply.body().startsWith("kept")) {
            throw new IllegalStateException("the webhook was answered with " + reply);
        }
    }

    @Override
    public void close() {
        tracker.close();
    }
}
