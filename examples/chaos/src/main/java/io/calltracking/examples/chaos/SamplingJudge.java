package io.calltracking.examples.chaos;

import io.calltracking.Call;
import io.calltracking.CallId;
import io.calltracking.CallTrackingException;
import io.calltracking.PoolLimit;
import io.calltracking.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Reads who holds places as often as it can, for databases that it knows no triggers of. What lasts for less than the time
 * between two looks it may miss.
 */
final class SamplingJudge implements CapJudge {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);
    private static final int MANY = 10_000;

    private static final Duration LONGEST_LOOK = Duration.ofSeconds(10);

    private final Store store;
    private final Thread thread;
    private final List<Cap> caps = new ArrayList<>();
    private final TreeMap<Integer, String> over = new TreeMap<>();
    private Set<CallId> before = Set.of();
    private int inGrace;
    private int taken;
    private volatile boolean closed;

    private SamplingJudge(Store store) {
        this.store = store;
        thread = new Thread(this::keepLooking, "judge");
        thread.setDaemon(true);
    }

    static SamplingJudge open(Store store) {
        SamplingJudge judge = new SamplingJudge(store);
        judge.thread.start();
        return judge;
    }

    /** Without a thread: somebody else says when to {@link #look}. */
    static SamplingJudge idle(Store store) {
        return new SamplingJudge(store);
    }

    private void keepLooking() {
        while (!closed) {
            try {
                look();
            } catch (CallTrackingException e) {
                // The next look sees as much.
            }
            Pause.of(BETWEEN_LOOKS);
        }
    }

    synchronized void look() {
        Instant now = store.clock().instant();
        note(now, store.limits(List.of(Limits.ACCOUNT)));
        List<Call> holders = store.holders(Limits.ACCOUNT, null, MANY);
        List<Call> takers =
                holders.stream().filter(call -> !before.contains(call.id())).toList();
        compare(now, takers, holders);
        before = holders.stream().map(Call::id).collect(Collectors.toCollection(HashSet::new));
        taken = holders.size();
    }

    private void note(Instant now, List<PoolLimit> limits) {
        for (PoolLimit limit : limits) {
            Cap last = caps.isEmpty() ? null : caps.get(caps.size() - 1);
            int guaranteed = Limits.guaranteed(limit);
            if (last == null || last.cap() != limit.cap() || last.guaranteed() != guaranteed) {
                caps.add(new Cap(now, limit.cap(), guaranteed));
            }
        }
    }

    private void compare(Instant now, List<Call> takers, List<Call> holders) {
        if (caps.isEmpty() || takers.isEmpty()) {
            return;
        }
        Cap newest = caps.get(caps.size() - 1);
        List<Cap> inForce = inForce(now.minus(GRACE));
        int most = inForce.stream().mapToInt(Cap::cap).max().orElseThrow();
        judge("the account", holders.size(), most);
        inGrace += holders.size() > newest.cap() && holders.size() <= most ? 1 : 0;
        if (takers.stream().anyMatch(isOf(Limits.VIP).negate())) {
            int shared = inForce.stream()
                    .mapToInt(cap -> cap.cap() - cap.guaranteed())
                    .max()
                    .orElseThrow();
            judge("shared", count(holders, isOf(Limits.VIP).negate()), shared);
        }
        for (String owner : takers.stream().map(Call::owner).collect(Collectors.toSet())) {
            judge(owner, count(holders, isOf(owner)), Limits.capOf(owner));
        }
    }

    /** Those that somebody may have read at this time or later. */
    private List<Cap> inForce(Instant since) {
        int first = caps.size() - 1;
        while (first > 0 && caps.get(first).since().isAfter(since)) {
            first--;
        }
        return caps.subList(first, caps.size());
    }

    private void judge(String pool, int live, int allowed) {
        if (live > allowed) {
            over.putIfAbsent(live - allowed, pool + ": " + live + " live, " + allowed + " allowed");
        }
    }

    private static Predicate<Call> isOf(String owner) {
        return call -> call.owner().equals(owner);
    }

    private static int count(Collection<Call> calls, Predicate<Call> which) {
        return (int) calls.stream().filter(which).count();
    }

    @Override
    public synchronized Verdict verdict() {
        look();
        return new Verdict(over.isEmpty() ? 0 : over.lastKey(), inGrace, taken, List.copyOf(over.values()));
    }

    @Override
    public synchronized List<Cap> caps() {
        return List.copyOf(caps);
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join(LONGEST_LOOK.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
