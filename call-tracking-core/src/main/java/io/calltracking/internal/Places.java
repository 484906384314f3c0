package io.calltracking.internal;

import io.calltracking.PoolLimit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/**
 * The places of a limited pool and which of them are taken. There are as many names of places as the cap allows calls,
 * {@code 0} and on for everybody and {@code 0@owner} and on for an owner with guaranteed ones, and no two calls can have
 * the same: so the cap holds however many reserve at once, with nothing counted. Any other name is from a time without
 * this limit; such calls are counted, and given a proper place as soon as one is free. Immutable.
 */
final class Places {
    private final PoolLimit limit;
    private final Set<String> taken;

    Places(PoolLimit limit, List<String> taken) {
        this.limit = limit;
        this.taken = Set.copyOf(taken);
    }

    boolean isFull() {
        return taken.size() >= limit.cap();
    }

    /** Whether a call has a place that is none of this limit's. */
    boolean hasSurplus() {
        return taken.stream().anyMatch(this::isSurplus);
    }

    /** Whether a place is from a time without this limit. */
    boolean isSurplus(String place) {
        int at = place.indexOf('@');
        String number = at < 0 ? place : place.substring(0, at);
        int places = at < 0 ? limit.shared() : limit.guaranteed().getOrDefault(place.substring(at + 1), 0);
        return !isBelow(number, places);
    }

    private static boolean isBelow(String number, int places) {
        boolean digits =
                !number.isEmpty() && number.length() < 10 && number.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits && Integer.parseInt(number) < places;
    }

    /** Whether moving calls that are live already may make room. */
    boolean canBeTidied() {
        return hasSurplus()
                || limit.guaranteed().keySet().stream()
                        .anyMatch(owner -> kept(owner).isPresent());
    }

    /** A free place that suits a call better than the one it has; empty when there is none. */
    Optional<String> better(String place, String owner) {
        boolean keptAlready = place.indexOf('@') >= 0;
        return isSurplus(place) ? free(owner) : keptAlready ? Optional.empty() : kept(owner);
    }

    /** A free place for a call of this owner; of the shared ones any, so that those who choose at once seldom clash. */
    Optional<String> free(String owner) {
        return kept(owner).or(this::shared);
    }

    private Optional<String> kept(String owner) {
        return IntStream.range(0, limit.guaranteed().getOrDefault(owner, 0))
                .mapToObj(number -> number + "@" + owner)
                .filter(place -> !taken.contains(place))
                .findFirst();
    }

    private Optional<String> shared() {
        List<String> free = IntStream.range(0, limit.shared())
                .mapToObj(Integer::toString)
                .filter(place -> !taken.contains(place))
                .toList();
        return free.isEmpty()
                ? Optional.empty()
                : Optional.of(free.get(ThreadLocalRandom.current().nextInt(free.size())));
    }

    /** The same with one place given in exchange for another. */
    Places exchanged(String from, String to) {
        Set<String> now = new HashSet<>(taken);
        now.remove(from);
        now.add(to);
        return new Places(limit, List.copyOf(now));
    }
}
