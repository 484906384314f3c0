package io.calltracking.client.twilio;

import io.calltracking.client.InvalidFieldException;
import java.time.Duration;
import java.util.Objects;
import okhttp3.FormBody;
import org.jspecify.annotations.Nullable;

/**
 * A change to a call that exists. Immutable; each {@code with} makes a copy.
 *
 * @see <a href="https://www.twilio.com/docs/voice/api/call-resource#update-a-call-resource">Twilio: update a call</a>
 */
public final class TwilioCallUpdate {
    static final String OPERATION = "update call";

    private final String what;
    private final FormBody form;

    private TwilioCallUpdate(String what, FormBody form) {
        this.what = what;
        this.form = form;
    }

    /**
     * Takes a call back that is queued or rings, and nothing else. A leg that rings inside a Dial counts as in progress. A
     * call taken back while still queued gets no status callback.
     *
     * @return a change
     */
    public static TwilioCallUpdate cancel() {
        return new TwilioCallUpdate(
                "cancel", new FormBody.Builder().add("Status", "canceled").build());
    }

    /**
     * Ends a call, also one that is answered.
     *
     * @return a change
     */
    public static TwilioCallUpdate complete() {
        return new TwilioCallUpdate(
                "complete", new FormBody.Builder().add("Status", "completed").build());
    }

    /**
     * Lets a live call go on with what an address says.
     *
     * @param url answers TwiML
     * @return a change
     * @throws InvalidFieldException if it is no address
     */
    public static TwilioCallUpdate redirect(TwilioCallback url) {
        return new TwilioCallUpdate("redirect", new FormBody.Builder().build()).with("url", "Url", "Method", url);
    }

    /**
     * Lets a live call go on with other instructions.
     *
     * @param twiml at most 4000 characters
     * @return a change
     * @throws InvalidFieldException if it is empty or too long
     */
    public static TwilioCallUpdate twiml(String twiml) {
        String checked = Twilio.twiml(OPERATION, twiml);
        return new TwilioCallUpdate(
                "twiml", new FormBody.Builder().add("Twiml", checked).build());
    }

    /**
     * Changes what to fetch when the address fails.
     *
     * @param url answers TwiML
     * @return a copy
     * @throws InvalidFieldException if it is no address
     */
    public TwilioCallUpdate withFallbackUrl(TwilioCallback url) {
        return with("fallbackUrl", "FallbackUrl", "FallbackMethod", url);
    }

    /**
     * Changes who is told how the call goes.
     *
     * @param url the address
     * @return a copy
     * @throws InvalidFieldException if it is no address
     */
    public TwilioCallUpdate withStatusCallback(TwilioCallback url) {
        return with("statusCallback", "StatusCallback", "StatusCallbackMethod", url);
    }

    /**
     * Limits the call anew.
     *
     * @param value whole seconds, at most a day
     * @return a copy
     * @throws InvalidFieldException if it is not
     */
    public TwilioCallUpdate withTimeLimit(Duration value) {
        Objects.requireNonNull(value, "timeLimit");
        FormBody.Builder copy = copy();
        Twilio.put(copy, "TimeLimit", Twilio.seconds(OPERATION, "timeLimit", value, 1, 86_400));
        return new TwilioCallUpdate(what, copy.build());
    }

    FormBody form() {
        return form;
    }

    private TwilioCallUpdate with(String field, String urlName, String methodName, @Nullable TwilioCallback url) {
        FormBody.Builder copy = copy();
        Twilio.put(copy, urlName, methodName, Twilio.callback(OPERATION, field, Objects.requireNonNull(url, field)));
        return new TwilioCallUpdate(what, copy.build());
    }

    private FormBody.Builder copy() {
        FormBody.Builder copy = new FormBody.Builder();
        for (int i = 0; i < form.size(); i++) {
            copy.add(form.name(i), form.value(i));
        }
        return copy;
    }

    /** {@return what changes} */
    @Override
    public String toString() {
        return "TwilioCallUpdate[" + what + "]";
    }
}
