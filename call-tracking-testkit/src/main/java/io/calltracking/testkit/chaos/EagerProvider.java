package io.calltracking.testkit.chaos;

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
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A provider that takes every call at once and has it completed by the time it is looked at. Thread-safe. */
final class EagerProvider implements CallProvider {
    static final String NAME = "eager";

    private final AtomicInteger asked = new AtomicInteger();

    /** How often it was asked for a call. */
    int asked() {
        return asked.get();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String account(String owner) {
        return NAME;
    }

    @Override
    public void check(CallSpec spec) {}

    @Override
    public PlaceResult place(Call call) {
        asked.incrementAndGet();
        return new PlaceResult.Accepted(
                news(EventSource.API, call, CallStatus.QUEUED).build());
    }

    @Override
    public FetchResult fetch(Call call) {
        CallFacts facts =
                CallFacts.builder().cost(new Money(BigDecimal.ONE, "USD")).build();
        return new FetchResult.Found(
                news(EventSource.POLL, call, CallStatus.COMPLETED).facts(facts).build());
    }

    private static Observation.Builder news(EventSource source, Call call, CallStatus status) {
        return Observation.from(source)
                .providerCallId("e-" + call.id())
                .status(status)
                .rawStatus(status.word());
    }

    @Override
    public StopResult stop(Call call) {
        return new StopResult.NotPossible("it is over too soon");
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
        return new ListResult.Failed("it keeps no list");
    }

    @Override
    public Optional<WebhookReply> refuse(WebhookRequest request) {
        return Optional.empty();
    }

    @Override
    public WebhookReading read(String text) {
        return new WebhookReading.Unreadable("it sends none");
    }
}
