package io.calltracking.provider.twilio;

import io.calltracking.CallId;
import io.calltracking.client.twilio.TwilioCallback;
import io.calltracking.client.twilio.TwilioForm;
import io.calltracking.internal.Tag;
import io.calltracking.webhook.WebhookRequest;
import org.jspecify.annotations.Nullable;

/**
 * The address that Twilio tells how a call goes. Our id travels in its query, as Twilio takes no other tag.
 *
 * @param publicUrl where the app is reached from outside, without a slash at its end
 */
record TwilioCallbacks(String publicUrl) {
    static final String PATH = "/webhooks/" + TwilioProvider.NAME;

    /**
     * Makes Twilio repeat what we answer with 5xx, or what it could not deliver, up to five times; by default it would take a
     * 503 for an answer. Neither sent to us nor signed.
     */
    private static final String REPEAT = "#rc=5&rp=ct,rt,5xx";

    /** For a call. */
    TwilioCallback of(CallId id) {
        return TwilioCallback.post(TwilioScript.tagged(address() + REPEAT, id));
    }

    /** The address without a call's id. */
    String address() {
        return publicUrl + PATH;
    }

    /** The parameters of a callback as one text: those of the body, and our id from the address. */
    static String text(WebhookRequest request) {
        if ("GET".equals(request.method())) {
            return request.query();
        }
        CallId tag = tag(TwilioForm.parse(request.query()));
        return tag == null ? request.text() : request.text() + "&" + Tag.NAME + "=" + tag;
    }

    /** Our id among parameters; null when there is none, or more than one. */
    static @Nullable CallId tag(TwilioForm form) {
        var tags = form.values(Tag.NAME).stream().distinct().toList();
        return tags.size() == 1 ? Tag.of(tags.get(0)) : null;
    }
}
