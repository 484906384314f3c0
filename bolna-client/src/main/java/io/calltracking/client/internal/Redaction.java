package io.calltracking.client.internal;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes numbers, keys and texts out of what may be printed. */
public final class Redaction {
    private static final Pattern NUMBER = Pattern.compile("\\+?\\d(?:[ ().\\-]{0,2}\\d){5,}");
    private static final Pattern KEY =
            Pattern.compile("(?i)\\b(?:bn|sa|sk|org|bearer|basic)[-_ ][A-Za-z0-9._+/=\\-]{6,}");
    private static final Pattern LINK = Pattern.compile("(?i)https?://\\S+");
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_]{24,}");
    private static final int LONGEST = 300;

    private Redaction() {}

    /**
     * Shows that there is a number, and its last two digits.
     *
     * @param number a phone number or null
     * @return such as "***23", or "none"
     */
    public static String number(@Nullable String number) {
        if (number == null) {
            return "none";
        }
        // What comes from outside may be no number at all: nothing but digits is shown.
        boolean shown = number.length() >= 6
                && number.substring(number.length() - 2).chars().allMatch(Redaction::isDigit);
        return shown ? "***" + number.substring(number.length() - 2) : "***";
    }

    private static boolean isDigit(int character) {
        return character >= '0' && character <= '9';
    }

    /**
     * Shows that there is a text, and its length.
     *
     * @param text a transcript or the like, or null
     * @return such as "180 characters", or "none"
     */
    public static String text(@Nullable String text) {
        return text == null ? "none" : text.length() + " characters";
    }

    /**
     * Shows that there is a value.
     *
     * @param value a link or a secret, or null
     * @return "***" or "none"
     */
    public static String secret(@Nullable Object value) {
        return value == null ? "none" : "***";
    }

    /**
     * Masks what a provider wrote, on one line and cut to a few hundred characters.
     *
     * @param message free text
     * @return the same without links, keys and anything that may be a phone number
     */
    public static String message(String message) {
        String masked = LINK.matcher(line(message)).replaceAll("(link)");
        masked = KEY.matcher(masked).replaceAll("***");
        masked = TOKEN.matcher(masked).replaceAll("***");
        masked = NUMBER.matcher(masked).replaceAll("***");
        return masked;
    }

    /**
     * Puts text on one line and cuts it, so that what comes from outside can neither forge nor flood a log.
     *
     * @param text free text
     * @return the same on one line, a few hundred characters at most
     */
    public static String line(String text) {
        String cut = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        return cut.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    }
}
