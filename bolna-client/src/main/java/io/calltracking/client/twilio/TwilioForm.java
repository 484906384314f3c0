package io.calltracking.client.twilio;

import io.calltracking.client.internal.JsonFields;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Parameters as Twilio sends them, in a form body or a query. A name may come more than once. Immutable. */
public final class TwilioForm {
    private final List<Map.Entry<String, String>> parameters;
    private final JsonFields fields;

    /**
     * Copies the parameters.
     *
     * @param parameters decoded names and values in the order they came
     */
    public TwilioForm(List<Map.Entry<String, String>> parameters) {
        this.parameters = parameters.stream()
                .map(parameter -> Map.entry(parameter.getKey(), parameter.getValue()))
                .toList();
        Map<String, @Nullable Object> first = new LinkedHashMap<>();
        this.parameters.forEach(parameter -> first.putIfAbsent(parameter.getKey(), parameter.getValue()));
        this.fields = JsonFields.of(first);
    }

    /**
     * Decodes a form body. Nothing is refused: a percent sign that encodes nothing stays as it is.
     *
     * @param body {@code application/x-www-form-urlencoded} in UTF-8
     * @return its parameters
     */
    public static TwilioForm parse(byte[] body) {
        List<Map.Entry<String, String>> parameters = new ArrayList<>();
        int start = 0;
        for (int end = 0; end <= body.length; end++) {
            if (end == body.length || body[end] == '&') {
                if (end > start) {
                    parameters.add(parameter(body, start, end));
                }
                start = end + 1;
            }
        }
        return new TwilioForm(parameters);
    }

    /**
     * Decodes a form body or a query.
     *
     * @param text the body, or what stands after the question mark of an address
     * @return its parameters
     */
    public static TwilioForm parse(String text) {
        return parse(text.getBytes(StandardCharsets.UTF_8));
    }

    /** {@return decoded names and values in the order they came} */
    public List<Map.Entry<String, String>> parameters() {
        return parameters;
    }

    /**
     * Finds one value.
     *
     * @param name exactly as Twilio writes it
     * @return the first value of that name, or null if there is none or it is blank
     */
    public @Nullable String text(String name) {
        return fields.text(name);
    }

    /**
     * Finds all values of a name.
     *
     * @param name exactly as Twilio writes it
     * @return in the order they came, blank ones too
     */
    public List<String> values(String name) {
        return parameters.stream()
                .filter(parameter -> parameter.getKey().equals(name))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** Checks that names have a value; throws as an unreadable message does. */
    void require(String... names) {
        for (String name : names) {
            fields.requireText(name);
        }
    }

    /** The first value of each name, to be read as the members of a JSON object are. */
    JsonFields fields() {
        return fields;
    }

    private static Map.Entry<String, String> parameter(byte[] body, int start, int end) {
        int equals = start;
        while (equals < end && body[equals] != '=') {
            equals++;
        }
        return Map.entry(decode(body, start, equals), decode(body, Math.min(equals + 1, end), end));
    }

    private static String decode(byte[] body, int start, int end) {
        return isEncoded(body, start, end)
                ? decoded(body, start, end)
                : new String(body, start, end - start, StandardCharsets.UTF_8);
    }

    private static boolean isEncoded(byte[] body, int start, int end) {
        for (int i = start; i < end; i++) {
            if (body[i] == '%' || body[i] == '+') {
                return true;
            }
        }
        return false;
    }

    private static String decoded(byte[] body, int start, int end) {
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(end - start);
        for (int i = start; i < end; i++) {
            int high = i + 2 < end ? Character.digit(body[i + 1], 16) : -1;
            int low = i + 2 < end ? Character.digit(body[i + 2], 16) : -1;
            if (body[i] == '%' && high >= 0 && low >= 0) {
                decoded.write(high << 4 | low);
                i += 2;
            } else {
                decoded.write(body[i] == '+' ? ' ' : body[i]);
            }
        }
        return decoded.toString(StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TwilioForm form && parameters.equals(form.parameters);
    }

    @Override
    public int hashCode() {
        return parameters.hashCode();
    }

    /** {@return how many there are; no names, as in a body that is no form they may be anything} */
    @Override
    public String toString() {
        return "TwilioForm[" + parameters.size() + " parameters]";
    }
}
