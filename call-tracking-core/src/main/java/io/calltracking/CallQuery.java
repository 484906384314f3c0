package io.calltracking;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which calls to list. Immutable; each method gives another query.
 *
 * @param owner only calls of this owner; null for all
 * @param contact only calls to this contact; null for all
 * @param statuses only calls in one of these; empty for all
 * @param createdFrom only calls created at this time or later, to the millisecond; null for all
 * @param createdBefore only calls created earlier than this time, to the millisecond; null for all
 * @param newestFirst the order, by time of creation
 * @param after only calls that come after this one in that order; null for the first page
 * @param limit at most so many, 1 to {@value #MAX_LIMIT}
 */
public record CallQuery(
        @Nullable String owner,
        @Nullable String contact,
        Set<CallStatus> statuses,
        @Nullable Instant createdFrom,
        @Nullable Instant createdBefore,
        boolean newestFirst,
        @Nullable CallId after,
        int limit) {

    /** The largest page. */
    public static final int MAX_LIMIT = 1000;

    /** Copies the statuses. */
    public CallQuery {
        statuses = Set.copyOf(statuses);
        if (limit < 1 || limit > MAX_LIMIT) {
            throw CallTrackingException.invalid("limit", "must be 1 to " + MAX_LIMIT + ", is " + limit);
        }
    }

    /** All calls, newest first, 100 a page. */
    public static CallQuery all() {
        return new CallQuery(null, null, Set.of(), null, null, true, null, 100);
    }

    /** All calls that are not over, oldest first. */
    public static CallQuery open() {
        Set<CallStatus> open = EnumSet.allOf(CallStatus.class);
        open.removeIf(CallStatus::isTerminal);
        return new CallQuery(null, null, open, null, null, false, null, 100);
    }

    /** Only calls of this owner. */
    public CallQuery owner(String owner) {
        return new CallQuery(owner, contact, statuses, createdFrom, createdBefore, newestFirst, after, limit);
    }

    /** Only calls to this contact. */
    public CallQuery contact(String contact) {
        return new CallQuery(owner, contact, statuses, createdFrom, createdBefore, newestFirst, after, limit);
    }

    /** Only calls in one of these statuses. */
    public CallQuery statuses(Set<CallStatus> statuses) {
        return new CallQuery(owner, contact, statuses, createdFrom, createdBefore, newestFirst, after, limit);
    }

    /** Only calls created at this time or later, to the millisecond. */
    public CallQuery createdFrom(@Nullable Instant time) {
        return new CallQuery(owner, contact, statuses, time, createdBefore, newestFirst, after, limit);
    }

    /** Only calls created earlier than this time, to the millisecond. */
    public CallQuery createdBefore(@Nullable Instant time) {
        return new CallQuery(owner, contact, statuses, createdFrom, time, newestFirst, after, limit);
    }

    /** The lowest id that a call in this query may have; null for any. Ids begin with the time of creation. */
    public @Nullable CallId firstId() {
        return createdFrom == null ? null : CallId.lowestAt(createdFrom);
    }

    /** The lowest id that is too high for a call in this query; null for none. */
    public @Nullable CallId endId() {
        return createdBefore == null ? null : CallId.lowestAt(createdBefore);
    }

    /** Newest first. */
    public CallQuery newest() {
        return new CallQuery(owner, contact, statuses, createdFrom, createdBefore, true, after, limit);
    }

    /** Oldest first. */
    public CallQuery oldest() {
        return new CallQuery(owner, contact, statuses, createdFrom, createdBefore, false, after, limit);
    }

    /** The page after the one that ended with this call. */
    public CallQuery after(@Nullable CallId last) {
        return new CallQuery(owner, contact, statuses, createdFrom, createdBefore, newestFirst, last, limit);
    }

    /** Pages of this size. */
    public CallQuery limit(int limit) {
        return new CallQuery(owner, contact, statuses, createdFrom, createdBefore, newestFirst, after, limit);
    }
}
