package io.calltracking.testkit.tracker;

import io.calltracking.Call;
import io.calltracking.CallId;
import io.calltracking.CallSpec;
import io.calltracking.CallStatus;
import io.calltracking.Direction;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A provider that answers as a test tells it to. Webhook bodies read {@code id status [tag]} or
 * {@code id status direction number caller}, where the caller may be {@code -} and the direction {@code unsaid}. */
class FakeProvider implements CallProvider {
    final List<Call> placed = new ArrayList<>();
    final List<Call> stopped = new ArrayList<>();
    boolean trusts = true;

    @Nullable
    Instant at;

    /** Which try of the provider the news is of. */
    int attempt;

    final List<ListRequest> lists = new ArrayList<>();
    final List<ProviderCall> listed = new ArrayList<>();
    ListResult onList = new ListResult.Complete();
    int fetches;
    int searches;
    Function<Call, PlaceResult> onPlace = call -> accepted("p-" + placed.size());
    Function<Call, FetchResult> onFetch = call -> new FetchResult.Absent();
    Function<Call, StopResult> onStop = call -> new StopResult.NotPossible("not here");
    Function<String, String> account = owner -> "fake/" + owner;
    ConcurrencyResult concurrency = new ConcurrencyResult.NotTold();
    Function<Call, FindResult> onFind = call -> new FindResult.Candidates(List.of(), List.of());

    static PlaceResult accepted(String providerCallId) {
        return new PlaceResult.Accepted(news(EventSource.API, providerCallId, CallStatus.QUEUED));
    }

    static Observation news(EventSource source, String providerCallId, CallStatus status) {
        return Observation.from(source)
                .providerCallId(providerCallId)
                .status(status)
                .rawStatus(status.word())
                .build();
    }

    static FetchResult found(String providerCallId, CallStatus status) {
        return new FetchResult.Found(news(EventSource.POLL, providerCallId, status));
    }

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public void check(CallSpec spec) {}

    @Override
    public PlaceResult place(Call call) {
        placed.add(call);
        return onPlace.apply(call);
    }

    @Override
    public FetchResult fetch(Call call) {
        fetches++;
        return onFetch.apply(call);
    }

    @Override
    public String account(String owner) {
        return account.apply(owner);
    }

    @Override
    public StopResult stop(Call call) {
        stopped.add(call);
        return onStop.apply(call);
    }

    @Override
    public ConcurrencyResult concurrency(String owner) {
        return concurrency;
    }

    @Override
    public FindResult find(Call call) {
        searches++;
        return onFind.apply(call);
    }

    @Override
    public ListResult list(String owner, ListRequest request, Consumer<ProviderCall> each) {
        lists.add(request);
        listed.forEach(each);
        return onList;
    }

    @Override
    public Optional<WebhookReply> refuse(WebhookRequest request) {
        return request.header("refused").map(value -> WebhookReply.of(401, value));
    }

    @Override
    public boolean trustsWebhooks() {
        return trusts;
    }

    @Override
    public WebhookReading read(String body) {
        String[] words = body.split(" ", -1);
        if (words.length < 2) {
            return new WebhookReading.Unreadable("too few words");
        }
        if (words[0].equals("batch")) {
            return new WebhookReading.Ignored("a batch");
        }
        Observation.Builder news = Observation.from(EventSource.WEBHOOK)
                .providerCallId(words[0])
                .status(CallStatus.valueOf(words[1]))
                .rawStatus(words[1])
                .occurredAt(at)
                .providerAttempt(attempt)
                .dedupeKey(words[1])
                .payload(body);
        if (words.length > 4) {
            news.direction(words[2].equals("unsaid") ? null : Direction.valueOf(words[2].toUpperCase(Locale.ROOT)))
                    .number(words[3])
                    .caller(words[4].equals("-") ? null : words[4]);
            return new WebhookReading.News(news.build());
        }
        return new WebhookReading.News((words.length > 2 ? news.callId(CallId.of(words[2])) : news).build());
    }
}
