package io.calltracking.client.bland;

import io.calltracking.client.InvalidFieldException;
import io.calltracking.client.internal.Check;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lets Bland itself dial again after a voicemail answered. Immutable.
 *
 * @param pause the pause before it; whole seconds, which is the API's unit here
 * @param voicemailMessage what to say if a voicemail answers again; null to do nothing but {@code voicemailAction}
 * @param voicemailAction what to do then: hangup, leave_message or ignore; null for Bland's default
 */
public record BlandRetry(
        Duration pause,
        @Nullable String voicemailAction,
        @Nullable String voicemailMessage) {
    private static final Check CHECK = Bland.check(BlandCallRequest.OPERATION);

    /**
     * Checks the pause.
     *
     * @param pause the pause before it; whole seconds
     * @param voicemailMessage what to say if a voicemail answers again, or null
     * @param voicemailAction what to do then, or null
     * @throws InvalidFieldException if the pause is negative or not whole seconds
     */
    public BlandRetry {
        if (pause.isNegative() || !pause.equals(Duration.ofSeconds(pause.toSeconds()))) {
            throw CHECK.invalid("retry", "must wait for whole seconds");
        }
    }

    /**
     * Dials again and hangs up if a voicemail answers again.
     *
     * @param pause the pause before it; whole seconds
     * @return when to dial again
     */
    public static BlandRetry after(Duration pause) {
        return new BlandRetry(pause, null, null);
    }

    Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("wait", pause.toSeconds());
        if (voicemailAction != null) {
            json.put("voicemail_action", voicemailAction);
        }
        if (voicemailMessage != null) {
            json.put("voicemail_message", voicemailMessage);
        }
        return json;
    }

    /** {@return the pause and the action, without the text} */
    @Override
    public String toString() {
        return "BlandRetry[pause=" + pause + ", voicemailAction=" + voicemailAction + "]";
    }
}
