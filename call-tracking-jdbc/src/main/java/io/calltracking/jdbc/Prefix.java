package io.calltracking.jdbc;

import java.util.regex.Pattern;

/**
 * What the names of all tables and indexes begin with.
 *
 * @param value {@code ct_} by default; at most 30 characters, so that the longest name fits every database
 */
record Prefix(String value) {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9_]{0,29}");

    /** The prefix of apps that set none. */
    static final Prefix DEFAULT = new Prefix("ct_");

    Prefix {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("tablePrefix must begin with a letter and have at most 30 characters"
                    + " a-z, 0-9 and _, is '" + value + "'");
        }
    }

    /** The SQL with the prefix in all places marked <code>${prefix}</code>. */
    String in(String sql) {
        return sql.replace("${prefix}", value);
    }
}
