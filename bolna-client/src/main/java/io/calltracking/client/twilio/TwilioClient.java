package io.calltracking.client.twilio;

import io.calltracking.client.ClientBuilder;
import io.calltracking.client.InvalidFieldException;
import io.calltracking.client.internal.Backoff;
import io.calltracking.client.internal.RetryPauses;
import io.calltracking.client.internal.Transport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Client for Twilio Programmable Voice, see <a href="https://www.twilio.com/docs/voice/api">its reference</a>.
 *
 * <p>Immutable and thread-safe; one instance per account is enough. Each method comes in two forms, {@code x} and
 * {@code xAsync}; both fail with a {@link io.calltracking.client.ClientException}, and input that the API would not take is
 * refused before anything is sent. Reads are repeated after passing failures; nothing else ever is, because the API knows no
 * idempotency key. Futures complete on a thread of this client; cancelling one cuts its HTTP call, which says nothing about
 * what the request did. {@link #close()} ends the threads and connections that this client made.
 */
public final class TwilioClient implements AutoCloseable {
    private static final String SET_UP = "set up client";

    private final TwilioAccount account;

    TwilioClient(TwilioAccount account) {
        this.account = account;
    }

    /**
     * Makes a client with default settings.
     *
     * @param accountSid AC…
     * @param authToken the account's primary or secondary auth token
     * @return a client; to be closed at the end
     */
    public static TwilioClient create(String accountSid, String authToken) {
        return builder(accountSid).authToken(authToken).build();
    }

    /**
     * Starts settings for a client.
     *
     * @param accountSid the account that authenticates and, unless a {@linkplain Builder#subAccountSid sub-account} is set, the
     *     one whose calls are meant: AC…
     * @return settings to be completed
     */
    public static Builder builder(String accountSid) {
        return new Builder(accountSid);
    }

    /** {@return placing, reading and changing calls} */
    public TwilioCalls calls() {
        return new TwilioCalls(account);
    }

    /** {@return reading and removing recordings} */
    public TwilioRecordings recordings() {
        return new TwilioRecordings(account);
    }

    /** Cuts what is under way and releases threads and connections. Calling it again does nothing. */
    @Override
    public void close() {
        account.transport().close();
    }

    /** {@return address and account; never the key} */
    @Override
    public String toString() {
        return "TwilioClient[" + account.transport().options() + ", account " + account.sid() + "]";
    }

    /** Settings of a {@link TwilioClient}. Not thread-safe. */
    public static final class Builder extends ClientBuilder<Builder> {
        private final String accountSid;
        private @Nullable String subAccountSid;

        private Builder(String accountSid) {
            super(Twilio.NAME, Twilio.API);
            this.accountSid = accountSid;
        }

        @Override
        protected Builder self() {
            return this;
        }

        /**
         * Authenticates as the account itself.
         *
         * @param value the primary or secondary auth token; white space around it is dropped
         * @return this builder
         */
        public Builder authToken(String value) {
            return super.apiKey(value);
        }

        /**
         * Authenticates with an API key, which Twilio advises: it can be revoked by itself. Webhooks are signed with the auth
         * token all the same.
         *
         * @param keySid SK…
         * @param secret shown once when the key was made
         * @return this builder
         * @throws InvalidFieldException if the sid is not a key's
         */
        public Builder apiKey(String keySid, String secret) {
            return super.apiKey(Twilio.sid(SET_UP, "keySid", "SK", keySid) + ":" + secret);
        }

        /**
         * Sets a fixed key in one text.
         *
         * @param value an auth token, or an API key as {@code SK…:secret}
         * @return this builder
         */
        @Override
        public Builder apiKey(String value) {
            return super.apiKey(value);
        }

        /**
         * Sets where the key comes from; asked before each request, so that it can be rotated without a new client.
         *
         * @param value gives an auth token, or an API key as {@code SK…:secret}; quick and thread-safe
         * @return this builder
         */
        @Override
        public Builder keySupplier(Supplier<String> value) {
            return super.keySupplier(value);
        }

        /**
         * Means the calls of a sub-account, while the account itself authenticates.
         *
         * @param value AC…
         * @return this builder
         */
        public Builder subAccountSid(String value) {
            this.subAccountSid = value;
            return this;
        }

        /**
         * Makes the client. Nothing is sent.
         *
         * @return a client; to be closed at the end
         * @throws InvalidFieldException naming the setting at fault
         */
        public TwilioClient build() {
            return build(new Backoff());
        }

        TwilioClient build(RetryPauses pauses) {
            String own = Twilio.sid(SET_UP, "accountSid", "AC", accountSid);
            String meant = subAccountSid == null ? own : Twilio.sid(SET_UP, "subAccountSid", "AC", subAccountSid);
            Transport transport = new Transport(options(), new TwilioDialect(own), pauses);
            return new TwilioClient(new TwilioAccount(transport, meant));
        }
    }
}
