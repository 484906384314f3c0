package io.calltracking.client.twilio;

import io.calltracking.client.internal.Complaint;
import io.calltracking.client.internal.Dialect;
import io.calltracking.client.internal.JsonFields;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Basic authentication, and error bodies of the API or, from newer products, problem JSON (RFC 9457).
 *
 * @param accountSid who authenticates when the key is an auth token
 */
record TwilioDialect(String accountSid) implements Dialect {
    private static final Pattern ADDRESS = Pattern.compile("(?i)\\b(sips?|client):[^\\s,;]+");

    @Override
    public String authorization(String key) {
        // An auth token has no colon; an API key comes as "SK…:secret".
        String pair = key.indexOf(':') < 0 ? accountSid + ":" + key : key;
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Complaint complaint(int status, @Nullable Object json) {
        if (!(json instanceof Map<?, ?>)) {
            return new Complaint(null, null, status);
        }
        JsonFields body = JsonFields.require(json);
        String message = body.text("message", "detail", "title");
        String masked = message == null ? null : ADDRESS.matcher(message).replaceAll("$1:***");
        return new Complaint(masked, body.text("code"), status);
    }

    @Override
    public @Nullable Complaint hiddenComplaint(@Nullable Object json) {
        return null;
    }
}
