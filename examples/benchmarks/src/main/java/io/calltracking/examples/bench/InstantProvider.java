package io.calltracking.examples.bench;

import io.calltracking.Call;
import io.calltracking.CallFacts;
import io.calltracking.CallSpec;
import io.calltracking.CallStatus;
import io.calltracking.EventSource;
import io.calltracking.Money;
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
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A provider in this process whose calls are over when it answers: what takes time is ours. */
final class InstantProvider implements CallProvider {

    @Override
    public String name() {
        return "instant";
    }

    @Override
    public String account(String owner) {
        return "instant";
    }

    @Override
    public void check(CallSpec spec) {}

    @Override
    public PlaceResult place(Call call) {
        return new PlaceResult.Accepted(over(call, EventSource.API));
    }

    @Override
    public FetchResult fetch(Call call) {
        return new FetchResult.Found(over(call, EventSource.POLL));
    }

    private static Observation over(Call call, EventSource source) {
        return Observation.from(source)
                .providerCallId("i-" + call.id())
                .status(CallStatus.COMPLETED)
                .rawStatus("completed")
                .facts(CallFacts.builder()
                        .talkDuration(Duration.ofSeconds(30))
                        .cost(new Money(new BigDecimal("0.05"), "USD"))
                        .build())
                .build();
    }

    @Override
    public StopResult stop(Call call) {
        return new StopResult.NotPossible("it is over");
    }

    @Override
    public ConcurrencyResult concurrency(String owner) {
        return new ConcurrencyResult.NotTold();
    }

    @Override
    public FindResult find(Call call) {
        return new FindResult.Candidates(List.of(), List.of());
    }

    @Override
    public ListResult list(String owner, ListRequest request, Consumer<ProviderCall> each) {
        return new ListResult.Complete();
    }

    @Override
    public Optional<WebhookReply> refuse(WebhookRequest request) {
        return Optional.empty();
    }

    @Override
    public WebhookReading read(String text) {
        return new WebhookReading.Ignored("there are none");
    }
}
