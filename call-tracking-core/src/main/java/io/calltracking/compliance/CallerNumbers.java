package io.calltracking.compliance;

import io.calltracking.CallTrackingException;
import io.calltracking.internal.Numbers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The numbers that calls are made from, and which of them a call takes: each in turn, or the one that looks nearest to the
 * number called. Works on digits alone. Immutable; equal when numbers, their order and the way to choose are.
 */
public final class CallerNumbers {
    private static final String FIELD = "callerNumbers";
    private static final String NUMBERS = "numbers";
    private static final String LOCAL_PRESENCE = "localPresence";

    private final List<String> numbers;
    private final boolean localPresence;

    private CallerNumbers(List<String> numbers, boolean localPresence) {
        this.numbers = List.copyOf(numbers);
        this.localPresence = localPresence;
    }

    /**
     * These numbers, each in its turn.
     *
     * @param e164 with a leading plus each; one that is there twice has two turns
     * @throws CallTrackingException of {@code callerNumbers} when there is none, or one is no such number
     */
    public static CallerNumbers of(List<String> e164) {
        if (e164.isEmpty()) {
            throw CallTrackingException.invalid(FIELD, "must hold at least one number");
        }
        for (int i = 0; i < e164.size(); i++) {
            if (!isE164(e164.get(i))) {
                throw CallTrackingException.invalid(
                        FIELD, "number " + (i + 1) + " of " + e164.size() + " is not in E.164, like +15551234567");
            }
        }
        return new CallerNumbers(e164, false);
    }

    /**
     * The numbers {@link #toMap} wrote.
     *
     * @throws IllegalArgumentException when the map is something else
     */
    public static CallerNumbers of(Map<String, ? extends @Nullable Object> map) {
        return Entries.reading("caller numbers", () -> {
            Entries entries = Entries.of(map, NUMBERS, LOCAL_PRESENCE);
            CallerNumbers numbers = of(entries.texts(NUMBERS));
            return entries.flag(LOCAL_PRESENCE) ? numbers.localPresence() : numbers;
        });
    }

    /**
     * The same numbers, chosen by how near they look: first those of the country called, and among these the ones that have
     * the most leading digits in common with the number called. Those that are equally near take turns.
     */
    public CallerNumbers localPresence() {
        return new CallerNumbers(numbers, true);
    }

    /** The numbers, in order. */
    public List<String> numbers() {
        return numbers;
    }

    /** Whether the number that looks nearest is chosen. */
    public boolean isLocalPresence() {
        return localPresence;
    }

    /**
     * The number to call from.
     *
     * @param to the number called, E.164
     * @param turn which call this is; one more for the next one
     * @throws CallTrackingException of {@code to} when it is no such number
     */
    public String choose(String to, long turn) {
        if (!isE164(to)) {
            throw CallTrackingException.invalid("to", "must be in E.164, like +15551234567");
        }
        List<String> choice = localPresence ? nearest(to) : numbers;
        return choice.get((int) Math.floorMod(turn, (long) choice.size()));
    }

    private List<String> nearest(String to) {
        int best =
                numbers.stream().mapToInt(number -> nearness(number, to)).max().orElseThrow();
        return numbers.stream().filter(number -> nearness(number, to) == best).toList();
    }

    /** How many leading characters are the same, from the country code on; none in another country. */
    private static int nearness(String number, String to) {
        if (!number.startsWith(CallingCode.of(to))) {
            return 0;
        }
        int same = 0;
        while (same < Math.min(number.length(), to.length()) && number.charAt(same) == to.charAt(same)) {
            same++;
        }
        return same;
    }

    private static boolean isE164(String number) {
        return number.equals(Numbers.e164(number));
    }

    /** Numbers and way to choose as a JSON object, to be kept. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(NUMBERS, numbers);
        map.put(LOCAL_PRESENCE, localPresence);
        return map;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CallerNumbers pool
                && numbers.equals(pool.numbers)
                && localPresence == pool.localPresence;
    }

    @Override
    public int hashCode() {
        return 31 * numbers.hashCode() + Boolean.hashCode(localPresence);
    }

    @Override
    public String toString() {
        return "CallerNumbers[" + numbers.size() + (localPresence ? ", nearest" : ", in turn") + "]";
    }
}
