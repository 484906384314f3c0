package io.calltracking.provider.twilio;

import io.calltracking.CallId;
import io.calltracking.CallTrackingException;
import io.calltracking.client.twilio.TwilioCallRequest;
import io.calltracking.internal.Tag;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a call does once it is answered.
 *
 * @param kind where that is said
 * @param text an address, TwiML or the sid of an application
 */
record TwilioScript(Kind kind, String text) {
    private static final Pattern APPLICATION = Pattern.compile("AP[0-9a-fA-F]{32}");

    /** Where it is said. */
    enum Kind {
        /** At an address. */
        URL,
        /** Here. */
        TWIML,
        /** In an application of the account. */
        APPLICATION
    }

    /** What the agent of a call stands for. */
    static TwilioScript ofAgent(String agent) {
        if (APPLICATION.matcher(agent).matches()) {
            return new TwilioScript(Kind.APPLICATION, agent);
        }
        String lower = agent.toLowerCase(Locale.ROOT);
        if (lower.startsWith("https://") || lower.startsWith("http://")) {
            return new TwilioScript(Kind.URL, agent);
        }
        throw CallTrackingException.invalid(
                "agent", "must be the address of TwiML or the sid of an application (AP…), for Twilio");
    }

    /** Puts it into a request; an address gets our id into its query, so that the app knows which call asks. */
    void addTo(TwilioCallRequest.Builder request, CallId id) {
        switch (kind) {
            case URL -> request.url(tagged(text, id));
            case TWIML -> request.twiml(text);
            case APPLICATION -> request.applicationSid(text);
        }
    }

    /** The address with our id as a parameter of its query. */
    static String tagged(String url, CallId id) {
        int hash = url.indexOf('#');
        String sent = hash < 0 ? url : url.substring(0, hash);
        String fragment = hash < 0 ? "" : url.substring(hash);
        return sent + (sent.contains("?") ? "&" : "?") + Tag.NAME + "=" + id + fragment;
    }

    /** The kind alone: an address may hold a secret. */
    @Override
    public String toString() {
        return "TwilioScript[" + kind + "]";
    }
}
