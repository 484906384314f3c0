package io.calltracking.client;

/**
 * The request does not fit the present state of what it is about: HTTP 409.
 */
public final class ConflictException extends ResponseException {
    private static final long serialVersionUID = 1L;

    /**
     * Wraps the answer.
     *
     * @param response what the provider answered
     */
    public ConflictException(FailedResponse response) {
        super(response);
    }
}
