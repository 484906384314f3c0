package io.calltracking.internal;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Phone numbers as providers write them. */
public final class Numbers {
    private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{6,14}");
    private static final Pattern WITHOUT_PLUS = Pattern.compile("[1-9]\\d{10,14}");
    private static final Pattern NORTH_AMERICAN = Pattern.compile("[2-9]\\d{9}");

    private Numbers() {}

    /** The number in E.164; null for what is none: a SIP address, a word for a caller who withholds it, nothing. */
    public static @Nullable String e164(@Nullable String text) {
        if (text == null) {
            return null;
        }
        if (E164.matcher(text).matches()) {
            return text;
        }
        return WITHOUT_PLUS.matcher(text).matches() ? "+" + text : null;
    }

    /** The same, where ten digits are a number of North America. */
    public static @Nullable String northAmerican(@Nullable String text) {
        return text != null && NORTH_AMERICAN.matcher(text).matches() ? "+1" + text : e164(text);
    }
}
