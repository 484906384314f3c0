package io.calltracking.client.twilio;

import io.calltracking.client.InvalidFieldException;
import io.calltracking.client.internal.Check;
import io.calltracking.client.internal.JsonFields;
import io.calltracking.client.internal.Redaction;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** What all parts of this client know about the API. */
final class Twilio {
    static final String NAME = "Twilio";
    static final String API = "https://api.twilio.com";
    static final String VERSION = "2010-04-01";
    static final int LONGEST_TWIML = 4000;

    private static final Pattern SID = Pattern.compile("[A-Z]{2}[0-9a-fA-F]{32}");
    private static final Pattern ENDPOINT = Pattern.compile("(?i)(?:sips?|client):[\\p{Graph}&&[^<>\"]]{1,255}");

    private Twilio() {}

    static InvalidFieldException invalid(String operation, String field, String problem) {
        return new Check(NAME, operation).invalid(field, problem);
    }

    static String required(String operation, String field, @Nullable String text) {
        return new Check(NAME, operation).required(field, text);
    }

    /** Two letters that say what it identifies, and 32 hexadecimal digits. */
    static String sid(String operation, String field, String letters, @Nullable String text) {
        if (text == null || !text.startsWith(letters) || !SID.matcher(text).matches()) {
            throw invalid(operation, field, "must be " + letters + " and 32 hexadecimal digits");
        }
        return text;
    }

    static boolean isPhoneNumber(String text) {
        return Check.isPhoneNumber(text);
    }

    static String party(String operation, String field, @Nullable String text) {
        String party = required(operation, field, text);
        if (!isPhoneNumber(party) && !ENDPOINT.matcher(party).matches()) {
            throw invalid(
                    operation,
                    field,
                    "must be an E.164 number (a plus and 7 to 15 digits), or begin with sip: or client:");
        }
        return party;
    }

    static String twiml(String operation, @Nullable String text) {
        String twiml = required(operation, "twiml", text);
        if (twiml.length() > LONGEST_TWIML) {
            throw invalid(operation, "twiml", "must have at most " + LONGEST_TWIML + " characters");
        }
        return twiml;
    }

    /** A constant as Twilio writes it: no-answer. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** An address as it is, never rewritten: webhooks are signed with exactly these characters. */
    static TwilioCallback callback(String operation, String field, TwilioCallback callback) {
        String url = callback.url();
        HttpUrl parsed = url.chars().anyMatch(c -> c <= ' ' || c == 0x7f) ? null : HttpUrl.parse(url);
        if (parsed == null) {
            throw invalid(operation, field, "must be an http or https URL");
        }
        if (parsed.host().contains("_")) {
            throw invalid(operation, field, "must have a host without underscores");
        }
        return callback;
    }

    /** A whole number of seconds. */
    static @Nullable Long seconds(String operation, String field, @Nullable Duration value, long least, long most) {
        return within(operation, field, value, Duration.ofSeconds(1), least, most);
    }

    /** A whole number of milliseconds. */
    static @Nullable Long millis(String operation, String field, @Nullable Duration value, long least, long most) {
        return within(operation, field, value, Duration.ofMillis(1), least, most);
    }

    static void put(FormBody.Builder form, String name, @Nullable Object value) {
        if (value != null) {
            form.add(name, value.toString());
        }
    }

    static void put(FormBody.Builder form, String urlName, String methodName, @Nullable TwilioCallback callback) {
        if (callback != null) {
            form.add(urlName, callback.url());
            if (callback.method() != TwilioCallback.Method.POST) {
                form.add(methodName, callback.method().name());
            }
        }
    }

    /** A sid to be printed; one that is malformed may be anything, so it is not. */
    static String shownSid(@Nullable String sid) {
        return sid == null ? "none" : SID.matcher(sid).matches() ? sid : "malformed";
    }

    /** A word of Twilio's to be printed; it is open, so it may be anything too. */
    static String shownWord(@Nullable String word) {
        return word == null ? "none" : Redaction.message(word);
    }

    /** A number, SIP address or client to be printed: that there is one, and its last two characters. */
    static String shownParty(@Nullable String party) {
        return Redaction.line(Redaction.number(party));
    }

    /** A length of time sent in milliseconds; null if there is none, or a negative or absurd one. */
    static @Nullable Duration readMillis(JsonFields fields, String name) {
        Long millis = fields.whole(name);
        return millis == null || millis < 0 || millis > Duration.ofDays(3660).toMillis()
                ? null
                : Duration.ofMillis(millis);
    }

    private static @Nullable Long within(
            String operation, String field, @Nullable Duration value, Duration unit, long least, long most) {
        if (value == null) {
            return null;
        }
        boolean inRange =
                value.compareTo(unit.multipliedBy(least)) >= 0 && value.compareTo(unit.multipliedBy(most)) <= 0;
        if (!inRange || !value.equals(unit.multipliedBy(value.dividedBy(unit)))) {
            String name = unit.toMillis() == 1 ? "milliseconds" : "seconds";
            throw invalid(operation, field, String.format(Locale.ROOT, "must be %d to %d whole %s", least, most, name));
        }
        return value.dividedBy(unit);
    }
}
