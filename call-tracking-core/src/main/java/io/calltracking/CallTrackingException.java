package io.calltracking;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whatever this library throws on purpose. Messages carry no key, phone number or transcript. */
public final class CallTrackingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final @Nullable String field;

    private CallTrackingException(ErrorCode code, @Nullable String field, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = Objects.requireNonNull(code, "code");
        this.field = field;
    }

    /** An error with a message that says what was attempted, what was seen and what to do. */
    public static CallTrackingException of(ErrorCode code, String message) {
        return new CallTrackingException(code, null, message, null);
    }

    /** An error that another one caused. */
    public static CallTrackingException of(ErrorCode code, String message, Throwable cause) {
        return new CallTrackingException(code, null, message, cause);
    }

    /** {@link ErrorCode#VALIDATION_ERROR} of one field. */
    public static CallTrackingException invalid(String field, String problem) {
        return new CallTrackingException(ErrorCode.VALIDATION_ERROR, field, field + ": " + problem, null);
    }

    /** {@link ErrorCode#CALL_NOT_FOUND}. */
    public static CallTrackingException notFound(CallId id) {
        return of(ErrorCode.CALL_NOT_FOUND, "Call with ID '" + id + "' not found");
    }

    /** What kind of error this is; stable across versions. */
    public ErrorCode code() {
        return code;
    }

    /** The field at fault, null unless {@link ErrorCode#VALIDATION_ERROR}. */
    public @Nullable String field() {
        return field;
    }

    /** The error as JSON: {@code {"error":"CallNotFound","message":"…","code":"CALL_NOT_FOUND"}}. */
    public String toJson() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("error", code.error());
        json.put("message", getMessage());
        json.put("code", code.name());
        if (field != null) {
            json.put("field", field);
        }
        return JsonText.write(json);
    }
}
