package io.calltracking.client.bland;

import io.calltracking.client.internal.JsonFields;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an error body says, whichever of the four shapes it has: {@code {status, message, errors, code}}, {@code {data: null,
 * errors: [{error, message}]}}, {@code {error, details}}, or a status of its own such as "DNC Error".
 *
 * @param message the text for people, null if there is none
 * @param code the code for machines, null if there is none
 * @param status the member of that name, "" if there is none
 */
record BlandErrorBody(@Nullable String message, @Nullable String code, String status) {
    private static final Pattern CODE = Pattern.compile("[A-Z0-9]+(?:_[A-Z0-9]+)*|[a-z0-9]+(?:_[a-z0-9]+)+");

    /** Reads any JSON; null unless it is an object. */
    static @Nullable BlandErrorBody read(@Nullable Object json) {
        if (!(json instanceof Map<?, ?>)) {
            return null;
        }
        JsonFields body = JsonFields.require(json);
        List<Map<String, @Nullable Object>> objects = body.objects("errors");
        JsonFields first = JsonFields.of(objects.isEmpty() ? Map.of() : objects.get(0));
        String error = body.raw().get("error") instanceof String text ? text : null;
        boolean isCode = error != null && CODE.matcher(error).matches();
        String code = body.text("code");
        if (code == null) {
            code = isCode ? error : first.text("error", "code");
        }
        String status = body.text("status");
        return new BlandErrorBody(message(body, first, isCode ? null : error), code, status == null ? "" : status);
    }

    BlandProblem problem() {
        if (status.toLowerCase(Locale.ROOT).startsWith("dnc")) {
            return BlandProblem.DO_NOT_CALL;
        }
        return BlandProblem.named(code + "\n" + message);
    }

    /** The list of errors first: the text beside it may be the same list as JSON inside a sentence. */
    private static @Nullable String message(JsonFields body, JsonFields firstError, @Nullable String error) {
        List<String> errors = body.texts("errors");
        if (!errors.isEmpty()) {
            return String.join(" ", errors);
        }
        String message = firstError.text("message");
        if (message == null) {
            message = body.text("message");
        }
        if (message == null) {
            message = error != null ? error : body.text("details");
        }
        return message;
    }
}
