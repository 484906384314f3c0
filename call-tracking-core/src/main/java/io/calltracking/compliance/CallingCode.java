package io.calltracking.compliance;

import java.util.Set;

/** Country calling codes, by the plan of the ITU (E.164): no code is the beginning of another. */
final class CallingCode {
    private static final Set<String> TWO_DIGITS = Set.of(
            "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44", "45", "46", "47", "48", "49",
            "51", "52", "53", "54", "55", "56", "57", "58", "60", "61", "62", "63", "64", "65", "66", "81", "82", "84",
            "86", "90", "91", "92", "93", "94", "95", "98");

    private CallingCode() {}

    /** The code that a number in E.164 begins with, plus sign included: {@code +44}. */
    static String of(String e164) {
        char first = e164.charAt(1);
        if (first == '1' || first == '7') {
            return e164.substring(0, 2);
        }
        return e164.substring(0, TWO_DIGITS.contains(e164.substring(1, 3)) ? 3 : 4);
    }
}
