package io.calltracking.client.bland;

import io.calltracking.client.ClientBuilder;
import io.calltracking.client.internal.Backoff;
import io.calltracking.client.internal.RetryPauses;
import io.calltracking.client.internal.Transport;
import org.jspecify.annotations.Nullable;

/**
 * Client for the Bland AI API, see <a href="https://docs.bland.ai/api-v1/post/calls">its reference</a>.
 *
 * <p>Immutable and thread-safe; one instance per key is enough. Each method comes in two forms, {@code x} and
 * {@code xAsync}; both fail with a {@link io.calltracking.client.ClientException}, and input that the API would not take is
 * refused before anything is sent. Reads are repeated after passing failures; nothing else ever is, because the API knows no
 * idempotency key. Futures complete on a thread of this client; cancelling one cuts its HTTP call, which says nothing about
 * what the request did. {@link #close()} ends the threads and connections that this client made.
 */
public final class BlandClient implements AutoCloseable {
    private final BlandApi api;

    BlandClient(BlandApi api) {
        this.api = api;
    }

    /**
     * Makes a client with default settings.
     *
     * @param apiKey the organisation's key ({@code org_…})
     * @return a client; to be closed at the end
     */
    public static BlandClient create(String apiKey) {
        return builder().apiKey(apiKey).build();
    }

    /** {@return settings for a client} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return sending, reading and stopping calls} */
    public BlandCalls calls() {
        return new BlandCalls(api);
    }

    /** {@return finding out more about calls} */
    public BlandInsights insights() {
        return new BlandInsights(api);
    }

    /** {@return fetching recordings} */
    public BlandRecordings recordings() {
        return new BlandRecordings(api);
    }

    /** {@return the webhooks posted at the ends of calls} */
    public BlandWebhookLog webhookLog() {
        return new BlandWebhookLog(api);
    }

    /** {@return calls made together} */
    public BlandBatches batches() {
        return new BlandBatches(api);
    }

    /** {@return the numbers of the account} */
    public BlandNumbers numbers() {
        return new BlandNumbers(api);
    }

    /** {@return the account and its balance} */
    public BlandAccount account() {
        return new BlandAccount(api);
    }

    /** Cuts what is under way and releases threads and connections. Calling it again does nothing. */
    @Override
    public void close() {
        api.transport().close();
    }

    /** {@return provider and address; never a key} */
    @Override
    public String toString() {
        return "BlandClient[" + api.transport().options() + "]";
    }

    /** Settings of a {@link BlandClient}. Not thread-safe. */
    public static final class Builder extends ClientBuilder<Builder> {
        private boolean bearer = true;
        private @Nullable String encryptedKey;

        private Builder() {
            super(Bland.NAME, Bland.API);
        }

        @Override
        protected Builder self() {
            return this;
        }

        /**
         * Sends the key with or without "Bearer" before it. Bland takes both and recommends it.
         *
         * @param value default true
         * @return this builder
         */
        public Builder bearer(boolean value) {
            this.bearer = value;
            return this;
        }

        /**
         * Uses a telephony account of one's own: needed to call from a number of that account. Without a number to call
         * from, Bland picks one of that account. Sent as the header {@code encrypted_key} when calls are sent or read; some
         * proxies drop a header with an underscore in its name.
         *
         * @param value as Bland gave it when the account was connected; a secret
         * @return this builder
         * @see <a href="https://docs.bland.ai/tutorials/custom-twilio">Bland: own Twilio account</a>
         */
        public Builder encryptedKey(String value) {
            this.encryptedKey = Bland.check("set up client").header("encryptedKey", value);
            return this;
        }

        /**
         * Makes the client. Nothing is sent.
         *
         * @return a client; to be closed at the end
         * @throws io.calltracking.client.InvalidFieldException naming the setting at fault
         */
        public BlandClient build() {
            return build(new Backoff());
        }

        BlandClient build(RetryPauses pauses) {
            return new BlandClient(
                    new BlandApi(new Transport(options(), new BlandDialect(bearer), pauses), encryptedKey));
        }
    }
}
