package io.calltracking.provider.twilio;

import io.calltracking.Call;
import io.calltracking.CallSpec;
import io.calltracking.CallStatus;
import io.calltracking.CallTrackingException;
import io.calltracking.Recording;
import io.calltracking.client.BadRequestException;
import io.calltracking.client.ClientException;
import io.calltracking.client.InvalidFieldException;
import io.calltracking.client.WebhookFormatException;
import io.calltracking.client.twilio.TwilioCall;
import io.calltracking.client.twilio.TwilioCallRequest;
import io.calltracking.client.twilio.TwilioCallUpdate;
import io.calltracking.client.twilio.TwilioClient;
import io.calltracking.client.twilio.TwilioMachineDetection;
import io.calltracking.client.twilio.TwilioWebhook;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Calls through Twilio Programmable Voice. Twilio takes no tag with a call: our id travels in the query of the callback's
 * address, as {@value #TAG}, and look-ups go by number and time. What a call does when it is answered comes from {@link
 * io.calltracking.CallRequest.Builder#agent}: the address of TwiML, or the sid of an application ({@code AP…}); without one,
 * from the builder. An address is asked with our id in its query, so that the app finds the call and its variables, which
 * Twilio is not told.
 *
 * <p>Thread-safe; the client is the app's, to be closed by it.
 *
 * @see <a href="https://www.twilio.com/docs/voice/api/call-resource">Twilio: call resource</a>
 */
public final class TwilioProvider implements CallProvider {
    /** The name of this provider. */
    public static final String NAME = "twilio";

    /** The parameter that carries our id, in the query of the addresses that Twilio is given. */
    public static final String TAG = Tag.NAME;

    private final TwilioClient client;
    private final TwilioRequests requests;
    private final TwilioRecordingLook recordings;
    private final CandidateSearch<TwilioCall> search;
    private final @Nullable TwilioVerification verification;

    private TwilioProvider(Builder builder) {
        client = builder.client;
        requests = new TwilioRequests(
                builder.from, builder.script, builder.callbacks, builder.records, builder.detection, builder.settings);
        recordings = new TwilioRecordingLook(client.recordings(), builder.apiUrl, builder.records);
        search = new CandidateSearch<>(new TwilioSearch(client.calls(), requests));
        verification =
                builder.authTokens.isEmpty() ? null : new TwilioVerification(builder.authTokens, builder.callbacks);
    }

    /** Places calls with this client; each call names its number and its TwiML, and no callbacks are asked for. */
    public static TwilioProvider of(TwilioClient client) {
        return builder(client).build();
    }

    /** Starts with this client. */
    public static Builder builder(TwilioClient client) {
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
            requests.check(spec);
        } catch (InvalidFieldException e) {
            throw CallTrackingException.invalid(e.field(), String.valueOf(e.getMessage()));
        }
    }

    @Override
    public PlaceResult place(Call call) {
        try {
            return new PlaceResult.Accepted(TwilioNews.accepted(client.calls().create(requests.of(call))));
        } catch (ClientException e) {
            return ClientResults.ofPlacing(e);
        } catch (CallTrackingException e) {
            return ClientResults.ofUnusable(e);
        }
    }

    /** Reads the call, and once it is over its recordings too. */
    @Override
    public FetchResult fetch(Call call) {
        try {
            TwilioCall read = client.calls().get(String.valueOf(call.providerCallId()));
            Recording recording = recordings.of(call, read);
            return new FetchResult.Found(TwilioNews.read(read, recording));
        } catch (ClientException e) {
            return ClientResults.ofReading(e);
        }
    }

    /** Takes back what has not been answered as far as is known, and hangs up what Twilio says has. */
    @Override
    public StopResult stop(Call call) {
        if (call.status().isLineEnded()) {
            return new StopResult.NotPossible("the call is over");
        }
        String sid = String.valueOf(call.providerCallId());
        try {
            if (call.status().rank() > CallStatus.RINGING.rank() || !tryCancel(sid)) {
                client.calls().update(sid, TwilioCallUpdate.complete());
            }
            return new StopResult.Requested();
        } catch (ClientException e) {
            return ClientResults.ofStopping(e);
        }
    }

    private boolean tryCancel(String sid) {
        try {
            client.calls().update(sid, TwilioCallUpdate.cancel());
            return true;
        } catch (BadRequestException e) {
            return false; // It was answered meanwhile.
        }
    }

    /** Twilio limits the calls begun per second, not those that are live. */
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
        return ClientResults.ofListing(() -> new TwilioListing(client.calls()).calls(request), each);
    }

    @Override
    public Optional<WebhookReply> refuse(WebhookRequest request) {
        return verification == null || verification.isGenuine(request)
                ? Optional.empty()
                : Optional.of(WebhookReply.of(401, "the webhook's signature is missing or wrong"));
    }

    /** The parameters of the body, or of the query of a GET, and our id from the address. */
    @Override
    public String text(WebhookRequest request) {
        return TwilioCallbacks.text(request);
    }

    @Override
    public WebhookReading read(String text) {
        try {
            return TwilioNews.told(TwilioWebhook.parse(text), text);
        } catch (WebhookFormatException e) {
            return new WebhookReading.Unreadable(String.valueOf(e.getMessage()));
        }
    }

    /** Nothing of the key. */
    @Override
    public String toString() {
        return "TwilioProvider[" + client + "]";
    }

    /** Collects settings. Not thread-safe. */
    public static final class Builder {
        private final TwilioClient client;
        private final Map<String, List<String>> authTokens = new LinkedHashMap<>();
        private @Nullable TwilioCallbacks callbacks;
        private @Nullable TwilioScript script;
        private @Nullable String from;
        private boolean records;
        private TwilioMachineDetection.@Nullable Mode detection;
        private Consumer<TwilioCallRequest.Builder> settings = request -> {};
        private String apiUrl = "https://api.twilio.com";

        private Builder(TwilioClient client) {
            this.client = client;
        }

        /**
         * Where the app is reached from outside: Twilio is asked to tell {@code <publicUrl>/webhooks/twilio} how each call goes, and
         * signatures are checked against this address, whatever a proxy makes of it. Without it no callback is asked for: then
         * the poller alone tells, or the callbacks of an application of the account.
         *
         * @param url http or https, without query or fragment
         * @throws CallTrackingException with {@link io.calltracking.ErrorCode#VALIDATION_ERROR} if it is another kind of address
         */
        public Builder publicUrl(URI url) {
            boolean http = "https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme());
            if (!http || url.getHost() == null || url.getRawQuery() != null || url.getRawFragment() != null) {
                throw CallTrackingException.invalid(
                        "publicUrl", "must be an http or https address without query or fragment");
            }
            String text = url.toString();
            this.callbacks = new TwilioCallbacks(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            return this;
        }

        /**
         * The auth tokens of an account; with one set, what is not signed for a known account is answered with 401. Several
         * while a token is changed. Called again for each sub-account, which signs with its own.
         *
         * @param accountSid AC…
         * @param tokens primary auth tokens: API keys sign nothing
         */
        public Builder authTokens(String accountSid, String... tokens) {
            authTokens.computeIfAbsent(accountSid, sid -> new ArrayList<>()).addAll(List.of(tokens));
            return this;
        }

        /** The number to call from where a call names none, E.164. */
        public Builder from(String number) {
            this.from = number;
            return this;
        }

        /** Calls that name no agent do what this address says, which is asked with our id in its query. */
        public Builder twimlUrl(URI url) {
            this.script = new TwilioScript(TwilioScript.Kind.URL, url.toString());
            return this;
        }

        /** Calls that name no agent do this: TwiML, at most 4000 characters. */
        public Builder twiml(String twiml) {
            this.script = new TwilioScript(TwilioScript.Kind.TWIML, twiml);
            return this;
        }

        /**
         * Calls that name no agent do what an application of the account says. Its own status callback counts: set that to
         * {@code <publicUrl>/webhooks/twilio} in Twilio's console. It carries no tag of ours.
         */
        public Builder applicationSid(String sid) {
            this.script = new TwilioScript(TwilioScript.Kind.APPLICATION, sid);
            return this;
        }

        /** Whether calls are recorded from the answer to the end; not if unset. TwiML may record all the same. */
        public Builder record(boolean value) {
            this.records = value;
            return this;
        }

        /**
         * Tells machines from people. With a public address detection runs beside the call; without one the call waits for it.
         */
        public Builder machineDetection(TwilioMachineDetection.Mode mode) {
            this.detection = mode;
            return this;
        }

        /**
         * What each request says besides, such as how long it may ring. Called anew for each request and before the provider's
         * own parts, which win.
         *
         * @param settings without effects of its own; thread-safe
         */
        public Builder settings(Consumer<TwilioCallRequest.Builder> settings) {
            this.settings = settings;
            return this;
        }

        /** Where recordings are fetched, for accounts of another region; {@code https://api.twilio.com} when not set. */
        public Builder apiUrl(URI url) {
            String text = url.toString();
            this.apiUrl = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
            return this;
        }

        /** The provider. */
        public TwilioProvider build() {
            return new TwilioProvider(this);
        }
    }
}
