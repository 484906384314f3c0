package io.calltracking.client;

/**
 * The API key is missing, wrong or revoked: HTTP 401, or what the provider sends in its place (Bolna answers 403 with a {@code detail} text).
 */
public final class AuthenticationException extends ResponseException {
    private static final long serialVersionUID = 1L;

    /**
     * Wraps the answer.
     *
     * @param response what the provider answered
     */
    public AuthenticationException(FailedResponse response) {
        super(response);
    }
}
