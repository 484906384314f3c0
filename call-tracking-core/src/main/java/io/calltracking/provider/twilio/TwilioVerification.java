package io.calltracking.provider.twilio;

import io.calltracking.client.twilio.TwilioSignature;
import io.calltracking.webhook.WebhookRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Checks that callbacks come from Twilio. Twilio signs the address as it knows it, so what a proxy in front of the app made of
 * it is undone: by the public address, and by the address that we gave Twilio ourselves. Immutable.
 */
final class TwilioVerification {
    private final TwilioSignature asReceived;
    private final TwilioSignature atPublicUrl;
    private final @Nullable String asked;

    TwilioVerification(Map<String, List<String>> tokens, @Nullable TwilioCallbacks callbacks) {
        asReceived = TwilioSignature.ofAccounts(tokens);
        atPublicUrl = callbacks == null ? asReceived : asReceived.withPublicUrl(callbacks.publicUrl());
        asked = callbacks == null ? null : callbacks.address();
    }

    boolean isGenuine(WebhookRequest request) {
        if (asked == null) {
            return isSigned(asReceived, request.url(), request);
        }
        String query = request.query();
        return isSigned(atPublicUrl, request.url(), request)
                || isSigned(asReceived, query.isEmpty() ? asked : asked + "?" + query, request);
    }

    private static boolean isSigned(TwilioSignature signature, String url, WebhookRequest request) {
        return signature.isValid(
                url,
                request.header(TwilioSignature.HEADER).orElse(null),
                request.header("Content-Type").orElse(null),
                request.body());
    }
}
