package io.calltracking.client.twilio;

import java.util.Locale;
import java.util.Objects;

/**
 * An address of the application that Twilio requests. Immutable. Checked where it is used.
 *
 * @param url http or https, the host without underscores; sent as it is. A fragment such as {@code #rc=2&rp=all} tells Twilio
 *     when to repeat a request that failed and is neither sent to the application nor signed
 * @param method how Twilio sends its parameters
 * @see <a href="https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides">Twilio: connection overrides</a>
 */
public record TwilioCallback(String url, Method method) {
    /**
     * Checks that both parts are there.
     *
     * @param url http or https
     * @param method how Twilio sends its parameters
     */
    public TwilioCallback {
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(method, "method");
    }

    /**
     * An address that gets the parameters in a form body.
     *
     * @param url http or https
     * @return a callback by POST
     */
    public static TwilioCallback post(String url) {
        return new TwilioCallback(url, Method.POST);
    }

    /**
     * An address that gets the parameters appended to its query.
     *
     * @param url http or https
     * @return a callback by GET
     */
    public static TwilioCallback get(String url) {
        return new TwilioCallback(url, Method.GET);
    }

    /** {@return the method and the address up to its path, as the query may hold a secret} */
    @Override
    public String toString() {
        int end = url.indexOf('?');
        return String.format(Locale.ROOT, "%s %s", method, end < 0 ? url : url.substring(0, end) + "?***");
    }

    /** How Twilio sends its parameters. */
    public enum Method {
        /** In the query. */
        GET,
        /** In a form body; what Twilio does by default. */
        POST
    }
}
