package io.calltracking.client;

/**
 * The provider or a gateway before it failed: HTTP 5xx. Whether a placing request was carried out is unknown.
 */
public final class ServerException extends ResponseException {
    private static final long serialVersionUID = 1L;

    /**
     * Wraps the answer.
     *
     * @param response what the provider answered
     */
    public ServerException(FailedResponse response) {
        super(response);
    }
}
