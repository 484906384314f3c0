package io.calltracking;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a provider account does, as this instance sees it.
 *
 * @param account the provider's name of it, see {@link io.calltracking.provider.CallProvider#account}
 * @param problem why its calls cannot be looked at; null when they can
 * @param pausedUntil until when it is left alone; null when it is not
 * @param lastWebhook when this instance last took a webhook about one of its calls; null when never
 * @param webhooksSilent whether looks have lately told what webhooks should have told before
 * @param pollLag how late the latest look at one of its calls was; zero before the first
 */
public record AccountHealth(
        String account,
        @Nullable String problem,
        @Nullable Instant pausedUntil,
        @Nullable Instant lastWebhook,
        boolean webhooksSilent,
        Duration pollLag) {

    /** Refuses a null account. */
    public AccountHealth {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(pollLag, "pollLag");
    }
}
