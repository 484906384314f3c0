package io.calltracking.provider.bolna;

import io.calltracking.Call;
import io.calltracking.CallSpec;
import io.calltracking.CallStatus;
import io.calltracking.CallTrackingException;
import io.calltracking.client.ClientException;
import io.calltracking.client.InvalidFieldException;
import io.calltracking.client.WebhookFormatException;
import io.calltracking.client.bolna.BolnaCallRequest;
import io.calltracking.client.bolna.BolnaClient;
import io.calltracking.client.bolna.BolnaExecution;
import io.calltracking.client.bolna.BolnaWebhook;
import io.calltracking.internal.CandidateSearch;
import io.calltracking.internal.ClientResults;
import io.calltracking.internal.SharedSecret;
import io.calltracking.internal.SourceAddresses;
import io.calltracking.internal.Tag;
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
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Calls through Bolna. Our id travels as the prompt variable {@value #TAG} and comes back in webhooks and look-ups. Bolna
 * signs no webhooks: set a {@link Builder#webhookSecret secret} and have the agent's webhook send it, in a header or as
 * {@code ?token=} in its address, or {@link Builder#webhookSourceAddresses(int) go by the address} it comes from, or
 * {@link Builder#confirmWebhooksByReadingBack() read the execution back}. Thread-safe; the client is the app's, to be closed by it.
 *
 * @see <a href="https://www.bolna.ai/docs/api-reference/calls/make">Bolna: make a call</a>
 */
public final class BolnaProvider implements CallProvider {
    /** The name of this provider. */
    public static final String NAME = "bolna";

    /** The prompt variable that carries our id. */
    public static final String TAG = Tag.NAME;

    private final BolnaClient client;
    private final BolnaNews news;
    private final CandidateSearch<BolnaExecution> search;
    private final @Nullable SharedSecret secret;
    private final @Nullable SourceAddresses sources;
    private final boolean readsBack;

    private BolnaProvider(Builder builder) {
        client = builder.client;
        news = new BolnaNews(builder.currency);
        search = new CandidateSearch<>(new BolnaSearch(client.executions(), news));
        secret = builder.secret == null ? null : new SharedSecret(builder.secret);
        sources = builder.sources;
        readsBack = builder.readsBack;
    }

    /** Places calls with this client; webhooks are taken unverified. */
    public static BolnaProvider of(BolnaClient client) {
        return builder(client).build();
    }

    /** Starts with this client. */
    public static Builder builder(BolnaClient client) {
        return new Builder(client);
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
    public void check(CallSpec spec) {
        if (spec.agent() == null) {
            throw CallTrackingException.invalid("agent", "Bolna needs the id of the agent that speaks");
        }
        if (spec.variables().containsKey(TAG)) {
            throw CallTrackingException.invalid("variables", "'" + TAG + "' is taken: it carries the call's id");
        }
        try {
            request(spec, Map.of()).build();
        } catch (InvalidFieldException e) {
            throw CallTrackingException.invalid(e.field(), String.valueOf(e.getMessage()));
        }
    }

    @Override
    public PlaceResult place(Call call) {
        try {
            BolnaCallRequest request =
                    request(call.spec(), Map.of(TAG, call.id().toString())).build();
            return new PlaceResult.Accepted(news.accepted(client.calls().place(request)));
        } catch (ClientException e) {
            return ClientResults.ofPlacing(e);
        }
    }

    @Override
    public FetchResult fetch(Call call) {
        try {
            return new FetchResult.Found(news.read(client.executions().get(String.valueOf(call.providerCallId()))));
        } catch (ClientException e) {
            return ClientResults.ofReading(e);
        }
    }

    /** Bolna can call off what is queued or scheduled; a live call it cannot hang up. */
    @Override
    public StopResult stop(Call call) {
        if (call.status().rank() > CallStatus.QUEUED.rank()) {
            return new StopResult.NotPossible("Bolna cannot hang up a call that is being dialed or live");
        }
        try {
            client.calls().stop(String.valueOf(call.providerCallId()));
            return new StopResult.Requested();
        } catch (ClientException e) {
            return ClientResults.ofStopping(e);
        }
    }

    @Override
    public ConcurrencyResult concurrency(String owner) {
        try {
            Integer limit = client.account().me().maxConcurrency();
            return limit == null ? new ConcurrencyResult.NotTold() : new ConcurrencyResult.Known(limit);
        } catch (ClientException e) {
            return new ConcurrencyResult.Failed(ClientResults.reason(e));
        }
    }

    @Override
    public FindResult find(Call call) {
        try {
            return search.find(call);
        } catch (ClientException e) {
            return new FindResult.Failed(ClientResults.reason(e));
        }
    }

    @Override
    public ListResult list(String owner, ListRequest request, Consumer<ProviderCall> each) {
        return ClientResults.ofListing(() -> new BolnaListing(client, news).calls(request), each);
    }

    @Override
    public Optional<WebhookReply> refuse(WebhookRequest request) {
        if (secret != null && !secret.isIn(request)) {
            return Optional.of(WebhookReply.of(401, "the webhook's secret is missing or wrong"));
        }
        return sources == null || sources.isSourceOf(request)
                ? Optional.empty()
                : Optional.of(WebhookReply.of(403, "the webhook comes from another address"));
    }

    @Override
    public boolean trustsWebhooks() {
        return !readsBack;
    }

    @Override
    public WebhookReading read(String body) {
        BolnaWebhook webhook;
        try {
            webhook = BolnaWebhook.parse(body.getBytes(StandardCharsets.UTF_8));
        } catch (WebhookFormatException e) {
            return new WebhookReading.Unreadable(String.valueOf(e.getMessage()));
        }
        if (webhook instanceof BolnaWebhook.Execution event) {
            return new WebhookReading.News(news.told(event.execution(), body));
        }
        if (webhook instanceof BolnaWebhook.PreCall event) {
            return new WebhookReading.News(news.toldBeforeTool(event.execution(), body));
        }
        return new WebhookReading.Ignored(webhook.toString());
    }

    private static BolnaCallRequest.Builder request(CallSpec spec, Map<String, String> tag) {
        Map<String, @Nullable Object> userData = new LinkedHashMap<>(spec.variables());
        userData.putAll(tag);
        BolnaCallRequest.Builder request = BolnaCallRequest.builder(String.valueOf(spec.agent()), spec.to());
        request.userData(userData);
        if (spec.from() != null) {
            request.from(spec.from());
        }
        if (spec.scheduledAt() != null) {
            request.scheduledAt(spec.scheduledAt().atOffset(ZoneOffset.UTC));
        }
        return request;
    }

    /** Nothing of the key. */
    @Override
    public String toString() {
        return "BolnaProvider[" + client + "]";
    }

    /** Collects settings. Not thread-safe. */
    public static final class Builder {
        private final BolnaClient client;
        private String currency = "USD";
        private @Nullable String secret;
        private @Nullable SourceAddresses sources;
        private boolean readsBack;

        private Builder(BolnaClient client) {
            this.client = client;
        }

        /** The currency of the account, which Bolna does not name in its costs; USD when not set. */
        public Builder currency(String isoCode) {
            this.currency = isoCode;
            return this;
        }

        /**
         * What webhooks must carry to be taken: in the header {@code Authorization}, alone or after {@code Bearer}, in the
         * header {@code X-Webhook-Secret}, or as {@code token} in the query.
         */
        public Builder webhookSecret(String secret) {
            this.secret = secret;
            return this;
        }

        /**
         * Takes webhooks only from the addresses that Bolna names, {@link BolnaWebhook#SOURCE_ADDRESSES}; others are answered
         * with 403.
         *
         * @param trustedProxies see {@link #webhookSourceAddresses(Set, int)}
         */
        public Builder webhookSourceAddresses(int trustedProxies) {
            return webhookSourceAddresses(BolnaWebhook.SOURCE_ADDRESSES, trustedProxies);
        }

        /**
         * Takes webhooks only from these addresses; others are answered with 403.
         *
         * @param addresses IPv4 or IPv6
         * @param trustedProxies how many proxies of one's own a request passes, each of which adds its peer to
         *     {@code X-Forwarded-For}: that many entries from the right stands the client. 0 when the app is reached directly:
         *     then {@link WebhookRequest#remoteAddress()} is the client and the header is not looked at. Too many let anybody
         *     name the address to be seen
         * @throws CallTrackingException with {@link io.calltracking.ErrorCode#VALIDATION_ERROR} if one is no IP address
         */
        public Builder webhookSourceAddresses(Set<String> addresses, int trustedProxies) {
            this.sources = new SourceAddresses(addresses, trustedProxies);
            return this;
        }

        /**
         * Takes what webhooks tell for a hint: a call ends, re-opens or gets its data only as Bolna tells it when the
         * execution is read back, which happens before the webhook is answered or, when Bolna cannot be asked then, by the
         * poller, for which the call is due at once. Webhooks of calls that are not known never make Bolna be asked, and
         * inbound calls are not made of them. May be combined with a secret and with addresses.
         */
        public Builder confirmWebhooksByReadingBack() {
            this.readsBack = true;
            return this;
        }

        /** The provider. */
        public BolnaProvider build() {
            return new BolnaProvider(this);
        }
    }
}
