package io.calltracking.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltracking.AnsweredBy;
import io.calltracking.Call;
import io.calltracking.CallFacts;
import io.calltracking.CallStatus;
import io.calltracking.CallTimes;
import io.calltracking.Money;
import io.calltracking.statistics.CallStatistics;
import io.calltracking.statistics.Grouping;
import io.calltracking.statistics.Rollups;
import io.calltracking.statistics.StatisticsGroup;
import io.calltracking.statistics.StatisticsQuery;
import io.calltracking.store.Block;
import io.calltracking.store.BlockPage;
import io.calltracking.store.BlockSize;
import io.calltracking.store.KnownBlock;
import io.calltracking.store.Store;
import io.calltracking.store.Written;
import io.calltracking.testkit.chaos.Interceptor;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Statistics say what a look at every call would say, whatever was added up before and changed since. */
abstract class StatisticsContract extends StoreConcern {
    private static final String SEED = "calltracking.seed";
    private static final int OPERATIONS = 300;
    private static final ZoneId KOLKATA = ZoneId.of("Asia/Kolkata");

    StatisticsContract(Function<Clock, Store> opener) {
        super(opener);
    }

    @Test
    void whateverHappensTheyAgreeWithARecount() {
        long seed = Long.getLong(SEED, new Random().nextLong());
        String again = "-D" + SEED + "=" + seed;
        System.out.println(getClass().getSimpleName() + ": " + again);
        Random random = new Random(seed);
        CountedHistory history = new CountedHistory(seed, store);
        Rollups rollups = Rollups.of(store);
        for (int i = 1; i <= OPERATIONS; i++) {
            int dice = random.nextInt(100);
            Instant now = clock.instant();
            if (dice < 40) {
                history.create(random.nextInt(5) == 0 ? now.minusSeconds(random.nextInt(90_000)) : now);
            } else if (dice < 65) {
                history.change(now);
            } else if (dice < 68) {
                history.delete();
            } else if (dice < 70) {
                history.erase(now);
            } else if (dice < 80) {
                clock.advance(Duration.ofSeconds(random.nextInt(random.nextInt(8) == 0 ? 300_000 : 3000)));
            } else if (dice < 90) {
                rollups.sealSome();
            } else {
                agrees(rollups, history, history.query(now), "operation " + i + " of " + again);
            }
        }
        for (int i = 0; i < 40; i++) {
            agrees(rollups, history, history.query(clock.instant()), "the end of " + again);
            rollups.sealSome();
        }
    }

    private static void agrees(Rollups rollups, CountedHistory history, StatisticsQuery query, String step) {
        assertThat(rollups.report(query)).as("%s at %s", query, step).isEqualTo(Recount.of(history.calls(), query));
    }

    @Test
    void correctionOfLongAgoCountsAtOnceAndAfterItWasAddedUp() {
        CountedHistory history = someDays();
        Rollups rollups = Rollups.of(store);
        sealAll(rollups);
        for (Call call : history.calls().subList(10, 13)) {
            history.change(call, clock.instant());
            agrees(rollups, history, StatisticsQuery.all(), "once");
            rollups.sealSome();
            agrees(rollups, history, StatisticsQuery.all().groupBy(Grouping.DAY).zone(KOLKATA), "half way");
            sealAll(rollups);
            agrees(rollups, history, StatisticsQuery.all().groupBy(Grouping.OWNER), "the end");
        }
    }

    @Test
    void whatWasAddedUpIsNotLookedAtAgain() {
        CountedHistory history = someDays();
        Rollups rollups = Rollups.of(store);
        sealAll(rollups);
        List<Object> looks = new ArrayList<>();
        Store watched = watched("counted", (filter, calls) -> looks.add(filter));
        StatisticsQuery past =
                StatisticsQuery.all().between(Instant.EPOCH, clock.instant().truncatedTo(ChronoUnit.HOURS));
        for (Grouping grouping : Grouping.values()) {
            StatisticsQuery query = past.groupBy(grouping).zone(KOLKATA);
            agrees(Rollups.of(watched), history, query, grouping.name());
        }
        agrees(Rollups.of(watched), history, past.owner("owner-1").groupBy(Grouping.DAY), "one owner");
        assertThat(looks).isEmpty();
        history.change(history.calls().get(7), clock.instant());
        agrees(Rollups.of(watched), history, past, "a correction");
        assertThat(looks).as("looks at the quarter hour of the correction").hasSize(1);
    }

    @Test
    void sumsThatWereReadAreReadAgainOnlyWhenTheyChange() {
        CountedHistory history = someDays();
        Rollups other = Rollups.of(store);
        sealAll(other);
        List<KnownBlock> read = new ArrayList<>();
        Rollups rollups = Rollups.of(watched(
                "known", (blocks, known) -> ((List<?>) known).forEach(block -> read.add((KnownBlock) block))));
        StatisticsQuery days = StatisticsQuery.all().groupBy(Grouping.DAY).zone(KOLKATA);
        agrees(rollups, history, days, "first");
        assertThat(read).hasSizeGreaterThan(10);
        read.clear();
        agrees(rollups, history, days, "second");
        assertThat(read).isEmpty();
        history.change(history.calls().get(7), clock.instant());
        agrees(rollups, history, days, "a correction");
        sealAll(other);
        agrees(rollups, history, days, "the correction added up");
        assertThat(read).hasSizeBetween(1, 10);
        read.clear();
        agrees(rollups, history, days, "again");
        assertThat(read).isEmpty();
    }

    @Test
    void sealedBlocksAreToldWithTheirEpochs() {
        io.calltracking.store.Statistics statistics = store.statistics();
        Block block = Block.at(BlockSize.HOUR, START);
        long first = statistics.open(block);
        assertThat(statistics.sealed(List.of(block))).isEmpty();
        assertThat(statistics.seal(block, first, List.of(BlockPage.of(BlockPage.TOTAL, new byte[] {1}))))
                .isTrue();
        assertThat(statistics.sealed(List.of(block, block.next()))).isEqualTo(Map.of(block, first));
        assertThat(statistics.open(block)).isGreaterThan(first);
        assertThat(statistics.sealed(List.of(block))).isEmpty();
    }

    /** The store with somebody who sees what one method of its statistics is asked and what it answers. */
    private Store watched(String watched, BiConsumer<Object, Object> seen) {
        io.calltracking.store.Statistics statistics = Interceptor.wrap(
                io.calltracking.store.Statistics.class, store.statistics(), (method, arguments, target) -> {
                    Object answer = target.proceed();
                    if (method.equals(watched)) {
                        seen.accept(Objects.requireNonNull(arguments[0]), Objects.requireNonNull(answer));
                    }
                    return answer;
                });
        return Interceptor.wrap(
                Store.class,
                store,
                (method, arguments, target) -> method.equals("statistics") ? statistics : target.proceed());
    }

    @Test
    void deletedCallsAreNotCountedAndErasedOnesAre() {
        Call kept = created(draft());
        Call hidden = created(draft());
        Call erased = created(draft().talk(Duration.ofSeconds(7)));
        Call gone = created(draft());
        clock.advance(Duration.ofDays(1));
        Rollups rollups = Rollups.of(store);
        sealAll(rollups);
        assertThat(calls(rollups)).isEqualTo(4);
        applied(after(hidden).deletedAt(clock.instant()));
        store.erase(after(erased).erasure(erased.version()));
        assertThat(store.delete(gone.id(), gone.version())).isTrue();
        assertThat(store.delete(kept.id(), kept.version() + 1)).isFalse();
        assertThat(calls(rollups)).isEqualTo(2);
        sealAll(rollups);
        assertThat(calls(rollups)).isEqualTo(2);
        assertThat(rollups.report(StatisticsQuery.all()).total().answered()).isEqualTo(1);
    }

    private static long calls(Rollups rollups) {
        return rollups.report(StatisticsQuery.all()).total().calls();
    }

    @Test
    void conversationsAreToldFromMachinesAndFromCompletedCallsWithoutTalk() {
        told(CallStatus.COMPLETED, Duration.ofSeconds(61), AnsweredBy.HUMAN);
        told(CallStatus.COMPLETED, Duration.ofSeconds(3), null);
        told(CallStatus.COMPLETED, Duration.ofSeconds(20), AnsweredBy.MACHINE);
        told(CallStatus.COMPLETED, Duration.ZERO, AnsweredBy.HUMAN);
        told(CallStatus.COMPLETED, null, null);
        told(CallStatus.FAILED, Duration.ofSeconds(2), AnsweredBy.HUMAN);
        told(CallStatus.IN_PROGRESS, null, null);
        CallStatistics figures = Rollups.of(store).report(StatisticsQuery.all()).total();
        assertThat(figures.calls()).isEqualTo(7);
        assertThat(figures.in(CallStatus.COMPLETED)).isEqualTo(5);
        assertThat(figures.over()).isEqualTo(6);
        assertThat(figures.answered()).isEqualTo(4);
        assertThat(figures.machines()).isEqualTo(1);
        assertThat(figures.conversations()).isEqualTo(2);
        assertThat(figures.conversationRate()).isEqualTo(2 / 6.0);
        assertThat(figures.talking().count()).isEqualTo(4);
        assertThat(figures.talking().average()).contains(Duration.ofMillis(21_500));
        assertThat(figures.talking().median()).contains(Duration.ofSeconds(3));
        assertThat(figures.talking().percentile(99)).contains(Duration.ofSeconds(61));
        assertThat(figures.costs()).containsExactly(new Money(new BigDecimal("0.7"), "USD"));
    }

    private void told(CallStatus status, @Nullable Duration talk, @Nullable AnsweredBy answeredBy) {
        CallFacts facts = CallFacts.builder()
                .talkDuration(talk)
                .answeredBy(answeredBy)
                .cost(new Money(new BigDecimal("0.1"), "USD"))
                .build();
        assertThat(store.create(
                        draft().status(status).to(newNumber()).update(facts, CallTimes.created(clock.instant()))))
                .isEqualTo(Written.DONE);
    }

    @Test
    void daysAreThoseOfTheZone() {
        clock.advance(Duration.between(clock.instant(), Instant.parse("2026-03-10T18:29:59.999Z")));
        created(draft());
        clock.advance(Duration.ofMillis(1));
        created(draft());
        created(draft());
        List<StatisticsGroup> days = Rollups.of(store)
                .report(StatisticsQuery.all().groupBy(Grouping.DAY).zone(KOLKATA))
                .groups();
        assertThat(days)
                .extracting(day -> String.valueOf(day.from()))
                .containsExactly("2026-03-10T00:00+05:30[Asia/Kolkata]", "2026-03-11T00:00+05:30[Asia/Kolkata]");
        assertThat(days).extracting(day -> day.statistics().calls()).containsExactly(1L, 2L);
    }

    private CountedHistory someDays() {
        CountedHistory history = new CountedHistory(4, store);
        for (int i = 0; i < 30; i++) {
            Call call = history.create(clock.instant());
            history.change(call, clock.instant());
            clock.advance(Duration.ofMinutes(157));
        }
        clock.advance(Duration.ofDays(200));
        return history;
    }

    private static void sealAll(Rollups rollups) {
        boolean more = true;
        while (more) {
            more = rollups.sealSome();
        }
    }
}
