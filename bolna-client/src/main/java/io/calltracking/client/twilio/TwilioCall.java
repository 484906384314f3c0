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
 * A call as the API answers it. Everything but the sid may be missing: the answer to placing has no times, and the price comes
 * minutes after the end. Immutable; two are equal if their JSON is.
 *
 * @param raw the object as it came, unknown members included
 * @see <a href="https://www.twilio.com/docs/voice/api/call-resource">Twilio: call resource</a>
 */
public record TwilioCall(Map<String, @Nullable Object> raw) {
    /**
     * Copies the object.
     *
     * @param raw the object as it came, unknown members included
     * @throws IllegalArgumentException if it has no sid
     */
    public TwilioCall {
        raw = Json.freezeObject(raw);
        JsonFields.of(raw).requireText("sid");
    }

    static TwilioCall read(@Nullable Object json) {
        return new TwilioCall(JsonFields.require(json).raw());
    }

    /** {@return identifies the call: CA and 32 hexadecimal digits} */
    public String sid() {
        return fields().requireText("sid");
    }

    /** {@return the account it belongs to: AC…} */
    public @Nullable String accountSid() {
        return fields().text("account_sid");
    }

    /** {@return the call that this one is a leg of} */
    public @Nullable String parentCallSid() {
        return fields().text("parent_call_sid");
    }

    /** {@return the account's number taking part: PN…} */
    public @Nullable String phoneNumberSid() {
        return fields().text("phone_number_sid");
    }

    /** {@return where the call stands; its word is empty if none was sent} */
    public TwilioStatus status() {
        String word = fields().text("status");
        return TwilioStatus.of(word == null ? "" : word);
    }

    /** {@return the number, SIP address or client called} */
    public @Nullable String to() {
        return fields().text("to");
    }

    /** {@return the number, SIP address or client calling} */
    public @Nullable String from() {
        return fields().text("from");
    }

    /** {@return an open word: inbound, outbound-api, outbound-dial, trunking-terminating, trunking-originating} */
    public @Nullable String direction() {
        return fields().text("direction");
    }

    /** {@return whether the person called the account} */
    public boolean isInbound() {
        return "inbound".equalsIgnoreCase(direction());
    }

    /** {@return who answered, where answering machine detection ran} */
    public Optional<TwilioAnsweredBy> answeredBy() {
        return Optional.ofNullable(fields().text("answered_by")).map(TwilioAnsweredBy::of);
    }

    /** {@return how long the call was connected; null before its end and, as zero too, for calls nobody answered} */
    public @Nullable Duration duration() {
        return fields().seconds("duration");
    }

    /** {@return how long Twilio expected it to wait for its turn when it was placed} */
    public @Nullable Duration queueTime() {
        return Twilio.readMillis(fields(), "queue_time");
    }

    /** {@return the price as sent, a charge being negative; null for a while after the end} */
    public @Nullable BigDecimal price() {
        return fields().number("price");
    }

    /** {@return the currency of {@link #price()}, ISO 4217} */
    public @Nullable String priceUnit() {
        return fields().text("price_unit");
    }

    /** {@return what the call cost, a charge being positive; empty for a while after the end} */
    public Optional<TwilioCost> cost() {
        return TwilioCost.read(fields());
    }

    /** {@return when it was accepted; null in the answer to placing} */
    public @Nullable Instant createdAt() {
        return fields().instant("date_created");
    }

    /** {@return when anything about it changed last; null in the answer to placing} */
    public @Nullable Instant updatedAt() {
        return fields().instant("date_updated");
    }

    /** {@return when it was answered or, for calls nobody answered, dialed; null until then} */
    public @Nullable Instant startedAt() {
        return fields().instant("start_time");
    }

    /** {@return when it ended; null until then, and for some calls nobody answered} */
    public @Nullable Instant endedAt() {
        return fields().instant("end_time");
    }

    /** {@return the number that forwarded an inbound call} */
    public @Nullable String forwardedFrom() {
        return fields().text("forwarded_from");
    }

    /** {@return the caller's name, where it was looked up} */
    public @Nullable String callerName() {
        return fields().text("caller_name");
    }

    /** {@return whether the call has ended; its price may still be missing} */
    public boolean isTerminal() {
        return status().isTerminal();
    }

    private JsonFields fields() {
        return JsonFields.of(raw);
    }

    /** {@return the parts that are not personal} */
    @Override
    public String toString() {
        return "TwilioCall[sid=" + Twilio.shownSid(sid()) + ", status=" + Twilio.shownWord(status().raw())
                + ", direction=" + Twilio.shownWord(direction()) + ", to="
                + Twilio.shownParty(to()) + ", from=" + Twilio.shownParty(from()) + ", duration=" + duration()
                + ", updatedAt=" + updatedAt() + ", cost="
                + cost().map(TwilioCost::amount).orElse(null) + "]";
    }
}
