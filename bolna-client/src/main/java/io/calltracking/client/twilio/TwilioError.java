package io.calltracking.client.twilio;

import io.calltracking.client.ResponseException;
import io.calltracking.client.internal.Json;
import io.calltracking.client.internal.JsonFields;
import io.calltracking.client.internal.JsonFormatException;
import io.calltracking.client.internal.Redaction;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What Twilio says about a request that failed. Immutable.
 *
 * @param code Twilio's number for the problem, such as 21211; null if there is none
 * @param message in words; may name a phone number
 * @param moreInfo a page about the code; null if not told
 * @param status the HTTP status
 * @param details further members of the answer; may be empty
 * @see <a href="https://www.twilio.com/docs/api/errors">Twilio: error codes</a>
 */
public record TwilioError(
        @Nullable Integer code,
        String message,
        @Nullable String moreInfo,
        int status,
        Map<String, @Nullable Object> details) {
    /**
     * Copies the details.
     *
     * @param code Twilio's number for the problem, such as 21211; null if there is none
     * @param message in words; may name a phone number
     * @param moreInfo a page about the code; null if not told
     * @param status the HTTP status
     * @param details further members of the answer; may be empty
     */
    public TwilioError {
        details = Json.freezeObject(details);
    }

    /**
     * Reads the body of an answer that was not success.
     *
     * @param failure what a method of this client threw
     * @return what it says; empty if the body is not JSON, as a gateway's page is not
     */
    public static Optional<TwilioError> of(ResponseException failure) {
        try {
            JsonFields body = JsonFields.require(Json.parse(failure.body()));
            String message = body.text("message", "detail", "title");
            return Optional.of(new TwilioError(
                    body.integer("code"),
                    message == null ? "" : message,
                    body.text("more_info", "type"),
                    failure.status(),
                    body.object("details", "params")));
        } catch (JsonFormatException e) {
            return Optional.empty();
        }
    }

    /** {@return code and status, and the message with numbers masked} */
    @Override
    public String toString() {
        return "TwilioError[code=" + code + ", status=" + status + ", message=" + Redaction.message(message) + "]";
    }
}
