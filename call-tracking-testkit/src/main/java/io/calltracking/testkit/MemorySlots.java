package io.calltracking.testkit;

import io.calltracking.Call;
import io.calltracking.CallId;
import io.calltracking.Pool;
import io.calltracking.Slot;
import io.calltracking.Turn;
import io.calltracking.store.WaitingPage;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What slots and turns of calls mean, for {@link InMemoryStore}. */
final class MemorySlots {
    private static final Comparator<Call> IN_TURN =
            Comparator.comparing(MemorySlots::turn).thenComparing(Call::id);

    private MemorySlots() {}

    /** Whether two calls hold the same place. */
    static boolean clash(Call one, Call other) {
        return Stream.of(Pool.Kind.values()).anyMatch(kind -> {
            String name = poolName(one, kind);
            return name != null
                    && name.equals(poolName(other, kind))
                    && place(one, kind).equals(place(other, kind));
        });
    }

    static boolean isIn(Call call, Pool pool) {
        return pool.name().equals(poolName(call, pool.kind()));
    }

    static String place(Call call, Pool pool) {
        return place(call, pool.kind());
    }

    private static String place(Call call, Pool.Kind kind) {
        return Objects.requireNonNull(
                Objects.requireNonNull(call.state().slot()).in(kind));
    }

    /** Null when it holds no place in such a pool. */
    private static @Nullable String poolName(Call call, Pool.Kind kind) {
        Slot slot = call.state().slot();
        if (slot == null || slot.in(kind) == null) {
            return null;
        }
        return switch (kind) {
            case OWNER -> call.owner();
            case ACCOUNT -> slot.account();
            case CAMPAIGN -> call.spec().campaign();
        };
    }

    static boolean waitsFor(Call call, String account) {
        Turn turn = call.state().turn();
        return turn != null && turn.account().equals(account);
    }

    static List<Call> waiting(Stream<Call> calls, WaitingPage page) {
        Call after = page.after();
        return calls.filter(call -> waitsFor(call, page.account()))
                .filter(call -> after == null || IN_TURN.compare(call, after) > 0)
                .filter(call -> !page.withoutOwners().contains(call.owner()))
                .filter(call -> call.spec().campaign() == null
                        || !page.withoutCampaigns().contains(call.spec().campaign()))
                .sorted(IN_TURN)
                .limit(page.max())
                .toList();
    }

    /** Negative when the call is before that turn. */
    static int order(Call call, Turn turn, CallId id) {
        int byTurn = turn(call).compareTo(turn);
        return byTurn != 0 ? byTurn : call.id().compareTo(id);
    }

    static long nextTurn(Stream<Call> waiting, int lane, String owner) {
        List<Call> inLane = waiting.filter(call -> turn(call).lane() == lane).toList();
        long lowest =
                inLane.stream().mapToLong(call -> turn(call).number()).min().orElse(0);
        long highest = inLane.stream()
                .filter(call -> call.owner().equals(owner))
                .mapToLong(call -> turn(call).number())
                .max()
                .orElse(0);
        return 1 + Math.max(lowest, highest);
    }

    private static Turn turn(Call call) {
        return Objects.requireNonNull(call.state().turn());
    }
}
