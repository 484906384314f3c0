package io.calltracking.client.bland;

import io.calltracking.client.internal.Complaint;
import io.calltracking.client.internal.Dialect;
import io.calltracking.client.internal.JsonFields;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keys with or without "Bearer", error bodies in four shapes, and errors inside of 2xx. */
final class BlandDialect implements Dialect {
    /** Hosts that Bland's documentation prints for its API and its recordings. */
    private static final Set<String> OWN_HOSTS = Set.of("api.bland.ai", "us.api.bland.ai", "api.prod.bland.ai");

    private final boolean bearer;

    BlandDialect(boolean bearer) {
        this.bearer = bearer;
    }

    @Override
    public String authorization(String key) {
        return bearer ? "Bearer " + key : key;
    }

    @Override
    public Complaint complaint(int status, @Nullable Object json) {
        BlandErrorBody body = BlandErrorBody.read(json);
        if (body == null) {
            return new Complaint(json instanceof String text ? text : null, null, status);
        }
        if (status < 300) {
            return complaint(body, meaning(json, body));
        }
        BlandProblem problem = body.problem();
        // A server's failure stays one, whatever its text: the call may have been made.
        boolean renamed = (status == 429 && problem == BlandProblem.BLACKLISTED)
                || (status < 500 && problem == BlandProblem.NO_SUCH_LINE);
        return complaint(body, renamed ? problem.meaning() : status);
    }

    @Override
    public @Nullable Complaint hiddenComplaint(@Nullable Object json) {
        BlandErrorBody body = BlandErrorBody.read(json);
        if (body == null || !isError(JsonFields.require(json), body.status())) {
            return null;
        }
        return complaint(body, meaning(json, body));
    }

    @Override
    public boolean isOwnHost(String host) {
        return OWN_HOSTS.contains(host);
    }

    private static Complaint complaint(BlandErrorBody body, int meaning) {
        Duration pause = meaning == 429 ? body.problem().pause().orElse(null) : null;
        return new Complaint(body.message(), body.code(), meaning, pause);
    }

    private static boolean isError(JsonFields json, String status) {
        if (json.has("queue_status") || json.has("completed")) {
            return false; // A call, whose own status is none of an answer.
        }
        String word = status.strip().toLowerCase(Locale.ROOT);
        boolean saysSo = word.equals("error") || word.endsWith(" error");
        boolean lists = json.raw().get("errors") instanceof List<?> errors && !errors.isEmpty();
        boolean single = json.raw().get("error") instanceof String;
        return saysSo || (json.raw().get("data") == null && (lists || single));
    }

    /** What the answer amounts to; where that is not clear it stays a success nobody understands, whose effect is unknown. */
    private static int meaning(@Nullable Object json, BlandErrorBody body) {
        if (json instanceof Map<?, ?> map && map.get("call_id") != null) {
            return 200;
        }
        BlandProblem problem = body.problem();
        if (problem != BlandProblem.OTHER) {
            return problem.meaning();
        }
        String code = body.code() == null ? "" : body.code();
        if (code.endsWith("NOT_FOUND")) {
            return 404;
        }
        return code.equals("AUTH_FAILURE") || code.equals("AUTHORIZATION_REQUIRED") ? 401 : 200;
    }
}
