package io.calltracking.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltracking.Call;
import io.calltracking.statistics.Grouping;
import io.calltracking.statistics.Rollups;
import io.calltracking.statistics.StatisticsQuery;
import io.calltracking.statistics.StatisticsReport;
import io.calltracking.store.Statistics;
import io.calltracking.store.Store;
import io.calltracking.testkit.chaos.Interceptor;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Whoever adds up or reads is overtaken, or killed, between any two steps: nobody is told anything wrong. */
abstract class StatisticsRaceContract extends StoreConcern {
    private static final int WRITERS = 4;
    private static final int CHANGES = 40;

    StatisticsRaceContract(Function<Clock, Store> opener) {
        super(opener);
    }

    @Test
    void whoAddsUpMayBeOvertakenAnywhere() {
        for (Overtaking overtaking : Overtaking.values()) {
            boolean overtaken = true;
            for (int moment = 0; overtaken; moment++) {
                CountedHistory history = sealedHistory();
                history.change(history.calls().get(moment % 3), clock.instant());
                Moments moments = new Moments(moment, () -> overtaking.act(this, history));
                Rollups slow = Rollups.of(moments.of(store));
                slow.sealSome();
                agrees(history, overtaking + " at moment " + moment);
                slow.sealSome();
                agrees(history, overtaking + " and all added up, at moment " + moment);
                overtaken = moments.hasCome();
                emptyStore(history);
            }
        }
    }

    @Test
    void whoReadsMayBeOvertakenAnywhere() {
        for (Overtaking overtaking : Overtaking.values()) {
            boolean overtaken = true;
            for (int moment = 0; overtaken; moment++) {
                CountedHistory history = sealedHistory();
                StatisticsReport before = Recount.of(history.calls(), byOwner());
                Moments moments = new Moments(moment, () -> overtaking.act(this, history));
                StatisticsReport report = Rollups.of(moments.of(store)).report(byOwner());
                StatisticsReport after = Recount.of(history.calls(), byOwner());
                assertThat(report).as("%s at moment %d", overtaking, moment).isIn(before, after);
                overtaken = moments.hasCome();
                emptyStore(history);
            }
        }
    }

    @Test
    void whoIsKilledWhileAddingUpLeavesNothingWrongAndNothingUndone() {
        boolean killed = true;
        for (int moment = 0; killed; moment++) {
            CountedHistory history = sealedHistory();
            history.change(history.calls().get(moment % 3), clock.instant());
            killed = isKilled(moment);
            agrees(history, "killed at moment " + moment);
            sealAll();
            assertThat(store.statistics().open(clock.instant(), 100)).isEmpty();
            assertThat(store.statistics().firstUncounted(history.calls().get(0).id()))
                    .isEmpty();
            agrees(history, "the work of one killed at moment " + moment + " done by another");
            emptyStore(history);
        }
    }

    private boolean isKilled(int moment) {
        Moments moments = new Moments(moment, () -> {
            throw new Killed();
        });
        try {
            Rollups.of(moments.of(store)).sealSome();
            return false;
        } catch (Killed e) {
            return true;
        }
    }

    @Test
    void everybodySeesTheirOwnChangesWhateverIsAddedUpMeanwhile() throws Exception {
        AtomicInteger writing = new AtomicInteger(WRITERS);
        List<CountedHistory> histories = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            histories.add(new CountedHistory(i, store));
        }
        clock.advance(Duration.ofDays(2));
        Race.run(i -> () -> {
            if (i < WRITERS) {
                try {
                    write(histories.get(i), "owner-" + i);
                } finally {
                    writing.decrementAndGet();
                }
            }
            Rollups rollups = Rollups.of(store);
            while (writing.get() > 0) {
                rollups.sealSome();
            }
            return i;
        });
        List<Call> all =
                histories.stream().flatMap(history -> history.calls().stream()).toList();
        assertThat(Rollups.of(store).report(byOwner())).isEqualTo(Recount.of(all, byOwner()));
        sealAll();
        assertThat(Rollups.of(store).report(byOwner())).isEqualTo(Recount.of(all, byOwner()));
    }

    private void write(CountedHistory history, String owner) {
        Rollups rollups = Rollups.of(store);
        StatisticsQuery mine = StatisticsQuery.all().owner(owner);
        for (int i = 0; i < CHANGES; i++) {
            Call call = history.create(clock.instant().minus(Duration.ofMinutes(600 + i % 30)), owner);
            assertThat(rollups.report(mine)).isEqualTo(Recount.of(history.calls(), mine));
            history.change(call, clock.instant());
            assertThat(rollups.report(mine)).isEqualTo(Recount.of(history.calls(), mine));
            if (i % 5 == 4) {
                history.delete();
                assertThat(rollups.report(mine)).isEqualTo(Recount.of(history.calls(), mine));
            }
        }
    }

    /** What happens while somebody is at work. */
    private enum Overtaking {
        CHANGE,
        CHANGE_ADDED_UP,
        ADDED_UP_AND_CHANGED,
        NEW_CALL_ADDED_UP,
        DELETION,
        DELETION_ADDED_UP;

        void act(StatisticsRaceContract test, CountedHistory history) {
            if (this == ADDED_UP_AND_CHANGED) {
                test.sealAll();
            }
            switch (this) {
                case CHANGE, CHANGE_ADDED_UP, ADDED_UP_AND_CHANGED ->
                    history.change(history.calls().get(1), test.clock.instant());
                case NEW_CALL_ADDED_UP ->
                    history.create(history.calls().get(1).times().created());
                case DELETION, DELETION_ADDED_UP ->
                    history.delete(history.calls().get(1));
            }
            if (name().endsWith("_ADDED_UP")) {
                test.sealAll();
            }
        }
    }

    /** Three calls of one quarter hour, long ago and added up. */
    private CountedHistory sealedHistory() {
        CountedHistory history = new CountedHistory(7, store);
        for (int i = 0; i < 3; i++) {
            history.create(clock.instant());
        }
        clock.advance(Duration.ofHours(2));
        sealAll();
        return history;
    }

    private void emptyStore(CountedHistory history) {
        history.calls().forEach(history::delete);
    }

    private static StatisticsQuery byOwner() {
        return StatisticsQuery.all().groupBy(Grouping.OWNER);
    }

    private void agrees(CountedHistory history, String when) {
        for (StatisticsQuery query : List.of(StatisticsQuery.all(), byOwner())) {
            assertThat(Rollups.of(store).report(query)).as(when).isEqualTo(Recount.of(history.calls(), query));
        }
    }

    private void sealAll() {
        Rollups rollups = Rollups.of(store);
        boolean more = true;
        while (more) {
            more = rollups.sealSome();
        }
    }

    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** Lets something happen before one of the steps of whoever uses the store. */
    private static final class Moments {
        private final int chosen;
        private final Runnable action;
        private int steps;

        Moments(int chosen, Runnable action) {
            this.chosen = chosen;
            this.action = action;
        }

        boolean hasCome() {
            return steps > chosen;
        }

        Store of(Store store) {
            Statistics stepped = Interceptor.wrap(Statistics.class, store.statistics(), (method, arguments, target) -> {
                if (steps++ == chosen) {
                    action.run();
                }
                return target.proceed();
            });
            return Interceptor.wrap(
                    Store.class,
                    store,
                    (method, arguments, target) -> method.equals("statistics") ? stepped : target.proceed());
        }
    }
}
