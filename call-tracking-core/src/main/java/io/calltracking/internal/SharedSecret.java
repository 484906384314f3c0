package io.calltracking.internal;

import io.calltracking.CallTrackingException;
import io.calltracking.webhook.WebhookRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.stream.Stream;

/** A secret that webhooks of providers without signatures carry, compared in constant time. Immutable. */
public final class SharedSecret {
    private static final String BEARER = "Bearer ";
    private static final String QUERY_NAME = "token=";

    private final byte[] secret;

    /** Refuses a blank secret. */
    public SharedSecret(String secret) {
        if (secret.isBlank()) {
            throw CallTrackingException.invalid("webhookSecret", "must not be blank");
        }
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
    }

    /** Whether the request carries the secret in a header or in its query. */
    public boolean isIn(WebhookRequest request) {
        Optional<String> authorization = request.header("Authorization")
                .map(value -> value.startsWith(BEARER) ? value.substring(BEARER.length()) : value);
        return Stream.of(authorization, request.header("X-Webhook-Secret"), token(request.query()))
                .flatMap(Optional::stream)
                .anyMatch(this::matches);
    }

    private boolean matches(String candidate) {
        return MessageDigest.isEqual(secret, candidate.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<String> token(String query) {
        return Stream.of(query.split("&", -1))
                .filter(part -> part.startsWith(QUERY_NAME))
                .map(part -> decoded(part.substring(QUERY_NAME.length())))
                .findFirst();
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return value;
        }
    }
}
