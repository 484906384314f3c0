package io.calltracking;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which calls to list. Immutable; each method gives another query.
 *
 * @param owner only calls of this owner; null for all
 * @param contact only calls to this contact; null for all
 * @param statuses only calls in one of these; empty for all
 * @param newestFirst the order, by time of creation
 * @param after only calls that come after this one in that order; null for the first page
 * @param limit at most so many, 1 to {@value #MAX_LIMIT}
 */
public record CallQuery(
        @Nullable String owner,
        @Nullable String contact,
        Set<CallStatus> statuses,
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
        return new CallQuery(null, null, Set.of(), true, null, 100);
    }

    /** All calls that are not over, oldest first. */
    public static CallQuery open() {
        Set<CallStatus> open = EnumSet.allOf(CallStatus.class);
        open.removeIf(CallStatus::isTerminal);
        return new CallQuery(null, null, open, false, null, 100);
    }

    /** Only calls of this owner. */
    public CallQuery owner(String owner) {
        return new CallQuery(owner, contact, statuses, newestFirst, after, limit);
    }

    /** Only calls to this contact. */
    public CallQuery contact(String contact) {
        return new CallQuery(owner, contact, statuses, newestFirst, after, limit);
    }

    /** Only calls in one of these statuses. */
    public CallQuery statuses(Set<CallStatus> statuses) {
        return new CallQuery(owner, contact, statuses, newestFirst, after, limit);
    }

    /** Newest first. */
    public CallQuery newest() {
        return new CallQuery(owner, contact, statuses, true, after, limit);
    }

    /** Oldest first. */
    public CallQuery oldest() {
        return new CallQuery(owner, contact, statuses, false, after, limit);
    }

    /** The page after the one that ended with this call. */
    public CallQuery after(@Nullable CallId last) {
        return new CallQuery(owner, contact, statuses, newestFirst, last, limit);
    }

    /** Pages of this size. */
    public CallQuery limit(int limit) {
        return new CallQuery(owner, contact, statuses, newestFirst, after, limit);
    }
}
