package io.calltracking.campaign;

import io.calltracking.CallId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How far a contact has come.
 *
 * @param status where it stands
 * @param tries how many calls were made for it, those that were never dialed among them
 * @param attempts how many of them count against its budget
 * @param dueAt when it may be called, or its call is to be looked at, next; null for never
 * @param call its last call; null until there is one
 * @param outcome how that ended; null until it did
 * @param skip why it is skipped; null unless it is
 * @param updated the last change
 */
public record ContactState(
        ContactStatus status,
        int tries,
        int attempts,
        @Nullable Instant dueAt,
        @Nullable CallId call,
        @Nullable ContactOutcome outcome,
        @Nullable SkipReason skip,
        Instant updated) {

    /** Refuses null where it means nothing, and a skipped contact without a reason. */
    public ContactState {
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(updated, "updated");
        if ((status == ContactStatus.SKIPPED) != (skip != null)) {
            throw new IllegalArgumentException("a contact is " + status + " and skipped because of " + skip);
        }
    }

    /** A contact to be called from then on. */
    public static ContactState pending(Instant dueAt, Instant now) {
        return new ContactState(ContactStatus.PENDING, 0, 0, dueAt, null, null, null, now);
    }

    /** Whether it was called before and is to be called again: such contacts go first. */
    public boolean isRetry() {
        return status == ContactStatus.PENDING && attempts > 0;
    }
}
