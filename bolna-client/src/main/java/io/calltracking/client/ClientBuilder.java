package io.calltracking.client;

import java.net.Proxy;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Settings that the clients of all providers share. Not thread-safe; one builder may build several clients.
 *
 * @param <B> the builder of one provider's client
 */
public abstract class ClientBuilder<B extends ClientBuilder<B>> {
    final String provider;

    @Nullable
    Supplier<String> key;

    URI baseUrl;
    Duration connectTimeout = Duration.ofSeconds(5);
    Duration readTimeout = Duration.ofSeconds(30);
    Duration writeTimeout = Duration.ofSeconds(10);
    Duration callTimeout = Duration.ofSeconds(60);

    @Nullable
    Proxy proxy;

    @Nullable
    OkHttpClient okHttpClient;

    @Nullable
    String userAgent;

    long maxBodyBytes = 10L * 1024 * 1024;
    double requestsPerSecond;
    boolean circuitBreaker;
    Clock clock = Clock.systemUTC();

    /**
     * Starts with the defaults.
     *
     * @param provider name of the provider, for people
     * @param baseUrl the provider's public API address
     */
    protected ClientBuilder(String provider, String baseUrl) {
        this.provider = provider;
        this.baseUrl = URI.create(baseUrl);
    }

    /** {@return this builder, by its own type} */
    protected abstract B self();

    /**
     * Takes the settings so far.
     *
     * @return checked, immutable settings
     * @throws InvalidFieldException naming the setting at fault
     */
    protected final ClientOptions options() {
        return new ClientOptions(this);
    }

    /**
     * Sets a fixed key. Required, unless {@link #keySupplier} is used.
     *
     * @param value the secret that authenticates requests; white space around it is dropped
     * @return this builder
     * @throws InvalidFieldException if it is empty or cannot be sent in a header; the message does not repeat it
     */
    public B apiKey(String value) {
        String fixed = ClientOptions.checkedKey(provider, value);
        this.key = () -> fixed;
        return self();
    }

    /**
     * Sets where the key comes from; asked before each request, so that a key can be rotated without a new client.
     *
     * @param value quick and thread-safe; what it throws makes the request fail as not sent
     * @return this builder
     */
    public B keySupplier(Supplier<String> value) {
        this.key = Objects.requireNonNull(value, "keySupplier");
        return self();
    }

    /**
     * Sets another address of the API.
     *
     * @param value http or https, without user, query or fragment; a path is kept as prefix
     * @return this builder
     */
    public B baseUrl(String value) {
        this.baseUrl = ClientOptions.parse(provider, value);
        return self();
    }

    /**
     * Limits the time to connect. Default 5 s.
     *
     * @param value for TCP and TLS each; positive
     * @return this builder
     */
    public B connectTimeout(Duration value) {
        this.connectTimeout = value;
        return self();
    }

    /**
     * Limits the silence while waiting for an answer. Default 30 s.
     *
     * @param value between two pieces of an answer; positive
     * @return this builder
     */
    public B readTimeout(Duration value) {
        this.readTimeout = value;
        return self();
    }

    /**
     * Limits the time a piece of the request may take to be written. Default 10 s.
     *
     * @param value for one write; positive
     * @return this builder
     */
    public B writeTimeout(Duration value) {
        this.writeTimeout = value;
        return self();
    }

    /**
     * Limits one exchange as a whole. Default 60 s. A repeated read counts anew; a recording being streamed is not limited.
     *
     * @param value from name look-up to the last byte of the answer; positive
     * @return this builder
     */
    public B callTimeout(Duration value) {
        this.callTimeout = value;
        return self();
    }

    /**
     * Sends requests through a proxy.
     *
     * @param value an HTTP or SOCKS proxy
     * @return this builder
     */
    public B proxy(Proxy value) {
        this.proxy = Objects.requireNonNull(value, "proxy");
        return self();
    }

    /**
     * Uses an OkHttp client of the application for sockets, TLS, proxy and interceptors. Its connections for reading are
     * shared and stay open when this client is closed; its silent repeats, redirects, cookies, cache and authenticator are
     * switched off in the derived client, and its timeouts replaced by those set here. Its interceptors see the key.
     *
     * @param value the client to derive from
     * @return this builder
     */
    public B okHttpClient(OkHttpClient value) {
        this.okHttpClient = Objects.requireNonNull(value, "okHttpClient");
        return self();
    }

    /**
     * Sets what the client calls itself. Default {@code call-tracking-java/} and its version.
     *
     * @param value printable ASCII
     * @return this builder
     */
    public B userAgent(String value) {
        this.userAgent = Objects.requireNonNull(value, "userAgent");
        return self();
    }

    /**
     * Limits the body of an answer after decompression. Default 10 MB. Recordings are streamed and not limited.
     *
     * @param value bytes; positive
     * @return this builder
     */
    public B maxBodyBytes(long value) {
        this.maxBodyBytes = value;
        return self();
    }

    /**
     * Spaces requests evenly. Off by default. A request that would have to wait longer than the call timeout fails as not
     * sent.
     *
     * @param value positive; a fraction such as 0.5 is one request every two seconds
     * @return this builder
     */
    public B requestsPerSecond(double value) {
        if (!(value > 0 && value <= 1_000_000)) {
            throw ClientOptions.invalid(provider, "requestsPerSecond", "must be positive");
        }
        this.requestsPerSecond = value;
        return self();
    }

    /**
     * Switches a circuit breaker on or off. Off by default. When on, five failures in a row (no answer, or 5xx) hold all
     * requests back for 30 seconds; they fail as not sent.
     *
     * @param value whether to use it
     * @return this builder
     */
    public B circuitBreaker(boolean value) {
        this.circuitBreaker = value;
        return self();
    }

    /**
     * Sets the clock that judges dates: schedules in requests, and {@code Retry-After} in answers.
     *
     * @param value default: the system's, UTC
     * @return this builder
     */
    public B clock(Clock value) {
        this.clock = Objects.requireNonNull(value, "clock");
        return self();
    }
}
