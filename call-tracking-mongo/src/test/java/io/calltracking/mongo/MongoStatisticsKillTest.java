package io.calltracking.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltracking.Call;
import io.calltracking.CallStatus;
import io.calltracking.statistics.CallStatistics;
import io.calltracking.statistics.Grouping;
import io.calltracking.statistics.Rollups;
import io.calltracking.statistics.StatisticsQuery;
import io.calltracking.store.CallUpdate;
import io.calltracking.store.Store;
import io.calltracking.store.Written;
import io.calltracking.testkit.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;

/** Adding up, reading and deleting are several commands: whoever is killed, or overtaken, between any two makes no figure wrong. */
@Disabled("does not end: a call whose deletion was cut short stays uncounted, so sealSome() never says it is done")
class MongoStatisticsKillTest {
    private static final Instant START = Instant.parse("2026-03-01T10:15:30.123Z");
    /** Every moment takes minutes: 1 tries them all. */
    private static final int STRIDE = Integer.getInteger("calltracking.stride", 11);

    private static final StatisticsQuery BY_STATUS = StatisticsQuery.all().groupBy(Grouping.STATUS);

    private final VirtualClock clock = VirtualClock.startingAt(START);
    private final Steps steps = new Steps();
    private Mongo mongo;
    private Mongo watched;
    private Store victim;
    private Store survivor;

    @BeforeEach
    void openTwoStores() {
        mongo = Mongo.open();
        watched = mongo.again(steps);
        survivor = MongoStore.builder(mongo.database()).clock(clock).build();
        victim = MongoStore.builder(watched.database()).clock(clock).build();
    }

    @AfterEach
    void close() {
        if (mongo != null) {
            watched.client().close();
            mongo.close();
        }
    }

    @Test
    void figuresAreRightWhereverWhoAddsUpIsKilled() {
        boolean killed = true;
        for (int moment = 0; killed; moment += STRIDE) {
            Call call = changed(addedUp());
            killed = steps.killAt(moment, () -> Rollups.of(victim).sealSome());
            expect(CallStatus.QUEUED, moment);
            sealAll();
            expect(CallStatus.QUEUED, moment);
            remove(call);
        }
    }

    @Test
    void figuresAreRightWhereverWhoAddsUpIsOvertaken() {
        for (int moment = 0; moment < 60; moment += STRIDE) {
            Call call = changed(addedUp());
            steps.at(moment, () -> {
                changed(call);
                sealAll();
            });
            Rollups.of(victim).sealSome();
            expect(CallStatus.QUEUED, moment);
            sealAll();
            expect(CallStatus.QUEUED, moment);
            remove(survivor.find(call.id()).orElseThrow());
        }
    }

    @Test
    void readerThatIsOvertakenAnywhereSeesTheCallOnce() {
        for (int moment = 0; moment < 12; moment += STRIDE) {
            Call call = addedUp();
            steps.at(moment, () -> {
                changed(call);
                sealAll();
            });
            assertThat(Rollups.of(victim).report(BY_STATUS).total().byStatus())
                    .as("moment %d", moment)
                    .isIn(Map.of(CallStatus.PENDING, 1L), Map.of(CallStatus.QUEUED, 1L));
            remove(survivor.find(call.id()).orElseThrow());
        }
    }

    @Test
    void callDeletedForGoodIsInNoFigureWhereverWhoDeletesIsKilledOrOvertaken() {
        boolean killed = true;
        for (int moment = 0; killed; moment += STRIDE) {
            Call call = addedUp();
            killed = steps.killAt(moment, () -> victim.delete(call.id(), call.version()));
            long counted = Rollups.of(survivor).report(BY_STATUS).total().calls();
            sealAll();
            assertThat(calls()).as("killed at moment %d", moment).isEqualTo(counted);
            survivor.delete(call.id(), call.version());
            assertThat(calls()).as("killed at moment %d", moment).isZero();
            Call another = addedUp();
            steps.at(moment, this::sealAll);
            assertThat(victim.delete(another.id(), another.version())).isTrue();
            assertThat(calls()).as("overtaken at moment %d", moment).isZero();
        }
    }

    @Test
    void changeTakesBackADeletionThatCameToNothing() {
        Call call = addedUp();
        steps.killAt(2, () -> victim.delete(call.id(), call.version()));
        changed(call);
        expect(CallStatus.QUEUED, 0);
        sealAll();
        expect(CallStatus.QUEUED, 0);
    }

    private Call addedUp() {
        CallUpdate creation = SampleCall.creation(clock.instant());
        assertThat(survivor.create(creation)).isEqualTo(Written.DONE);
        clock.advance(Duration.ofDays(65));
        sealAll();
        return creation.call();
    }

    private Call changed(Call call) {
        CallUpdate change = SampleCall.change(call, clock.instant(), null);
        assertThat(survivor.apply(change)).isEqualTo(Written.DONE);
        return change.call();
    }

    private void remove(Call call) {
        assertThat(survivor.delete(call.id(), call.version())).isTrue();
    }

    private void expect(CallStatus status, int moment) {
        CallStatistics figures = Rollups.of(survivor).report(BY_STATUS).total();
        assertThat(figures.byStatus()).as("moment %d", moment).isEqualTo(Map.of(status, 1L));
    }

    private long calls() {
        return Rollups.of(survivor).report(StatisticsQuery.all()).total().calls();
    }

    private void sealAll() {
        Rollups rollups = Rollups.of(survivor);
        boolean more = true;
        while (more) {
            more = rollups.sealSome();
        }
    }
}
