package io.calltracking.client;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The provider answered, but not with success. One final subclass per way to react. */
public abstract sealed class ResponseException extends ClientException
        permits BadRequestException,
                AuthenticationException,
                PermissionException,
                PaymentRequiredException,
                NotFoundException,
                ConflictException,
                RateLimitedException,
                ServerException,
                UnexpectedResponseException {
    private static final long serialVersionUID = 1L;

    private final transient FailedResponse response;

    ResponseException(FailedResponse response) {
        super(response.attempt(), response.outcome(), response.message(), null);
        this.response = response;
    }

    /** {@return the HTTP status code} */
    public int status() {
        return response.status();
    }

    /** {@return the response headers as they came, looked up without regard to case; may hold secrets} */
    public Map<String, List<String>> headers() {
        return response.headers();
    }

    /** {@return the provider's id of the request, from its response headers} */
    public Optional<String> requestId() {
        return Optional.ofNullable(response.requestId());
    }

    /** {@return the provider's error code} */
    public Optional<String> errorCode() {
        return Optional.ofNullable(response.errorCode());
    }

    /** {@return the response body as text, cut after a few thousand characters; may hold personal data} */
    public String body() {
        return response.body();
    }

    /** {@return how long the provider asks to wait, from {@code Retry-After} in seconds or as a date, else from its message} */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(response.retryAfter());
    }
}
