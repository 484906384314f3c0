package io.calltracking.jdbc;

import io.calltracking.Call;
import io.calltracking.CallFilter;
import io.calltracking.CallId;
import io.calltracking.CallQuery;
import io.calltracking.store.CallUpdate;
import io.calltracking.store.Calls;
import io.calltracking.store.Written;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Calls that say when one is about to be created. */
record AnnouncedCalls(Calls calls, Runnable creating) implements Calls {

    @Override
    public Written create(CallUpdate creation) {
        creating.run();
        return calls.create(creation);
    }

    @Override
    public Written apply(CallUpdate update) {
        return calls.apply(update);
    }

    @Override
    public List<Written> applyAll(List<CallUpdate> updates) {
        return calls.applyAll(updates);
    }

    @Override
    public Written erase(CallUpdate update) {
        return calls.erase(update);
    }

    @Override
    public boolean delete(CallId id, long version) {
        return calls.delete(id, version);
    }

    @Override
    public Optional<Call> find(CallId id) {
        return calls.find(id);
    }

    @Override
    public Optional<Call> findByProviderCallId(String provider, String providerCallId) {
        return calls.findByProviderCallId(provider, providerCallId);
    }

    @Override
    public List<Call> findByProviderCallIds(String provider, Set<String> providerCallIds) {
        return calls.findByProviderCallIds(provider, providerCallIds);
    }

    @Override
    public Optional<Call> findByIdempotencyKey(String owner, String idempotencyKey) {
        return calls.findByIdempotencyKey(owner, idempotencyKey);
    }

    @Override
    public List<Call> list(CallQuery query) {
        return calls.list(query);
    }

    @Override
    public long count(CallFilter filter) {
        return calls.count(filter);
    }
}
