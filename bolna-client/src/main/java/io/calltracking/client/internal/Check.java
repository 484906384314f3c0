package io.calltracking.client.internal;

import io.calltracking.client.Attempt;
import io.calltracking.client.InvalidFieldException;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Checks input before anything is sent, and names the field at fault. Immutable.
 *
 * @param provider name of the provider, for people
 * @param operation what is being prepared
 */
public record Check(String provider, String operation) {
    private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{6,14}");

    /**
     * Checks that both parts are there.
     *
     * @param provider name of the provider, for people
     * @param operation what is being prepared
     */
    public Check {
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(operation, "operation");
    }

    /**
     * Tells an E.164 number.
     *
     * @param text any text
     * @return whether it is a plus and 7 to 15 digits
     */
    public static boolean isPhoneNumber(String text) {
        return E164.matcher(text).matches();
    }

    /**
     * Requires an E.164 number.
     *
     * @param field the field's name in this library
     * @param text its value
     * @return the number
     * @throws InvalidFieldException if it is missing or another text
     */
    public String phoneNumber(String field, @Nullable String text) {
        if (text == null || !isPhoneNumber(text)) {
            throw invalid(field, "must be an E.164 number: a plus and 7 to 15 digits");
        }
        return text;
    }

    /**
     * Requires a text.
     *
     * @param field the field's name in this library
     * @param text its value
     * @return the text without white space around it
     * @throws InvalidFieldException if it is missing or blank
     */
    public String required(String field, @Nullable String text) {
        if (text == null || text.isBlank()) {
            throw invalid(field, "is missing");
        }
        return text.strip();
    }

    /**
     * Makes the exception.
     *
     * @param field the field's name in this library
     * @param problem what is wrong with it, without repeating a secret or personal value
     * @return to be thrown
     */
    public InvalidFieldException invalid(String field, String problem) {
        return new InvalidFieldException(new Attempt(provider, operation, null), field, problem);
    }
}
