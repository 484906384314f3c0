package io.calltracking.jdbc;

import io.calltracking.Call;
import io.calltracking.CallId;
import io.calltracking.CallSpec;
import io.calltracking.CallStatus;
import io.calltracking.EventSource;
import io.calltracking.lifecycle.Observation;
import io.calltracking.provider.CallProvider;
import io.calltracking.provider.ConcurrencyResult;
import io.calltracking.provider.FetchResult;
import io.calltracking.provider.FindResult;
import io.calltracking.provider.ListRequest;
import io.calltracking.provider.ListResult;
import io.calltracking.provider.PlaceResult;
import io.calltracking.provider.ProviderCall;
import io.calltracking.provider.StopResult;
import io.calltracking.provider.WebhookReading;
import io.calltracking.webhook.WebhookReply;
import io.calltracking.webhook.WebhookRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Takes every call and remembers which; tells nothing more. */
final class CountingProvider implements CallProvider {
    private final List<CallId> placed = new ArrayList<>();

    /** The calls it was asked to place, in their order. */
    List<CallId> placed() {
        return List.copyOf(placed);
    }

    @Override
    public String name() {
        return "counting";
    }

    @Override
    public String account(String owner) {
        return name();
    }

    @Override
    public void check(CallSpec spec) {}

    @Override
    public PlaceResult place(Call call) {
        placed.add(call.id());
        return new PlaceResult.Accepted(Observation.from(EventSource.API)
                .providerCallId("p-" + placed.size())
                .status(CallStatus.QUEUED)
                .rawStatus("queued")
                .build());
    }

    @Override
    public FetchResult fetch(Call call) {
        return new FetchResult.Failed("not asked in this test", null, false);
    }

    @Override
    public StopResult stop(Call call) {
        return new StopResult.NotPossible("not asked in this test");
    }

    @Override
    public ConcurrencyResult concurrency(String owner) {
        return new ConcurrencyResult.NotTold();
    }

    @Override
    public ListResult list(String owner, ListRequest request, Consumer<ProviderCall> each) {
        return new ListResult.Complete();
    }

    @Override
    public FindResult find(Call call) {
        return new FindResult.Failed("not asked in this test");
    }

    @Override
    public Optional<WebhookReply> refuse(WebhookRequest request) {
        return Optional.empty();
    }

    @Override
    public WebhookReading read(String text) {
        return new WebhookReading.Ignored("not asked in this test");
    }
}
