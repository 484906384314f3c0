package io.calltracking;

/** Personal data in a form fit for logs. */
public final class Masked {
    private Masked() {}

    /** The last two digits of a number, the rest hidden: {@code …23}. */
    public static String number(String number) {
        return "…" + number.substring(Math.max(0, number.length() - 2));
    }
}
