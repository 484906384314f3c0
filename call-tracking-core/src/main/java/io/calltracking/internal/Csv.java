package io.calltracking.internal;

import io.calltracking.JsonText;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows as RFC 4180 wants them: CRLF after each, a cell with a comma, a quote or a line break in quotes, quotes
 * doubled.
 */
final class Csv {
    private static final Pattern QUOTED = Pattern.compile("[\",\r\n]");
    private static final Pattern FORMULA = Pattern.compile("^\\s*[=+\\-@\\t\\r]");
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?");

    private Csv() {}

    /** Writes one row. */
    static void write(Appendable out, Iterable<? extends @Nullable Object> cells) throws IOException {
        String separator = "";
        for (Object cell : cells) {
            out.append(separator).append(quoted(text(cell)));
            separator = ",";
        }
        out.append("\r\n");
    }

    private static String text(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Map<?, ?> map) {
            return map.isEmpty() ? "" : json(map);
        }
        return value instanceof BigDecimal number ? number.toPlainString() : harmless(String.valueOf(value));
    }

    private static String json(Map<?, ?> map) {
        @SuppressWarnings("unchecked") // a map of JsonText
        Map<String, @Nullable Object> typed = (Map<String, @Nullable Object>) map;
        return JsonText.write(typed);
    }

    /**
     * A spreadsheet runs a cell that begins like a formula; behind an apostrophe it is text. A phone number is left as it is:
     * a sign and digits calculate nothing.
     */
    private static String harmless(String text) {
        boolean formula = FORMULA.matcher(text).find() && !NUMBER.matcher(text).matches();
        return formula ? "'" + text : text;
    }

    private static String quoted(String text) {
        return QUOTED.matcher(text).find() ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
