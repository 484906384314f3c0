package io.calltracking.compliance;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Calling hours by the clock of one zone. Between two changes of the clock its offset is fixed, so the moments at which
 * hours open or close are found by going from change to change, of the hours or of the clock; what holds at each is asked
 * anew. That is right for times that do not exist, for those that come twice, and for days left out.
 */
record ZonedHours(CallingHours hours, ZoneId zone) {

    boolean isOpen(Instant at) {
        return hours.isOpen(LocalDateTime.ofInstant(at, zone));
    }

    /** The first moment, this one or later, at which they are open; null when that is after the limit. */
    @Nullable
    Instant firstOpen(Instant from, Instant limit) {
        return first(this::isOpen, from, limit);
    }

    /** The first moment, this one or later, at which they are closed; null when that is after the limit. */
    @Nullable
    Instant firstClosed(Instant from, Instant limit) {
        return first(at -> !isOpen(at), from, limit);
    }

    private @Nullable Instant first(Predicate<Instant> wanted, Instant from, Instant limit) {
        for (Instant at = from; !at.isAfter(limit); at = nextChange(at)) {
            if (wanted.test(at)) {
                return at;
            }
        }
        return null;
    }

    private Instant nextChange(Instant after) {
        ZoneRules rules = zone.getRules();
        ZoneOffset offset = rules.getOffset(after);
        Instant ofHours =
                hours.nextChange(LocalDateTime.ofInstant(after, offset)).toInstant(offset);
        ZoneOffsetTransition ofClock = rules.nextTransition(after);
        return ofClock == null || ofHours.isBefore(ofClock.getInstant()) ? ofHours : ofClock.getInstant();
    }
}
