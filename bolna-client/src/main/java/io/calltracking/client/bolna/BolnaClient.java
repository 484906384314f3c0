package io.calltracking.client.bolna;

import io.calltracking.client.ClientBuilder;
import io.calltracking.client.internal.Backoff;
import io.calltracking.client.internal.RetryPauses;
import io.calltracking.client.internal.Transport;

/**
 * Client for the Bolna Voice AI API, see <a href="https://www.bolna.ai/docs/api-reference/introduction">its reference</a>.
 *
 * <p>Immutable and thread-safe; one instance per key is enough. Each method that makes a request comes in two
 * forms, {@code x} and {@code xAsync}; both fail with a {@link io.calltracking.client.ClientException}, and input that the API would not take is
 * refused before anything is sent. Reads are repeated after passing failures; nothing else ever is, because the API knows no
 * idempotency key. Futures complete on a thread of this client; cancelling one cuts its HTTP call, which says nothing about
 * what the request did. {@link #close()} ends the threads and connections that this client made.
 */
public final class BolnaClient implements AutoCloseable {
    private final Transport transport;

    BolnaClient(Transport transport) {
        this.transport = transport;
    }

    /**
     * Makes a client with default settings.
     *
     * @param apiKey an account's key ({@code bn-…}) or a sub-account's ({@code sa-…})
     * @return a client; to be closed at the end
     */
    public static BolnaClient create(String apiKey) {
        return builder().apiKey(apiKey).build();
    }

    /** {@return settings for a client} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return placing and stopping calls} */
    public BolnaCalls calls() {
        return new BolnaCalls(transport);
    }

    /** {@return reading what became of calls} */
    public BolnaExecutions executions() {
        return new BolnaExecutions(transport);
    }

    /** {@return calling many people from a file} */
    public BolnaBatches batches() {
        return new BolnaBatches(transport);
    }

    /** {@return fetching recordings} */
    public BolnaRecordings recordings() {
        return new BolnaRecordings(transport);
    }

    /** {@return reading agents and setting their webhooks} */
    public BolnaAgents agents() {
        return new BolnaAgents(transport);
    }

    /** {@return the account's numbers} */
    public BolnaPhoneNumbers phoneNumbers() {
        return new BolnaPhoneNumbers(transport);
    }

    /** {@return letting agents answer numbers} */
    public BolnaInbound inbound() {
        return new BolnaInbound(transport);
    }

    /** {@return the account behind the key} */
    public BolnaAccount account() {
        return new BolnaAccount(transport);
    }

    /** {@return accounts within an organization} */
    public BolnaSubAccounts subAccounts() {
        return new BolnaSubAccounts(transport);
    }

    /** Cuts what is under way and releases threads and connections. Calling it again does nothing. */
    @Override
    public void close() {
        transport.close();
    }

    /** {@return provider and address; never the key} */
    @Override
    public String toString() {
        return "BolnaClient[" + transport.options() + "]";
    }

    /** Settings of a {@link BolnaClient}. Not thread-safe. */
    public static final class Builder extends ClientBuilder<Builder> {
        private Builder() {
            super(Bolna.NAME, Bolna.API);
        }

        @Override
        protected Builder self() {
            return this;
        }

        /**
         * Makes the client. Nothing is sent.
         *
         * @return a client; to be closed at the end
         * @throws io.calltracking.client.InvalidFieldException naming the setting at fault
         */
        public BolnaClient build() {
            return build(new Backoff());
        }

        BolnaClient build(RetryPauses pauses) {
            return new BolnaClient(new Transport(options(), new BolnaDialect(), pauses));
        }
    }
}
