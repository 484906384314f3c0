package io.calltracking.client.bland;

import io.calltracking.client.InvalidFieldException;
import io.calltracking.client.internal.Check;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What to do when a voicemail answers. Only combinations that Bland carries out can be written: it would leave any message
 * given, also beside "hangup" or "ignore". Immutable.
 *
 * @see <a href="https://docs.bland.ai/api-v1/post/calls">Bland: send call</a>
 */
public final class BlandVoicemail {
    private static final Check CHECK = Bland.check(BlandCallRequest.OPERATION);

    private final Map<String, @Nullable Object> json;

    private BlandVoicemail(Map<String, @Nullable Object> json) {
        this.json = json;
    }

    /** {@return hanging up without a word} */
    public static BlandVoicemail hangUp() {
        return new BlandVoicemail(Map.of("action", "hangup"));
    }

    /** {@return going on as if a person had answered} */
    public static BlandVoicemail ignore() {
        return new BlandVoicemail(Map.of("action", "ignore"));
    }

    /**
     * Leaves a message.
     *
     * @param message what to say
     * @return what to do
     * @throws InvalidFieldException if it is blank
     */
    public static BlandVoicemail leaveMessage(String message) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("action", "leave_message");
        json.put("message", CHECK.required("voicemail", message));
        return new BlandVoicemail(json);
    }

    /**
     * Leaves a message and sends a text message.
     *
     * @param message what to say
     * @param sms what to write
     * @param smsFrom the number to send from, E.164; null for the number that calls
     * @return what to do
     * @throws InvalidFieldException if a text is blank or the number is none
     */
    public static BlandVoicemail leaveMessageAndSms(String message, String sms, @Nullable String smsFrom) {
        Map<String, @Nullable Object> text = new LinkedHashMap<>();
        text.put("message", CHECK.required("voicemail", sms));
        if (smsFrom != null) {
            text.put("from", CHECK.phoneNumber("voicemail", smsFrom));
        }
        Map<String, @Nullable Object> json = new LinkedHashMap<>(leaveMessage(message).json);
        json.put("action", "leave_message_and_sms");
        json.put("sms", text);
        return new BlandVoicemail(json);
    }

    /**
     * Detects voicemails more eagerly.
     *
     * @param value default false
     * @return the same with that setting
     */
    public BlandVoicemail sensitive(boolean value) {
        Map<String, @Nullable Object> changed = new LinkedHashMap<>(json);
        changed.put("sensitive", value);
        return new BlandVoicemail(changed);
    }

    Map<String, @Nullable Object> json() {
        return json;
    }

    /** {@return what is done, without the texts} */
    @Override
    public String toString() {
        return "BlandVoicemail[" + json.get("action") + "]";
    }
}
