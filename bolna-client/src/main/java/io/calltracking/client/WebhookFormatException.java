package io.calltracking.client;

import org.jspecify.annotations.Nullable;

/** A webhook body that is not what the provider sends. The message holds nothing of the body. */
public final class WebhookFormatException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Name of the provider. */
    private final String provider;

    /**
     * Says what is wrong.
     *
     * @param provider name of the provider, for people
     * @param problem what is wrong with the body, without repeating any of it
     * @param cause the failure below, or null
     */
    public WebhookFormatException(String provider, String problem, @Nullable Throwable cause) {
        super(provider + ": unreadable webhook: " + problem + ".", cause);
        this.provider = provider;
    }

    /** {@return the provider's name, for people} */
    public String provider() {
        return provider;
    }
}
