package io.calltracking.client.bolna;

import io.calltracking.client.internal.Complaint;
import io.calltracking.client.internal.Dialect;
import io.calltracking.client.internal.JsonFields;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Bearer keys, and error bodies in half a dozen shapes. */
final class BolnaDialect implements Dialect {
    @Override
    public String authorization(String key) {
        return "Bearer " + key;
    }

    @Override
    public Complaint complaint(int status, @Nullable Object json) {
        if (!(json instanceof Map<?, ?>)) {
            return new Complaint(json instanceof String text ? text : null, null, status);
        }
        JsonFields body = JsonFields.require(json);
        // An unknown key is answered with 403 and a detail text where 401 is documented.
        boolean badKey = status == 403 && body.raw().get("detail") instanceof String;
        return new Complaint(message(body), code(body), badKey ? 401 : status);
    }

    @Override
    public @Nullable Complaint hiddenComplaint(@Nullable Object json) {
        return null;
    }

    private static @Nullable String message(JsonFields body) {
        String message = body.text("message");
        if (message != null) {
            return message;
        }
        if (body.raw().get("detail") instanceof String detail) {
            return detail;
        }
        for (Map<String, @Nullable Object> problem : body.objects("detail")) {
            JsonFields fields = JsonFields.of(problem);
            return String.join(".", fields.texts("loc")) + ": " + fields.text("msg");
        }
        return body.raw().get("error") instanceof String error ? error : null;
    }

    private static @Nullable String code(JsonFields body) {
        return body.raw().get("error") instanceof String ? null : body.text("error");
    }
}
