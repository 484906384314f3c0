package io.calltracking.client;

/**
 * Too many requests: HTTP 429. The request was not carried out; wait {@link #retryAfter()} or longer, with growing pauses.
 */
public final class RateLimitedException extends ResponseException {
    private static final long serialVersionUID = 1L;

    /**
     * Wraps the answer.
     *
     * @param response what the provider answered
     */
    public RateLimitedException(FailedResponse response) {
        super(response);
    }
}
