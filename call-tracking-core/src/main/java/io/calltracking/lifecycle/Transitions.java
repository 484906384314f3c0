package io.calltracking.lifecycle;

import static io.calltracking.CallStatus.INITIATED;
import static io.calltracking.CallStatus.PENDING;
import static io.calltracking.CallStatus.UNCONFIRMED;

import io.calltracking.CallStatus;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Which status may follow which. A call moves forward only, and may skip steps that nobody told of. Three exceptions:
 * our own steps follow only each other, what the provider provably did not process goes back to our queue, and nothing
 * follows a terminal status. That the provider dials anew under the same id is not a transition but a new attempt.
 */
public final class Transitions {
    private static final Map<CallStatus, Set<CallStatus>> NEXT = table();

    private Transitions() {}

    /** Whether a call in {@code from} may become {@code to}. */
    public static boolean allowed(CallStatus from, CallStatus to) {
        return next(from).contains(to);
    }

    /** The statuses that may follow, empty for a terminal one. Unmodifiable. */
    public static Set<CallStatus> next(CallStatus from) {
        return NEXT.getOrDefault(from, Set.of());
    }

    private static Map<CallStatus, Set<CallStatus>> table() {
        Map<CallStatus, Set<CallStatus>> table = new EnumMap<>(CallStatus.class);
        for (CallStatus from : CallStatus.values()) {
            Set<CallStatus> next = EnumSet.noneOf(CallStatus.class);
            for (CallStatus to : CallStatus.values()) {
                boolean forward = to.rank() > from.rank();
                boolean ours = to == UNCONFIRMED ? from == INITIATED : to != INITIATED || from == PENDING;
                boolean requeued = from == INITIATED && to == PENDING;
                if ((forward && ours) || requeued) {
                    next.add(to);
                }
            }
            table.put(from, Collections.unmodifiableSet(next));
        }
        return Collections.unmodifiableMap(table);
    }
}
