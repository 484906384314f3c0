package io.calltracking;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which calls: those that meet all of the conditions. Lists and statistics ask by it. Immutable; each method gives another filter.
 *
 * @param words what the call has in these fields, word for word; empty for any
 * @param statuses only calls in one of these; empty for all
 * @param minTalk only calls whose {@link CallFacts#talkDuration()} is known and at least this, to the millisecond; null for
 *     all
 * @param createdFrom only calls created at this time or later, to the millisecond; null for all
 * @param createdBefore only calls created earlier than this time, to the millisecond; null for all
 * @param withDeleted whether calls that were deleted, but not for good, are among them
 */
public record CallFilter(
        Map<CallField, String> words,
        Set<CallStatus> statuses,
        @Nullable Duration minTalk,
        @Nullable Instant createdFrom,
        @Nullable Instant createdBefore,
        boolean withDeleted) {

    /** All calls that are not deleted. */
    public static final CallFilter ALL = new CallFilter(Map.of(), Set.of(), null, null, null, false);

    /** Copies words and statuses. */
    public CallFilter {
        words = Map.copyOf(words);
        statuses = Set.copyOf(statuses);
    }

    /** The same with another word in a field, in place of an earlier one. */
    public CallFilter word(CallField field, String word) {
        Map<CallField, String> more = new EnumMap<>(CallField.class);
        more.putAll(words);
        more.put(field, word);
        return new CallFilter(more, statuses, minTalk, createdFrom, createdBefore, withDeleted);
    }

    /** The same with any word in a field. */
    public CallFilter without(CallField field) {
        Map<CallField, String> fewer = new EnumMap<>(CallField.class);
        fewer.putAll(words);
        fewer.remove(field);
        return new CallFilter(fewer, statuses, minTalk, createdFrom, createdBefore, withDeleted);
    }

    /** The same for other statuses; empty for all. */
    public CallFilter statuses(Set<CallStatus> others) {
        return new CallFilter(words, others, minTalk, createdFrom, createdBefore, withDeleted);
    }

    /** The same with another shortest talk; null for any. */
    public CallFilter minTalk(@Nullable Duration talk) {
        return new CallFilter(words, statuses, talk, createdFrom, createdBefore, withDeleted);
    }

    /**
     * The same for another time of creation.
     *
     * @param from the first moment; null for the beginning
     * @param before the first moment that is too late; null for no end
     */
    public CallFilter created(@Nullable Instant from, @Nullable Instant before) {
        return new CallFilter(words, statuses, minTalk, from, before, withDeleted);
    }

    /** The same with deleted calls among them. */
    public CallFilter deletedToo() {
        return new CallFilter(words, statuses, minTalk, createdFrom, createdBefore, true);
    }

    /** The lowest id that such a call may have; null for any. Ids begin with the time of creation. */
    public @Nullable CallId firstId() {
        return createdFrom == null ? null : CallId.lowestAt(createdFrom);
    }

    /** The lowest id that is too high for such a call; null for none. */
    public @Nullable CallId endId() {
        return createdBefore == null ? null : CallId.lowestAt(createdBefore);
    }

    /** Names the fields; a number is personal, and an outcome may be. */
    @Override
    public String toString() {
        return "CallFilter[by " + words.keySet().stream().sorted().toList() + ", statuses="
                + statuses.stream().sorted().toList() + ", minTalk=" + minTalk + ", created " + createdFrom + " to "
                + createdBefore + (withDeleted ? ", deleted too" : "") + "]";
    }
}
