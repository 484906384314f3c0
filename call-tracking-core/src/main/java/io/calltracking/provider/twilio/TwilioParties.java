package io.calltracking.provider.twilio;

import io.calltracking.Direction;
import io.calltracking.internal.Numbers;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who called whom, as Twilio says it. */
final class TwilioParties {
    /** Told in the place of a number that the caller withholds: words as typed on the keys of a phone. */
    private static final Set<String> WITHHELD = Set.of(
            "+266696687", // anonymous
            "+7378742833", // restricted
            "+2562533", // blocked
            "+8656696", // unknown
            "+86282452253"); // unavailable

    private TwilioParties() {}

    /** The direction; null for a word nobody knows, and for trunks. */
    static @Nullable Direction direction(@Nullable String word) {
        if (word == null) {
            return null;
        }
        String lower = word.toLowerCase(Locale.ROOT);
        if (lower.equals("inbound")) {
            return Direction.INBOUND;
        }
        return lower.startsWith("outbound-") ? Direction.OUTBOUND : null;
    }

    /** The number; null for SIP addresses, clients and callers who withhold it. */
    static @Nullable String number(@Nullable String party) {
        return party == null || WITHHELD.contains(party) ? null : Numbers.e164(party);
    }
}
