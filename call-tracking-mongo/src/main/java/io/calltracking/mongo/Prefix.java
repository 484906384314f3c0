package io.calltracking.mongo;

import java.util.regex.Pattern;

/**
 * What the names of all collections begin with.
 *
 * @param value {@code ct_} by default; at most 30 characters
 */
record Prefix(String value) {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9_]{0,29}");

    /** The prefix of apps that set none. */
    static final Prefix DEFAULT = new Prefix("ct_");

    Prefix {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "collectionPrefix must begin with a letter and have at most 30 characters" + " a-z, 0-9 and _, is '"
                            + value + "'");
        }
    }
}
