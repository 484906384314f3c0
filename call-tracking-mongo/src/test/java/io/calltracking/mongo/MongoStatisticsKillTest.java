package io.calltracking.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltracking.Call;
import io.calltracking.CallQuery;
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
import org.junit.jupiter.api.Test;

/** Adding up, reading and deleting are several commands: whoever is killed, or overtaken, between any two makes no figure wrong. */
class MongoStatisticsKillTest {
    private static final Instant START = Instant.parse("2026-03-01T10:15:30.123Z");
    /** Every moment takes minutes: 1 tries them all. */
    private static final int STRIDE = Integer.getInteger("calltracking.stride", 11);

    private static final Duration LEASE = Duration.ofSeconds(30);
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
    void figuresAgreeWithListsWhereverWhoDeletesForGoodIsKilledOrOvertaken() {
        boolean killed = true;
        for (int moment = 0; killed; moment++) {
            Call call = addedUp();
            killed = steps.killAt(moment, () -> victim.delete(call.id(), call.version()));
            expectAsListed("killed", moment);
            sealAll();
            expectAsListed("killed, and added up", moment);
            clock.advance(Duration.ofMinutes(10));
            survivor.claimDue(10, LEASE);
            expectAsListed("killed, and ended by another", moment);
            survivor.delete(call.id(), call.version());
            Call another = addedUp();
            steps.at(moment, this::sealAll);
            assertThat(victim.delete(another.id(), another.version())).isTrue();
            expectAsListed("overtaken", moment);
            sealAll();
            expectAsListed("overtaken, and added up", moment);
        }
    }

    @Test
    void deletionThatIsEndedWhileOthersAddUpIsInNoFigure() {
        for (int moment = 0; moment < 12; moment++) {
            Call call = addedUp();
            steps.killAt(1, () -> victim.delete(call.id(), call.version()));
            clock.advance(Duration.ofMinutes(10));
            steps.at(moment, this::sealAll);
            victim.claimDue(10, LEASE);
            expectAsListed("ended", moment);
            sealAll();
            expectAsListed("added up", moment);
        }
    }

    /** Who adds up may have read the call before it was deleted, and seal and mark what was read after that. */
    @Test
    void deletionWhileSomebodyAddsUpIsInNoFigure() {
        for (int moment = 0; moment < 60; moment += STRIDE) {
            Call call = changed(addedUp());
            steps.at(moment, () -> survivor.delete(call.id(), call.version()));
            Rollups.of(victim).sealSome();
            expectAsListed("deleted", moment);
            clock.advance(Duration.ofMinutes(10));
            survivor.claimDue(10, LEASE);
            expectAsListed("deleted, and ended", moment);
        }
    }

    /** Nobody may ever claim calls: a tool that adds up does not go on for ever all the same. */
    @Test
    void addingUpComesToAnEndAlthoughADeletionWasCutShort() {
        Call call = addedUp();
        steps.killAt(1, () -> victim.delete(call.id(), call.version()));
        sealAll();
        assertThat(survivor.statistics().firstUncounted(call.id())).isEmpty();
        assertThat(survivor.statistics().open(clock.instant(), 100)).isEmpty();
        expectAsListed("added up", 1);
    }

    private void expectAsListed(String when, int moment) {
        long listed = survivor.list(CallQuery.all()).size();
        assertThat(Rollups.of(survivor).report(BY_STATUS).total().calls())
                .as("%s at moment %d", when, moment)
                .isEqualTo(listed);
        assertThat(listed).isLessThan(2);
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

    private void sealAll() {
        Rollups rollups = Rollups.of(survivor);
        for (int rounds = 0; rollups.sealSome(); rounds++) {
            assertThat(rounds).as("rounds").isLessThan(50);
        }
    }
}
