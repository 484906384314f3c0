package io.calltracking.lifecycle;

import io.calltracking.CallState;
import io.calltracking.CallStatus;
import io.calltracking.Slot;
import io.calltracking.Turn;
import org.jspecify.annotations.Nullable;

/**
 * Which slot a call holds after news. It is given back with the end of the line, not before, and not while the provider
 * may dial again by itself.
 */
final class SlotRules {
    private SlotRules() {}

    /**
     * The state with the slot and turn that go with it.
     *
     * @param before the state before the news
     * @param after the state after it, without slot and turn
     * @param told the status that the news tells, as it is meant for this call
     */
    static CallState apply(CallState before, CallState after, @Nullable CallStatus told, Observation news) {
        return after.with(slot(before, after, told, news), turn(before, after, news.slotNews()));
    }

    private static @Nullable Slot slot(CallState before, CallState after, @Nullable CallStatus told, Observation news) {
        SlotNews said = news.slotNews();
        Slot held = before.slot();
        if (after.status() == CallStatus.PENDING || said instanceof SlotNews.Released) {
            return null;
        }
        if (said instanceof SlotNews.Taken taken) {
            boolean dialed = before.status() == CallStatus.PENDING && after.status() == CallStatus.INITIATED;
            return dialed || held != null ? taken.slot() : null;
        }
        boolean mayBeLive = said instanceof SlotNews.Kept || after.retryExpected();
        return endsLine(after, told) && !mayBeLive ? null : held;
    }

    /** News without a status, of a recording say, tells nothing of the line of a call that was closed as lost. */
    private static boolean endsLine(CallState after, @Nullable CallStatus told) {
        return after.status().isLineEnded() && told != null && told.isLineEnded();
    }

    private static @Nullable Turn turn(CallState before, CallState after, @Nullable SlotNews said) {
        if (after.status() != CallStatus.PENDING) {
            return null;
        }
        if (said instanceof SlotNews.Queued queued) {
            return queued.turn();
        }
        return before.status() == CallStatus.PENDING ? before.turn() : null;
    }
}
