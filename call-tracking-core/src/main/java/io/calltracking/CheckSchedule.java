package io.calltracking;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When a call is looked at next if no news comes. Immutable and pure.
 *
 * @param interval between two looks at a call that is not over; news by webhook starts it anew
 * @param firstLooks after the request to the provider: the quick looks for the details of a new call
 * @param placingLease how long a request to the provider may be under way before its outcome counts as unknown; longer
 *     than any timeout of the client
 * @param notFoundPatience how long a provider may fail to know a call that it accepted
 * @param notPlacedAfter how long after a request of unknown outcome the provider must have been found without the call
 *     for it to count as never placed
 * @param unresolvedAfter how long an unknown outcome is looked into before it is given up
 * @param followUp how long after the end recording and cost are waited for
 * @param deadlines how long a call may stay in a status before it is taken for stuck; none for statuses left out
 */
public record CheckSchedule(
        Duration interval,
        List<Duration> firstLooks,
        Duration placingLease,
        Duration notFoundPatience,
        Duration notPlacedAfter,
        Duration unresolvedAfter,
        Duration followUp,
        Map<CallStatus, Duration> deadlines) {

    private static final Duration GROWN = Duration.ofMinutes(10);
    private static final Duration OLD = Duration.ofHours(1);
    private static final Duration SHORTEST_SEARCH = Duration.ofSeconds(5);
    private static final Duration LONGEST_SEARCH = Duration.ofMinutes(2);

    /** Every 30 s, with quick looks 0, 2 and 4 s after the request. */
    public static final CheckSchedule DEFAULT = new CheckSchedule(
            Duration.ofSeconds(30),
            List.of(Duration.ZERO, Duration.ofSeconds(2), Duration.ofSeconds(4)),
            Duration.ofMinutes(2),
            Duration.ofMinutes(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofMinutes(30),
            Map.of(
                    CallStatus.QUEUED, Duration.ofHours(48),
                    CallStatus.DIALING, Duration.ofMinutes(30),
                    CallStatus.RINGING, Duration.ofMinutes(15),
                    CallStatus.ANSWERED, Duration.ofHours(12),
                    CallStatus.IN_PROGRESS, Duration.ofHours(12),
                    CallStatus.DISCONNECTED, Duration.ofHours(2)));

    /** Refuses an interval that is not longer than zero; copies the looks. */
    public CheckSchedule {
        if (interval.isNegative() || interval.isZero()) {
            throw CallTrackingException.invalid("interval", "must be longer than zero, is " + interval);
        }
        firstLooks = List.copyOf(firstLooks);
        deadlines = Map.copyOf(deadlines);
    }

    /** The same with another interval. */
    public CheckSchedule interval(Duration interval) {
        Parts parts = new Parts(this);
        parts.interval = interval;
        return parts.schedule();
    }

    /** The same with another lease for requests under way. */
    public CheckSchedule placingLease(Duration placingLease) {
        Parts parts = new Parts(this);
        parts.placingLease = placingLease;
        return parts.schedule();
    }

    /** The same with other deadlines for an unknown outcome. */
    public CheckSchedule settling(Duration notPlacedAfter, Duration unresolvedAfter) {
        Parts parts = new Parts(this);
        parts.notPlacedAfter = notPlacedAfter;
        parts.unresolvedAfter = unresolvedAfter;
        return parts.schedule();
    }

    /** The same with other deadlines. */
    public CheckSchedule deadlines(Map<CallStatus, Duration> deadlines) {
        Parts parts = new Parts(this);
        parts.deadlines = deadlines;
        return parts.schedule();
    }

    /** A copy in the making. */
    private static final class Parts {
        private final CheckSchedule from;
        private Duration interval;
        private Duration placingLease;
        private Duration notPlacedAfter;
        private Duration unresolvedAfter;
        private Map<CallStatus, Duration> deadlines;

        Parts(CheckSchedule from) {
            this.from = from;
            interval = from.interval;
            placingLease = from.placingLease;
            notPlacedAfter = from.notPlacedAfter;
            unresolvedAfter = from.unresolvedAfter;
            deadlines = from.deadlines;
        }

        CheckSchedule schedule() {
            return new CheckSchedule(
                    interval,
                    from.firstLooks,
                    placingLease,
                    from.notFoundPatience,
                    notPlacedAfter,
                    unresolvedAfter,
                    from.followUp,
                    deadlines);
        }
    }

    /** By how much the call has outstayed the deadline of its status; negative or zero when it has not. */
    public Duration overdue(Call call, Instant now) {
        Duration deadline = deadlines.get(call.status());
        return deadline == null ? Duration.ZERO : Duration.between(latest(call).plus(deadline), now);
    }

    /** The latest time at which the call is known to have moved, or is to begin. */
    private static Instant latest(Call call) {
        CallTimes times = call.times();
        return Stream.of(
                        requested(call),
                        call.spec().scheduledAt(),
                        times.queued(),
                        times.ringing(),
                        times.answered(),
                        times.ended())
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(times.created());
    }

    /**
     * When to look at a call next.
     *
     * @return null when never again
     */
    public @Nullable Instant next(Call call, Instant now) {
        return switch (call.status()) {
            case PENDING -> now;
            case INITIATED -> call.providerCallId() == null ? requested(call).plus(placingLease) : open(call, now);
            case UNCONFIRMED -> now.plus(searchPause(call, now));
            default -> call.status().isTerminal() ? ended(call, now) : open(call, now);
        };
    }

    /** When the request to the provider was sent, as far as we know. */
    public static Instant requested(Call call) {
        Instant initiated = call.times().initiated();
        return initiated == null ? call.times().created() : initiated;
    }

    private Duration searchPause(Call call, Instant now) {
        Duration half = Duration.between(requested(call), now).dividedBy(2);
        Duration shortest = interval.compareTo(SHORTEST_SEARCH) < 0 ? interval : SHORTEST_SEARCH;
        if (half.compareTo(shortest) < 0) {
            return shortest;
        }
        return half.compareTo(LONGEST_SEARCH) > 0 ? LONGEST_SEARCH : half;
    }

    private Instant open(Call call, Instant now) {
        Instant requested = requested(call);
        Instant regular = now.plus(aged(Duration.between(requested, now)));
        return firstLooks.stream()
                .map(requested::plus)
                .filter(look -> look.isAfter(now) && look.isBefore(regular))
                .findFirst()
                .orElse(regular);
    }

    /** Twice the interval after ten minutes, four times after an hour: old calls rarely change. */
    private Duration aged(Duration age) {
        if (age.compareTo(OLD) > 0) {
            return interval.multipliedBy(4);
        }
        return age.compareTo(GROWN) > 0 ? interval.multipliedBy(2) : interval;
    }

    private @Nullable Instant ended(Call call, Instant now) {
        if (call.state().retryExpected()) {
            return now.plus(interval);
        }
        Instant closed = call.times().closed();
        boolean waiting = call.status() == CallStatus.COMPLETED
                && (call.cost() == null || call.recording().state() == RecordingState.PENDING)
                && closed != null
                && now.isBefore(closed.plus(followUp));
        return waiting ? now.plus(interval) : null;
    }
}
