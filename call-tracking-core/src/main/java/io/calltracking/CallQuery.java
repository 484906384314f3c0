package io.calltracking;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which calls to list, in which order, and which part of them; deleted ones only if asked for. Immutable; each method gives another query, and conditions
 * add up.
 *
 * <p>There are two ways through a long list. {@link #after} goes on behind the last call seen: always equally fast, and each
 * call comes once, whatever calls arrive meanwhile. {@link #page} counts pages from the top, for those who show page numbers:
 * newest first, calls that arrive in between push others to the next page, and far pages take longer.
 *
 * @param filter which calls
 * @param newestFirst the order, by time of creation
 * @param after only calls that come after this one in that order; null for all
 * @param page which page of those, from 1
 * @param limit at most so many a page, 1 to {@value #MAX_LIMIT}
 */
public record CallQuery(
        CallFilter filter, boolean newestFirst, @Nullable CallId after, int page, int limit) {

    /** The largest page. */
    public static final int MAX_LIMIT = 1000;

    /** The highest page number. */
    public static final int MAX_PAGE = 1_000_000;

    private static final Duration SHORTEST_TALK = Duration.ofMillis(1);

    /** Refuses what is out of range. */
    public CallQuery {
        Objects.requireNonNull(filter, "filter");
        if (limit < 1 || limit > MAX_LIMIT) {
            throw CallTrackingException.invalid("limit", "must be 1 to " + MAX_LIMIT + ", is " + limit);
        }
        if (page < 1 || page > MAX_PAGE) {
            throw CallTrackingException.invalid("page", "must be 1 to " + MAX_PAGE + ", is " + page);
        }
    }

    /** All calls, newest first, 100 a page. */
    public static CallQuery all() {
        return new CallQuery(CallFilter.ALL, true, null, 1, 100);
    }

    /** All calls that are not over, oldest first. */
    public static CallQuery open() {
        Set<CallStatus> open = EnumSet.allOf(CallStatus.class);
        open.removeIf(CallStatus::isTerminal);
        return all().statuses(open).oldest();
    }

    /** All calls in which somebody talked: {@link CallStatus#COMPLETED} with a talk longer than zero. Newest first. */
    public static CallQuery successful() {
        return all().statuses(Set.of(CallStatus.COMPLETED)).minTalk(SHORTEST_TALK);
    }

    /**
     * All calls that ended without an answer, or broke down: {@link CallStatus#FAILED}, {@link CallStatus#NO_ANSWER},
     * {@link CallStatus#BUSY} and {@link CallStatus#MISSED}. Not those that were called off, which somebody wanted. Newest
     * first.
     */
    public static CallQuery failed() {
        return all().statuses(EnumSet.of(CallStatus.FAILED, CallStatus.NO_ANSWER, CallStatus.BUSY, CallStatus.MISSED));
    }

    /**
     * All calls that are not known to be dialed yet, whether they wait with us or at the provider:
     * {@link CallStatus#PENDING}, {@link CallStatus#INITIATED}, {@link CallStatus#UNCONFIRMED} and
     * {@link CallStatus#QUEUED}. Oldest first.
     */
    public static CallQuery pending() {
        return all().statuses(
                        EnumSet.of(CallStatus.PENDING, CallStatus.INITIATED, CallStatus.UNCONFIRMED, CallStatus.QUEUED))
                .oldest();
    }

    /** All calls with a talk of at least this length, in whatever status. Newest first. */
    public static CallQuery longCalls(Duration atLeast) {
        return all().minTalk(atLeast);
    }

    /** Only calls of this owner. */
    public CallQuery owner(String owner) {
        return by(CallField.OWNER, owner);
    }

    /** Only calls to this contact. */
    public CallQuery contact(String contact) {
        return by(CallField.CONTACT, contact);
    }

    /** Only calls by this agent. */
    public CallQuery agent(String agent) {
        return by(CallField.AGENT, agent);
    }

    /** Only calls of this campaign. */
    public CallQuery campaign(String campaign) {
        return by(CallField.CAMPAIGN, campaign);
    }

    /** Only calls of this run at the provider. */
    public CallQuery runId(String runId) {
        return by(CallField.RUN_ID, runId);
    }

    /** Only calls to or from this number, E.164. */
    public CallQuery number(String number) {
        return by(CallField.NUMBER, number);
    }

    /** Only calls with this {@link Remarks#outcome()}. */
    public CallQuery outcome(String outcome) {
        return by(CallField.OUTCOME, outcome);
    }

    /** Only calls that have this in a field, word for word; takes the place of an earlier word for the same field. */
    public CallQuery by(CallField field, String word) {
        return with(filter.word(field, word));
    }

    /** Only calls in one of these statuses. */
    public CallQuery statuses(Set<CallStatus> statuses) {
        return with(filter.statuses(statuses));
    }

    /** Only calls whose talk is known to have been at least this long, to the millisecond; null for all. */
    public CallQuery minTalk(@Nullable Duration talk) {
        return with(filter.minTalk(talk));
    }

    /** Only calls created at this time or later, to the millisecond; null for all. */
    public CallQuery createdFrom(@Nullable Instant time) {
        return with(filter.created(time, filter.createdBefore()));
    }

    /** Only calls created earlier than this time, to the millisecond; null for all. */
    public CallQuery createdBefore(@Nullable Instant time) {
        return with(filter.created(filter.createdFrom(), time));
    }

    /** Calls that were deleted, but not for good, too. */
    public CallQuery withDeleted() {
        return with(filter.deletedToo());
    }

    /** Newest first. */
    public CallQuery newest() {
        return new CallQuery(filter, true, after, page, limit);
    }

    /** Oldest first. */
    public CallQuery oldest() {
        return new CallQuery(filter, false, after, page, limit);
    }

    /** The page after the one that ended with this call; null for the first. */
    public CallQuery after(@Nullable CallId last) {
        return new CallQuery(filter, newestFirst, last, page, limit);
    }

    /** This page, counted from 1. */
    public CallQuery page(int page) {
        return new CallQuery(filter, newestFirst, after, page, limit);
    }

    /** Pages of this size. */
    public CallQuery limit(int limit) {
        return new CallQuery(filter, newestFirst, after, page, limit);
    }

    /** How many calls are on the pages before this one. */
    public int skipped() {
        return (page - 1) * limit;
    }

    private CallQuery with(CallFilter other) {
        return new CallQuery(other, newestFirst, after, page, limit);
    }
}
