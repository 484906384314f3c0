package io.calltracking.internal;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import io.calltracking.Call;
import io.calltracking.store.Store;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Finds calls by their providers' ids, those that many webhooks ask for at the same time together. Thread-safe. */
final class KnownCalls {
    private static final int MOST_TOGETHER = 64;

    private final Store store;
    private final Together<Wanted, Optional<Call>> finding;

    KnownCalls(Store store) {
        this.store = store;
        this.finding = new Together<>(
                wanted -> store.findByProviderCallId(wanted.provider(), wanted.providerCallId()),
                this::findAll,
                Together.Limit.of(MOST_TOGETHER));
    }

    private record Wanted(String provider, String providerCallId) {}

    Optional<Call> find(String provider, String providerCallId) {
        return finding.ask(new Wanted(provider, providerCallId));
    }

    private List<Optional<Call>> findAll(List<Wanted> wanted) {
        Map<Wanted, Call> found = new HashMap<>();
        wanted.stream()
                .collect(groupingBy(Wanted::provider, mapping(Wanted::providerCallId, toSet())))
                .forEach((provider, ids) -> store.findByProviderCallIds(provider, ids)
                        .forEach(call ->
                                found.put(new Wanted(provider, Objects.requireNonNull(call.providerCallId())), call)));
        return wanted.stream().map(one -> Optional.ofNullable(found.get(one))).toList();
    }
}
