package io.calltracking.internal;

import io.calltracking.CallStatus;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Words for a status that no provider documents, but carriers and older versions have been seen to use. */
public final class OtherWords {
    private OtherWords() {}

    /** The status; null for a word nobody knows. */
    public static @Nullable CallStatus status(String word, boolean inbound) {
        return switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "dialing" -> CallStatus.DIALING;
            case "connected", "answered" -> CallStatus.ANSWERED;
            case "missed" -> inbound ? CallStatus.MISSED : CallStatus.NO_ANSWER;
            default -> null;
        };
    }
}
