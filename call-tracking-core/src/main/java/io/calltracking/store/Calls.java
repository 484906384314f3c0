package io.calltracking.store;

import io.calltracking.Call;
import io.calltracking.CallFilter;
import io.calltracking.CallId;
import io.calltracking.CallQuery;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The calls of a store. */
public interface Calls {

    /**
     * Adds a call, version 1, with its first event. A creation that is repeated is {@link Written#DONE} as one of {@link
     * #apply} is.
     *
     * @return of several reasons the first in the order of {@link Written}; {@link Written#STALE} when the id is in use by
     *     another creation
     */
    Written create(CallUpdate creation);

    /**
     * Writes the next version of a call with its event, if the stored version is the one before. Both are written or
     * none.
     *
     * <p>The very same change may be asked for again, by somebody who was not told whether it was written: a change whose own
     * event, the one with the same {@link io.calltracking.CallEvent#id()}, is in the call's log is {@link Written#DONE},
     * however far the call has gone on since, and nothing is written a second time. Another change with the same dedupe key
     * is {@link Written#REPEATED}, and another one of the same version {@link Written#STALE}.
     */
    Written apply(CallUpdate update);

    /**
     * Writes changes of several calls, each as {@link #apply} would and whatever becomes of the others, in fewer steps than
     * one by one. When it throws, nothing or all of it happened to each, and each may be asked for again.
     *
     * @return what became of each, in the same order
     */
    List<Written> applyAll(List<CallUpdate> updates);

    /**
     * Like {@link #apply}, and writes what else makes up the call too, {@link Call#spec()} that is; takes the payloads out of
     * all events of the call, and that of the last look at it. The event has none either.
     */
    Written erase(CallUpdate update);

    /**
     * Removes a call with all its events, if it has this version still.
     *
     * @return whether it did
     */
    boolean delete(CallId id, long version);

    /** The call with this id; also one that is {@linkplain Call#isDeleted() deleted}, as with the other searches. */
    Optional<Call> find(CallId id);

    /** The call that the provider knows by this id. */
    Optional<Call> findByProviderCallId(String provider, String providerCallId);

    /** The calls that the provider knows by these ids, in any order; ids that no call has are left out. */
    List<Call> findByProviderCallIds(String provider, Set<String> providerCallIds);

    /** The call that was placed under this key. */
    Optional<Call> findByIdempotencyKey(String owner, String idempotencyKey);

    /** The calls a query asks for, deleted ones only if it {@linkplain CallFilter#withDeleted() says so}; at most {@link CallQuery#limit()}. */
    List<Call> list(CallQuery query);

    /** How many calls there are of a kind. Looks at each where no index helps. */
    long count(CallFilter filter);
}
