package io.calltracking.client.bolna;

import io.calltracking.client.internal.Json;
import io.calltracking.client.internal.JsonFields;
import io.calltracking.client.internal.Redaction;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The telephone side of a call ({@code telephony_data}); every part may be missing. Immutable.
 *
 * @param raw the object as it came
 * @see <a href="https://www.bolna.ai/docs/api-reference/executions/get_execution">Bolna: executions</a>
 */
public record BolnaTelephony(Map<String, @Nullable Object> raw) {
    /**
     * Copies the object.
     *
     * @param raw the object as it came
     */
    public BolnaTelephony {
        raw = Json.freezeObject(raw);
    }

    /** {@return how long the line was open; 0 before the end} */
    public @Nullable Duration duration() {
        return fields().seconds("duration");
    }

    /** {@return the number called: the callee's, or for an inbound call the agent's} */
    public @Nullable String toNumber() {
        return fields().text("to_number");
    }

    /** {@return the number calling: the agent's, or for an inbound call the caller's} */
    public @Nullable String fromNumber() {
        return fields().text("from_number");
    }

    /** {@return a link to the recording once there is one; an empty text counts as none} */
    public @Nullable String recordingUrl() {
        return fields().text("recording_url");
    }

    /** {@return whether Bolna's own telephony account was used} */
    public @Nullable Boolean hostedTelephony() {
        return fields().flag("hosted_telephony");
    }

    /** {@return the telephony provider's id of the call} */
    public @Nullable String providerCallId() {
        return fields().text("provider_call_id");
    }

    /** {@return "outbound" or "inbound"} */
    public @Nullable String callType() {
        return fields().text("call_type");
    }

    /** {@return the telephony provider, such as plivo or twilio} */
    public @Nullable String provider() {
        return fields().text("provider");
    }

    /** {@return who ended the call, such as Callee, Caller, Carrier} */
    public @Nullable String hangupBy() {
        return fields().text("hangup_by");
    }

    /** {@return why, in free words that must not be switched on} */
    public @Nullable String hangupReason() {
        return fields().text("hangup_reason");
    }

    /** {@return the telephony provider's code; ambiguous without {@link #hangupBy()}} */
    public @Nullable Integer hangupCode() {
        return fields().integer("hangup_provider_code", "hangup_code");
    }

    /** {@return how long it rang} */
    public @Nullable Duration ringDuration() {
        return fields().seconds("ring_duration");
    }

    /** {@return from dialing to the first ring} */
    public @Nullable Duration postDialDelay() {
        return fields().seconds("post_dial_delay");
    }

    /** {@return the carrier of the number called} */
    public @Nullable String carrier() {
        return fields().text("to_number_carrier");
    }

    private JsonFields fields() {
        return JsonFields.of(raw);
    }

    /** {@return the parts that are not personal} */
    @Override
    public String toString() {
        return "BolnaTelephony[callType=" + callType() + ", provider=" + provider() + ", to="
                + Redaction.number(toNumber()) + ", from=" + Redaction.number(fromNumber()) + ", duration=" + duration()
                + ", hangupBy=" + hangupBy() + ", hangupCode=" + hangupCode() + ", recordingUrl="
                + Redaction.secret(recordingUrl()) + "]";
    }
}
