package io.calltracking.provider.bland;

import io.calltracking.Call;
import io.calltracking.CallSpec;
import io.calltracking.CallTrackingException;
import io.calltracking.client.ClientException;
import io.calltracking.client.InvalidFieldException;
import io.calltracking.client.WebhookFormatException;
import io.calltracking.client.bland.BlandCall;
import io.calltracking.client.bland.BlandCallRequest;
import io.calltracking.client.bland.BlandClient;
import io.calltracking.client.bland.BlandSignature;
import io.calltracking.client.bland.BlandWebhook;
import io.calltracking.internal.CandidateSearch;
import io.calltracking.internal.ClientResults;
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
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Calls through Bland. Our id travels in the metadata, as {@value #TAG}, and as the external id; both come back in webhooks
 * and look-ups. Costs are in USD. {@link io.calltracking.CallRequest.Builder#agent} says who leads the call:
 *
 * <ul>
 *   <li>an agent's id, as it is
 *   <li>{@value #PATHWAY} and the id of a pathway
 *   <li>{@value #TASK} and what to do, in words
 * </ul>
 *
 * <p>The variables of a call are what its prompt finds as <code>{{name}}</code>. Thread-safe; the client is the app's, to be
 * closed by it.
 *
 * @see <a href="https://docs.bland.ai/api-v1/post/calls">Bland: send call</a>
 */
public final class BlandProvider implements CallProvider {
    /** The name of this provider. */
    public static final String NAME = "bland";

    /** The member of the metadata that carries our id. */
    public static final String TAG = Tag.NAME;

    /** Before the id of a pathway, in the place of an agent's id. */
    public static final String PATHWAY = "pathway:";

    /** Before words that say what to do, in the place of an agent's id. */
    public static final String TASK = "task:";

    private final BlandClient client;
    private final BlandRequests requests;
    private final BlandNews news;
    private final CandidateSearch<BlandCall> search;
    private final @Nullable BlandSignature signature;

    private BlandProvider(Builder builder) {
        client = builder.client;
        requests = new BlandRequests(builder.webhookUrl, builder.settings);
        news = new BlandNews(builder.clock);
        search = new CandidateSearch<>(new BlandSearch(client.calls(), news));
        signature = builder.signature;
    }

    /** Places calls with this client; webhooks are asked for by nobody here, and taken unverified. */
    public static BlandProvider of(BlandClient client) {
        return builder(client).build();
    }

    /** Starts with this client. */
    public static Builder builder(BlandClient client) {
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
        try {
            requests.untagged(spec);
        } catch (InvalidFieldException e) {
            throw CallTrackingException.invalid(e.field(), String.valueOf(e.getMessage()));
        }
    }

    @Override
    public PlaceResult place(Call call) {
        try {
            return new PlaceResult.Accepted(news.accepted(client.calls().send(requests.of(call))));
        } catch (ClientException e) {
            return ClientResults.ofPlacing(e);
        } catch (CallTrackingException e) {
            return ClientResults.ofUnusable(e);
        }
    }

    @Override
    public FetchResult fetch(Call call) {
        try {
            return new FetchResult.Found(news.read(client.calls().get(String.valueOf(call.providerCallId()))));
        } catch (ClientException e) {
            return ClientResults.ofReading(e);
        }
    }

    /** Bland takes back what waits and hangs up what is live, by the same request. */
    @Override
    public StopResult stop(Call call) {
        try {
            client.calls().stop(String.valueOf(call.providerCallId()));
            return new StopResult.Requested();
        } catch (ClientException e) {
            return ClientResults.ofStopping(e);
        }
    }

    /** Bland's limit depends on the plan; its API tells no number of calls at once. */
    @Override
    public ConcurrencyResult concurrency(String owner) {
        return new ConcurrencyResult.NotTold();
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
        return ClientResults.ofListing(() -> new BlandListing(client.calls(), news).calls(request), each);
    }

    @Override
    public Optional<WebhookReply> refuse(WebhookRequest request) {
        boolean genuine = signature == null
                || signature.verify(
                        request.body(), request.header(BlandSignature.HEADER).orElse(null));
        return genuine
                ? Optional.empty()
                : Optional.of(WebhookReply.of(401, "the webhook's signature is missing or wrong"));
    }

    /** The body, whatever the method: nothing else is signed. */
    @Override
    public String text(WebhookRequest request) {
        return request.text();
    }

    @Override
    public WebhookReading read(String text) {
        try {
            return news.told(BlandWebhook.parse(text.getBytes(StandardCharsets.UTF_8)), text);
        } catch (WebhookFormatException e) {
            return new WebhookReading.Unreadable(String.valueOf(e.getMessage()));
        }
    }

    /** Nothing of the key. */
    @Override
    public String toString() {
        return "BlandProvider[" + client + "]";
    }

    /** Collects settings. Not thread-safe. */
    public static final class Builder {
        private final BlandClient client;
        private Consumer<BlandCallRequest.Builder> settings = request -> {};
        private Clock clock = Clock.systemUTC();
        private @Nullable String webhookUrl;
        private @Nullable BlandSignature signature;

        private Builder(BlandClient client) {
            this.client = client;
        }

        /**
         * Where Bland posts the end of each call. Without it no webhook is asked for: then the account's own webhook tells,
         * if one is set in Bland's dashboard, or the poller alone.
         *
         * @param url an https address that is handed to the tracker as provider {@value BlandProvider#NAME}
         * @throws CallTrackingException with {@link io.calltracking.ErrorCode#VALIDATION_ERROR} if it is not https
         */
        public Builder webhookUrl(URI url) {
            if (!"https".equalsIgnoreCase(url.getScheme()) || url.getHost() == null) {
                throw CallTrackingException.invalid("webhookUrl", "must be an https address");
            }
            this.webhookUrl = url.toString();
            return this;
        }

        /**
         * The signing secrets of webhooks; with one set, what is not signed with any of them is answered with 401. The old
         * and the new one while a secret is replaced.
         */
        public Builder webhookSecrets(String... secrets) {
            this.signature = BlandSignature.of(secrets);
            return this;
        }

        /**
         * What each request says besides: voice, language, recording, voicemail. Called anew for each request and before
         * the provider's own parts, which win.
         *
         * @param settings without effects of its own; thread-safe
         */
        public Builder settings(Consumer<BlandCallRequest.Builder> settings) {
            this.settings = settings;
            return this;
        }

        /** Tells when the texts and the price of a call that ended are final, a minute after its end; the system's if unset. */
        public Builder clock(Clock clock) {
            this.clock = clock;
            return this;
        }

        /** The provider. */
        public BlandProvider build() {
            return new BlandProvider(this);
        }
    }
}
