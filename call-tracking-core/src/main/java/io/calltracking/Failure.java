package io.calltracking;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Why a call failed or was not placed.
 *
 * @param code one of the constants here, or a provider's own word
 * @param text what the provider said, without numbers; null when it said nothing
 */
public record Failure(String code, @Nullable String text) {

    /** The wallet at the provider is too low. */
    public static final String BALANCE_LOW = "BALANCE_LOW";

    /** The provider refused the request: it must be changed before it is sent again. */
    public static final String REFUSED = "REFUSED";

    /** The provider does not accept our key. */
    public static final String AUTHENTICATION = "AUTHENTICATION";

    /** The outcome of placing was unknown, and the provider surely has no such call. May be tried again. */
    public static final String NOT_PLACED = "NOT_PLACED";

    /** The outcome of placing was unknown and could not be settled in time. Never dialed again by itself. */
    public static final String UNRESOLVED = "UNRESOLVED";

    /** The provider no longer knows the call, or never told its end. */
    public static final String LOST = "LOST";

    /** It waited in our queue for longer than the app allowed; the provider was not asked. */
    public static final String EXPIRED = "EXPIRED";

    /** The number is on the suppression list; the provider was not asked. */
    public static final String SUPPRESSED = "SUPPRESSED";

    /** Its campaign did not run when its turn came; the provider was not asked. */
    public static final String NOT_RUNNING = "NOT_RUNNING";

    /** The calling hours were over when its turn came; the provider was not asked. */
    public static final String OUTSIDE_HOURS = "OUTSIDE_HOURS";

    /** The number had been called as often as allowed when its turn came; the provider was not asked. */
    public static final String ATTEMPT_CAP = "ATTEMPT_CAP";

    /** Somebody said so, by {@link Operator#fail}. */
    public static final String OPERATOR = "OPERATOR";

    /** The provider reports a failure without a word of its own. */
    public static final String PROVIDER = "PROVIDER";

    /** Refuses a null code. */
    public Failure {
        Objects.requireNonNull(code, "code");
    }
}
