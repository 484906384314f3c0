package io.calltracking.client;

/**
 * The provider rejects the request as it stands: HTTP 400, 418, 422 or another 4xx without a class of its own.
 */
public final class BadRequestException extends ResponseException {
    private static final long serialVersionUID = 1L;

    /**
     * Wraps the answer.
     *
     * @param response what the provider answered
     */
    public BadRequestException(FailedResponse response) {
        super(response);
    }
}
