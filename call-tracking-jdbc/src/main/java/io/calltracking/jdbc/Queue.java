package io.calltracking.jdbc;

import io.calltracking.campaign.ContactState;
import org.jspecify.annotations.Nullable;

/**
 * What a contact waits for. It follows from the state and is a column of its own so that those who wait for something are
 * together in an index, and those who wait for nothing are nowhere in their way.
 */
enum Queue {
    /** To be called again. */
    AGAIN,
    /** To be called for the first time. */
    FIRST,
    /** That somebody looks at its call. */
    FOLLOW;

    /** The queue of a contact; null when it waits for nothing. */
    static @Nullable Queue of(ContactState state) {
        return switch (state.status()) {
            case PENDING -> state.isRetry() ? AGAIN : FIRST;
            case LIVE, COMPLETED -> state.dueAt() == null ? null : FOLLOW;
            case SKIPPED -> null;
        };
    }

    /** The condition on those in this queue: with the word in it, because indexes of PostgreSQL are for some words alone. */
    String condition() {
        return "queue = '" + this + "'";
    }
}
