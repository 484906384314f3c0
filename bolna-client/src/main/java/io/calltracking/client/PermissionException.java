package io.calltracking.client;

/**
 * The key is known but may not do this: HTTP 403.
 */
public final class PermissionException extends ResponseException {
    private static final long serialVersionUID = 1L;

    /**
     * Wraps the answer.
     *
     * @param response what the provider answered
     */
    public PermissionException(FailedResponse response) {
        super(response);
    }
}
