package io.calltracking.jdbc;

import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Arrays as PostgreSQL reads them: <code>{"a","b \"c\"",NULL}</code>. The driver's own arrays go through several objects an
 * element, which is most of what a statement over many rows would cost here.
 */
final class ArrayText {
    private static final int EXPECTED = 24;

    private ArrayText() {}

    /** One element for each of these, by its {@code toString}. */
    static <T> String of(Collection<T> each, Function<? super T, ? extends @Nullable Object> value) {
        StringBuilder array = new StringBuilder(each.size() * EXPECTED).append('{');
        for (T one : each) {
            if (array.length() > 1) {
                array.append(',');
            }
            append(array, value.apply(one));
        }
        return array.append('}').toString();
    }

    private static void append(StringBuilder array, @Nullable Object value) {
        if (value == null) {
            array.append("NULL");
        } else if (value instanceof String text) {
            appendQuoted(array, text);
        } else {
            array.append(value);
        }
    }

    private static void appendQuoted(StringBuilder array, String text) {
        array.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                array.append('\\');
            }
            array.append(c);
        }
        array.append('"');
    }
}
