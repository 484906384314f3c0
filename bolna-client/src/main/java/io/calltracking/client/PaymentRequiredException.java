package io.calltracking.client;

/**
 * The account's balance does not suffice: HTTP 402.
 */
public final class PaymentRequiredException extends ResponseException {
    private static final long serialVersionUID = 1L;

    /**
     * Wraps the answer.
     *
     * @param response what the provider answered
     */
    public PaymentRequiredException(FailedResponse response) {
        super(response);
    }
}
