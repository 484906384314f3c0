package io.calltracking.testkit;

import io.calltracking.campaign.Suppression;
import io.calltracking.store.Suppressions;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The suppression lists of {@link InMemoryStore}, one for each owner. Thread-safe. */
final class MemorySuppressions implements Suppressions {
    private final Map<String, NavigableMap<String, Suppression>> lists = new HashMap<>();

    @Override
    public synchronized void suppress(Collection<Suppression> suppressions) {
        for (Suppression suppression : suppressions) {
            lists.computeIfAbsent(suppression.owner(), owner -> new TreeMap<>())
                    .putIfAbsent(suppression.number(), suppression);
        }
    }

    @Override
    public synchronized boolean unsuppress(String owner, String number) {
        return list(owner).remove(number) != null;
    }

    @Override
    public synchronized Set<String> suppressed(String owner, Collection<String> numbers) {
        return numbers.stream()
                .filter(number -> list(owner).containsKey(number)
                        || list(Suppression.EVERYBODY).containsKey(number))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public synchronized List<Suppression> suppressions(String owner, @Nullable String after, int max) {
        NavigableMap<String, Suppression> list = list(owner);
        return (after == null ? list : list.tailMap(after, false))
                .values().stream().limit(max).toList();
    }

    private NavigableMap<String, Suppression> list(String owner) {
        return lists.getOrDefault(owner, new TreeMap<>());
    }
}
