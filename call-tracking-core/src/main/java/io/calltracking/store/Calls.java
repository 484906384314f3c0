package io.calltracking.store;

import io.calltracking.Call;
import io.calltracking.CallFilter;
import io.calltracking.CallId;
import io.calltracking.CallQuery;
import java.util.List;
import java.util.Optional;

/** The calls of a store. */
public interface Calls {

    /**
     * Adds a call, version 1, with its first event.
     *
     * @return of several reasons the first in the order of {@link Written}; {@link Written#STALE} when the id is in use
     */
    Written create(CallUpdate creation);

    /**
     * Writes the next version of a call with its event, if the stored version is the one before. Both are written or
     * none.
     */
    Written apply(CallUpdate update);

    /** The call with this id. */
    Optional<Call> find(CallId id);

    /** The call that the provider knows by this id. */
    Optional<Call> findByProviderCallId(String provider, String providerCallId);

    /** The call that was placed under this key. */
    Optional<Call> findByIdempotencyKey(String owner, String idempotencyKey);

    /** The calls a query asks for, at most {@link CallQuery#limit()}. */
    List<Call> list(CallQuery query);

    /** How many calls there are of a kind. Looks at each where no index helps. */
    long count(CallFilter filter);
}
