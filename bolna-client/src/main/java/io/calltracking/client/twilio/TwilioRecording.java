package io.calltracking.client.twilio;

import io.calltracking.client.internal.Json;
import io.calltracking.client.internal.JsonFields;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A recording without its audio. Everything but the sid may be missing. Immutable.
 *
 * @param raw the object as it came, unknown members included
 * @see <a href="https://www.twilio.com/docs/voice/api/recording">Twilio: recordings</a>
 */
public record TwilioRecording(Map<String, @Nullable Object> raw) {
    /**
     * Copies the object.
     *
     * @param raw the object as it came, unknown members included
     * @throws IllegalArgumentException if it has no sid
     */
    public TwilioRecording {
        raw = Json.freezeObject(raw);
        JsonFields.of(raw).requireText("sid");
    }

    static TwilioRecording read(@Nullable Object json) {
        return new TwilioRecording(JsonFields.require(json).raw());
    }

    /** {@return identifies the recording: RE and 32 hexadecimal digits} */
    public String sid() {
        return fields().requireText("sid");
    }

    /** {@return the call recorded} */
    public @Nullable String callSid() {
        return fields().text("call_sid");
    }

    /** {@return where the recording stands; its word is empty if none was sent} */
    public TwilioRecordingStatus status() {
        String word = fields().text("status");
        return TwilioRecordingStatus.of(word == null ? "" : word);
    }

    /** {@return its length; null until known} */
    public @Nullable Duration duration() {
        return fields().seconds("duration");
    }

    /** {@return 1, or 2 with one party on each} */
    public @Nullable Integer channels() {
        return fields().integer("channels");
    }

    /** {@return what made it, an open word: OutboundAPI, DialVerb, RecordVerb, StartCallRecordingAPI, …} */
    public @Nullable String source() {
        return fields().text("source");
    }

    /** {@return whose voice is on it: inbound, outbound or both} */
    public @Nullable String track() {
        return fields().text("track");
    }

    /** {@return why there is none: 16101 too short, 16102 silent; null if nothing went wrong} */
    public @Nullable Integer errorCode() {
        return fields().integer("error_code");
    }

    /** {@return the price as sent, a charge being negative; null until known} */
    public @Nullable BigDecimal price() {
        return fields().number("price");
    }

    /** {@return what it cost, a charge being positive; empty until known} */
    public Optional<TwilioCost> cost() {
        return TwilioCost.read(fields());
    }

    /** {@return when recording began} */
    public @Nullable Instant startedAt() {
        return fields().instant("start_time");
    }

    /** {@return when the recording was made known} */
    public @Nullable Instant createdAt() {
        return fields().instant("date_created");
    }

    /** {@return when anything about it changed last} */
    public @Nullable Instant updatedAt() {
        return fields().instant("date_updated");
    }

    private JsonFields fields() {
        return JsonFields.of(raw);
    }

    /** {@return sid, call, status and length} */
    @Override
    public String toString() {
        return "TwilioRecording[sid=" + Twilio.shownSid(sid()) + ", callSid=" + Twilio.shownSid(callSid()) + ", status="
                + Twilio.shownWord(status().raw()) + ", duration=" + duration() + "]";
    }
}
