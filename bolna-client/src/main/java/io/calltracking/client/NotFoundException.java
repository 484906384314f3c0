package io.calltracking.client;

/**
 * There is nothing by that id, or it belongs to another account: HTTP 404.
 */
public final class NotFoundException extends ResponseException {
    private static final long serialVersionUID = 1L;

    /**
     * Wraps the answer.
     *
     * @param response what the provider answered
     */
    public NotFoundException(FailedResponse response) {
        super(response);
    }
}
