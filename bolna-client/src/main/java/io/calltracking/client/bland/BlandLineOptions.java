package io.calltracking.client.bland;

import io.calltracking.client.internal.Check;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * From where, when and how long a call is made, and what happens to the line. Part of every builder of a call.
 *
 * @param <B> the builder it is part of
 * @see <a href="https://docs.bland.ai/api-v1/post/calls">Bland: send call</a>
 */
public abstract sealed class BlandLineOptions<B> extends BlandVoiceOptions<B> permits BlandReportOptions {
    private static final Pattern DTMF = Pattern.compile("[0-9*#w]+");
    private static final String NO_NUMBER = "must be an E.164 number: a plus and 7 to 15 digits";
    private static final Duration LONGEST = Duration.ofHours(12);

    BlandLineOptions() {}

    /**
     * Calls from a number of the account, or of its own telephony account. Default: one of Bland's.
     *
     * @param value E.164
     * @return this builder
     */
    public B from(String value) {
        return set("from", value, Check.isPhoneNumber(value), NO_NUMBER);
    }

    /**
     * Calls from a number of Bland's that looks local to the person.
     *
     * @return this builder
     */
    public B dialLocally() {
        return set("dialing_strategy", Map.of("type", "local"));
    }

    /**
     * Calls from a number of a pool of the account.
     *
     * @param value the pool's id
     * @return this builder
     */
    public B dialFromPool(String value) {
        return set(
                "dialing_strategy", Map.of("type", "custom_pooling", "pool_id", value), !value.isBlank(), "is blank");
    }

    /**
     * Sets the zone of times in the conversation. Default: Los Angeles, or for the US the person's own.
     *
     * @param value a region, not a bare offset
     * @return this builder
     */
    public B timezone(ZoneId value) {
        return set("timezone", value.getId(), !(value instanceof ZoneOffset), "must be a region such as Europe/Paris");
    }

    /**
     * Calls later. Sent in whole seconds and always with a numeric offset. Bland calls at once for a time in the past, so sending
     * refuses one; it may want five minutes.
     *
     * @param value when to call
     * @return this builder
     */
    public B startTime(OffsetDateTime value) {
        startTime = Objects.requireNonNull(value, "startTime");
        return set("start_time", time(value));
    }

    /**
     * Lets the agent hand the call to a person. Ignored with a pathway.
     *
     * @param value E.164, another number than the one called
     * @return this builder
     */
    public B transferPhoneNumber(String value) {
        return set("transfer_phone_number", value, Check.isPhoneNumber(value), NO_NUMBER);
    }

    /**
     * Lets the agent choose to whom to hand the call. Ignored with a pathway.
     *
     * @param value numbers in E.164 by names; {@code default} overrides the single number
     * @return this builder
     */
    public B transferList(Map<String, String> value) {
        boolean fine = value.values().stream().allMatch(Check::isPhoneNumber);
        return set("transfer_list", value, fine, NO_NUMBER);
    }

    /**
     * Cuts the call. Default: 30 minutes. Unpaid accounts are capped lower, see {@link BlandPlacedCall#cappedAt}.
     *
     * @param value whole minutes, 1 minute to 12 hours
     * @return this builder
     */
    public B maxDuration(Duration value) {
        Duration minutes = Duration.ofMinutes(value.toMinutes());
        boolean fine =
                value.equals(minutes) && !minutes.isZero() && !value.isNegative() && value.compareTo(LONGEST) <= 0;
        return set("max_duration", value.toMinutes(), fine, "must be whole minutes between 1 minute and 12 hours");
    }

    /**
     * Records the call.
     *
     * @param value default false
     * @return this builder
     */
    public B record(boolean value) {
        return set("record", value);
    }

    /**
     * Says what to do when a voicemail answers. Default: hang up.
     *
     * @param value what to do
     * @return this builder
     */
    public B voicemail(BlandVoicemail value) {
        return set("voicemail", value.json());
    }

    /**
     * Lets Bland dial again after a voicemail, by itself.
     *
     * @param value when
     * @return this builder
     */
    public B retry(BlandRetry value) {
        return set("retry", value.json());
    }

    /**
     * Makes the agent talk to machines: a voicemail is then ignored, whatever was asked for it.
     *
     * @param value default false
     * @return this builder
     */
    public B ivrMode(boolean value) {
        return set("ivr_mode", value);
    }

    /**
     * Detects who answered. No longer in the list of parameters, but without it {@link BlandCall#answeredBy()} may stay
     * empty.
     *
     * @param value default false
     * @return this builder
     */
    public B answeredByEnabled(boolean value) {
        return set("answered_by_enabled", value);
    }

    /**
     * Presses keys before the agent speaks.
     *
     * @param value of {@code 0-9 * # w}, where w waits half a second
     * @return this builder
     */
    public B precallDtmfSequence(String value) {
        return set("precall_dtmf_sequence", value, DTMF.matcher(value).matches(), "must be of 0-9, *, # and w");
    }
}
