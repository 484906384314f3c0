package io.calltracking.client;

import java.net.Proxy;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** Checked settings of one client. Immutable; made by a {@link ClientBuilder}, which documents each of them. */
public final class ClientOptions {
    private final String provider;
    private final Supplier<String> key;
    private final URI baseUrl;
    private final Duration connectTimeout;
    private final Duration readTimeout;
    private final Duration writeTimeout;
    private final Duration callTimeout;
    private final @Nullable Proxy proxy;
    private final @Nullable OkHttpClient okHttpClient;
    private final @Nullable String userAgent;
    private final long maxBodyBytes;
    private final double requestsPerSecond;
    private final boolean circuitBreaker;
    private final Clock clock;

    ClientOptions(ClientBuilder<?> from) {
        this.provider = from.provider;
        if (from.key == null) {
            throw invalid(provider, "apiKey", "is missing");
        }
        this.key = from.key;
        this.baseUrl = from.baseUrl;
        this.connectTimeout = positive("connectTimeout", from.connectTimeout);
        this.readTimeout = positive("readTimeout", from.readTimeout);
        this.writeTimeout = positive("writeTimeout", from.writeTimeout);
        this.callTimeout = positive("callTimeout", from.callTimeout);
        this.proxy = from.proxy;
        this.okHttpClient = from.okHttpClient;
        this.userAgent = from.userAgent;
        if (userAgent != null && !userAgent.chars().allMatch(c -> c >= ' ' && c <= '~')) {
            throw invalid(provider, "userAgent", "must be printable ASCII");
        }
        this.maxBodyBytes = from.maxBodyBytes;
        if (maxBodyBytes <= 0) {
            throw invalid(provider, "maxBodyBytes", "must be positive");
        }
        this.requestsPerSecond = from.requestsPerSecond;
        this.circuitBreaker = from.circuitBreaker;
        this.clock = from.clock;
    }

    /** {@return the provider's name, for people} */
    public String provider() {
        return provider;
    }

    /**
     * Asks for the key to use now.
     *
     * @return the key without white space around it
     * @throws InvalidFieldException if it is empty or cannot be sent in a header; the message does not repeat it
     */
    public String key() {
        return checkedKey(provider, key.get());
    }

    static String checkedKey(String provider, @Nullable String key) {
        String trimmed = key == null ? "" : key.strip();
        if (trimmed.isEmpty() || !trimmed.chars().allMatch(c -> c > ' ' && c <= '~')) {
            throw invalid(
                    provider, "apiKey", trimmed.isEmpty() ? "is empty" : "holds characters a header cannot carry");
        }
        return trimmed;
    }

    /** {@return the API's address} */
    public URI baseUrl() {
        return baseUrl;
    }

    /** {@return the limit for connecting} */
    public Duration connectTimeout() {
        return connectTimeout;
    }

    /** {@return the limit for silence while waiting for an answer} */
    public Duration readTimeout() {
        return readTimeout;
    }

    /** {@return the limit for writing a piece of a request} */
    public Duration writeTimeout() {
        return writeTimeout;
    }

    /** {@return the limit for one exchange as a whole} */
    public Duration callTimeout() {
        return callTimeout;
    }

    /** {@return the proxy to go through} */
    public Optional<Proxy> proxy() {
        return Optional.ofNullable(proxy);
    }

    /** {@return the application's own OkHttp client to derive from} */
    public Optional<OkHttpClient> okHttpClient() {
        return Optional.ofNullable(okHttpClient);
    }

    /** {@return what the client calls itself, if not by default} */
    public Optional<String> userAgent() {
        return Optional.ofNullable(userAgent);
    }

    /** {@return the largest body read of an answer, in bytes} */
    public long maxBodyBytes() {
        return maxBodyBytes;
    }

    /** {@return the pace of requests, if they are paced} */
    public OptionalDouble requestsPerSecond() {
        return requestsPerSecond > 0 ? OptionalDouble.of(requestsPerSecond) : OptionalDouble.empty();
    }

    /** {@return whether failures in a row hold requests back} */
    public boolean circuitBreaker() {
        return circuitBreaker;
    }

    /** {@return the clock that judges dates} */
    public Clock clock() {
        return clock;
    }

    /** {@return provider and address; never the key} */
    @Override
    public String toString() {
        return provider + " at " + baseUrl;
    }

    static URI parse(String provider, String text) {
        URI uri;
        try {
            uri = new URI(text.strip());
        } catch (URISyntaxException e) {
            throw invalid(provider, "baseUrl", "is not a URL");
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!(scheme.equals("http") || scheme.equals("https")) || uri.getHost() == null) {
            throw invalid(provider, "baseUrl", "must be an http or https URL with a host");
        }
        if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw invalid(provider, "baseUrl", "must have no user, query or fragment");
        }
        return uri;
    }

    static InvalidFieldException invalid(String provider, String field, String problem) {
        return new InvalidFieldException(new Attempt(provider, "set up client", null), field, problem);
    }

    private Duration positive(String field, Duration value) {
        if (value == null || value.compareTo(Duration.ofMillis(1)) < 0 || value.toDays() > 1) {
            throw invalid(provider, field, "must be between a millisecond and a day");
        }
        return value;
    }
}
