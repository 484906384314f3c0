package io.calltracking.lifecycle;

import io.calltracking.Slot;
import io.calltracking.Turn;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What our own news says of the slot of a call, beside what follows from its status. */
public sealed interface SlotNews {

    /**
     * It was given this slot, because its turn has come, or this one in place of the one it holds.
     *
     * @param slot free when it was chosen; the store refuses it when it no longer is
     */
    record Taken(Slot slot) implements SlotNews {
        /** Refuses null. */
        public Taken {
            Objects.requireNonNull(slot, "slot");
        }
    }

    /**
     * It waits for a slot.
     *
     * @param turn its place in the queue; null when it left the queue for now
     */
    record Queued(@Nullable Turn turn) implements SlotNews {}

    /** It is closed on our side, and holds its slot until the provider says that the line has ended. */
    record Kept() implements SlotNews {}

    /** An operator took its slot away. */
    record Released() implements SlotNews {}
}
