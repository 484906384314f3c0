package io.calltracking;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The provider and its names of a call.
 *
 * @param provider the provider's name, {@code bolna}
 * @param callId Bolna execution id, Bland call_id, Twilio CallSid; null until the provider has answered
 * @param runId the provider's run id where it differs from the call id; else null
 * @param carrierCallId the id at the telephone carrier below the provider; null until known
 */
public record ProviderIds(
        String provider,
        @Nullable String callId,
        @Nullable String runId,
        @Nullable String carrierCallId) {

    /** Refuses a null provider. */
    public ProviderIds {
        Objects.requireNonNull(provider, "provider");
    }

    /** A provider that has not answered yet. */
    public static ProviderIds unknown(String provider) {
        return new ProviderIds(provider, null, null, null);
    }
}
