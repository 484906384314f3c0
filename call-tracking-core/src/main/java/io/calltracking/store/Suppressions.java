package io.calltracking.store;

import io.calltracking.campaign.Suppression;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The numbers that must not be called. */
public interface Suppressions {

    /**
     * Puts numbers on the list; one that is on it for the same owner stays as it was. Each is put there or not by itself: when
     * this throws, some may be there. Repeating it is harmless.
     *
     * @param suppressions at most 1,000, of which no two have the same owner and number
     */
    void suppress(Collection<Suppression> suppressions);

    /**
     * Takes a number off the list of an owner, {@link Suppression#EVERYBODY} among them.
     *
     * @return whether it was on it
     */
    boolean unsuppress(String owner, String number);

    /** Those of these numbers, at most 1,000, that are on the list of this owner or on that for everybody. */
    Set<String> suppressed(String owner, Collection<String> numbers);

    /**
     * The list of an owner, {@link Suppression#EVERYBODY} among them, by number.
     *
     * @param after only numbers after this one; null for the first
     * @param max at most so many
     */
    List<Suppression> suppressions(String owner, @Nullable String after, int max);
}
