package io.calltracking.client;

/**
 * An answer that cannot be understood: a redirect, a success whose body is unreadable or too large. The request may well have been carried out.
 */
public final class UnexpectedResponseException extends ResponseException {
    private static final long serialVersionUID = 1L;

    /**
     * Wraps the answer.
     *
     * @param response what the provider answered
     */
    public UnexpectedResponseException(FailedResponse response) {
        super(response);
    }
}
