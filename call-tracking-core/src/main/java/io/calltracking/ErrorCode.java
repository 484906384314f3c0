package io.calltracking;

/** Stable codes of {@link CallTrackingException}. */
public enum ErrorCode {
    /** No call has this id. */
    CALL_NOT_FOUND("CallNotFound"),
    /** No campaign has this id. */
    CAMPAIGN_NOT_FOUND("CampaignNotFound"),
    /** Something the app passed is not usable; the message names the field. */
    VALIDATION_ERROR("ValidationError"),
    /** The call's status does not allow this. */
    STATUS_TRANSITION_ERROR("StatusTransitionError"),
    /** A provider refused or did not answer. */
    PROVIDER_ERROR("ProviderError"),
    /** Bolna refused or did not answer. */
    BOLNA_INTEGRATION_ERROR("BolnaIntegrationError"),
    /** Bland refused or did not answer. */
    BLAND_INTEGRATION_ERROR("BlandIntegrationError"),
    /** Twilio refused or did not answer. */
    TWILIO_INTEGRATION_ERROR("TwilioIntegrationError"),
    /** The same idempotency key came with another request. */
    DUPLICATE_REQUEST("DuplicateRequest"),
    /** No slot is free and the app asked not to wait. */
    NO_SLOT("NoSlot"),
    /** The number must not be called. */
    SUPPRESSED("Suppressed"),
    /** The store cannot be reached or refused. */
    STORE_ERROR("StoreError");

    private final String error;

    ErrorCode(String error) {
        this.error = error;
    }

    /** The name used in the {@code error} field of the JSON form: {@code CallNotFound}. */
    public String error() {
        return error;
    }

    /** The code of errors of a provider: its own where it has one, else {@link #PROVIDER_ERROR}. */
    public static ErrorCode ofProvider(String provider) {
        return switch (provider) {
            case "bolna" -> BOLNA_INTEGRATION_ERROR;
            case "bland" -> BLAND_INTEGRATION_ERROR;
            case "twilio" -> TWILIO_INTEGRATION_ERROR;
            default -> PROVIDER_ERROR;
        };
    }
}
