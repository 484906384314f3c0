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

/** The calls of a database, on connections of the store's own or as a part of the app's transaction. */
final class JdbcCalls implements Calls {
    private final CallWriter writer;
    private final CallChanges changes;
    private final CallTable table;

    JdbcCalls(Database database) {
        this.writer = new CallWriter(database);
        this.changes = new CallChanges(database);
        this.table = new CallTable(database);
    }

    @Override
    public Written create(CallUpdate creation) {
        return writer.create(creation);
    }

    @Override
    public Written apply(CallUpdate update) {
        return changes.apply(update);
    }

    @Override
    public List<Written> applyAll(List<CallUpdate> updates) {
        return changes.applyAll(updates);
    }

    @Override
    public Written erase(CallUpdate update) {
        return writer.erase(update);
    }

    @Override
    public boolean delete(CallId id, long version) {
        return writer.delete(id, version);
    }

    @Override
    public Optional<Call> find(CallId id) {
        return table.find(id);
    }

    @Override
    public Optional<Call> findByProviderCallId(String provider, String providerCallId) {
        return table.findByProviderCallId(provider, providerCallId);
    }

    @Override
    public List<Call> findByProviderCallIds(String provider, Set<String> providerCallIds) {
        return table.findByProviderCallIds(provider, providerCallIds);
    }

    @Override
    public Optional<Call> findByIdempotencyKey(String owner, String idempotencyKey) {
        return table.findByIdempotencyKey(owner, idempotencyKey);
    }

    @Override
    public List<Call> list(CallQuery query) {
        return table.list(query);
    }

    @Override
    public long count(CallFilter filter) {
        return table.count(filter);
    }
}
