package io.calltracking.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltracking.Call;
import io.calltracking.CallEvent;
import io.calltracking.FeedEntry;
import io.calltracking.store.CallUpdate;
import io.calltracking.store.Store;
import io.calltracking.store.Written;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever reads the feed gets each event of each call once, and those of one call in order. */
abstract class FeedContract extends StoreConcern {
    private static final int READERS = 2;
    private static final int CHANGES = 25;

    FeedContract(Function<Clock, Store> opener) {
        super(opener);
    }

    @Test
    void emptyStoreHasAnEmptyFeed() {
        assertThat(store.feed(0, 10)).isEmpty();
        assertThat(store.feedEnd()).isZero();
    }

    @Test
    void feedGivesEachEventInFullInTheOrderOfTheCall() {
        Call first = created(draft().dedupeKey("placed"));
        Call other = created(draft());
        Call second = applied(after(first));
        Call third = applied(after(second).dedupeKey("ringing"));
        List<CallEvent> seen = FeedReader.fromTheBeginning(store, 100).readAll();
        assertThat(seen).hasSize(4).containsAll(store.events(other.id()));
        assertThat(of(third, seen)).isEqualTo(store.events(third.id()));
    }

    @Test
    void newestEventIsGivenBeforeAndAfterItIsFollowedByAnother() {
        Call first = created(draft());
        FeedReader early = FeedReader.fromTheBeginning(store, 10);
        assertThat(early.readAll()).hasSize(1);
        Call second = applied(after(first));
        assertThat(early.readAll()).isEqualTo(store.events(second.id()));
        assertThat(FeedReader.fromTheBeginning(store, 10).readAll()).isEqualTo(store.events(second.id()));
    }

    @Test
    void feedIsReadInPagesOfAnySize() {
        for (int i = 0; i < 11; i++) {
            applied(after(applied(after(created(draft())))));
        }
        List<CallEvent> whole = FeedReader.fromTheBeginning(store, 1000).readAll();
        assertThat(whole).hasSize(33);
        assertThat(FeedReader.fromTheBeginning(store, 1).readAll()).isEqualTo(whole);
        assertThat(FeedReader.fromTheBeginning(store, 7).readAll()).isEqualTo(whole);
    }

    @Test
    void samePositionGivesTheSameEntriesAgain() {
        Call call = applied(after(created(draft())));
        List<FeedEntry> page = store.feed(0, 10);
        applied(after(call));
        assertThat(store.feed(0, 2)).isEqualTo(page).hasSize(2);
        assertThat(store.feed(page.get(0).position(), 1)).containsExactly(page.get(1));
    }

    @Test
    void whoStartsNowGetsWhatIsWrittenFromNowOn() {
        Call first = created(draft());
        FeedReader reader = FeedReader.fromNow(store, 10);
        assertThat(reader.readAll()).isEmpty();
        applied(after(first));
        assertThat(reader.readAll()).isEqualTo(store.events(first.id()).subList(1, 2));
    }

    @Test
    void refusedChangeIsNotInTheFeed() {
        Call first = created(draft().dedupeKey("news"));
        store.apply(after(first).dedupeKey("news").update());
        store.apply(after(first).version(7).update());
        assertThat(FeedReader.fromTheBeginning(store, 10).readAll()).isEqualTo(store.events(first.id()));
    }

    @Test
    void eventsOfACallAreInOrderAlthoughTheClockWentBack() {
        clock.advance(Duration.ofMinutes(10));
        Call call = created(draft());
        for (int i = 1; i < 20; i++) {
            Duration back = Duration.ofSeconds(i % 3 == 0 ? i : 60 - i);
            CallUpdate update = Draft.after(call, clock.instant().minus(back)).update();
            assertThat(store.apply(update)).isEqualTo(Written.DONE);
            call = update.call();
        }
        assertThat(FeedReader.fromTheBeginning(store, 3).readAll()).isEqualTo(store.events(call.id()));
    }

    @Test
    void feedIsInAboutTheOrderOfTime() {
        List<CallEvent> written = new ArrayList<>();
        Call old = created(draft());
        clock.advance(Duration.ofSeconds(1));
        Call young = created(draft());
        clock.advance(Duration.ofSeconds(1));
        applied(after(old));
        written.add(store.events(old.id()).get(0));
        written.addAll(store.events(young.id()));
        written.add(store.events(old.id()).get(1));
        assertThat(FeedReader.fromTheBeginning(store, 2).readAll()).isEqualTo(written);
    }

    @Test
    void readersWhoReadWhileManyWriteSeeEachEventOnceAndInOrder() throws Exception {
        List<Call> calls =
                Stream.generate(() -> created(draft())).limit(Race.THREADS).toList();
        AtomicInteger writing = new AtomicInteger(Race.THREADS - READERS);
        List<List<CallEvent>> seen = Race.run(i -> () -> i < READERS ? readWhile(writing) : write(calls, i, writing));
        List<CallEvent> written =
                calls.stream().flatMap(call -> store.events(call.id()).stream()).toList();
        for (List<CallEvent> one : seen.subList(0, READERS)) {
            assertThat(one).containsExactlyInAnyOrderElementsOf(written);
            calls.forEach(call -> assertThat(of(call, one)).isEqualTo(store.events(call.id())));
        }
        assertThat(seen.get(1)).as("the same order for all readers").isEqualTo(seen.get(0));
    }

    /** Each writes to calls of its own, to new ones, and to one that all write to. */
    private List<CallEvent> write(List<Call> calls, int writer, AtomicInteger writing) {
        try {
            Call mine = calls.get(writer);
            for (int i = 0; i < CHANGES; i++) {
                CallUpdate change = Draft.after(mine, clock.instant()).update();
                assertThat(store.apply(change)).isEqualTo(Written.DONE);
                mine = change.call();
                store.apply(Draft.after(stored(calls.get(0)), clock.instant()).update());
            }
            return List.of();
        } finally {
            writing.decrementAndGet();
        }
    }

    private List<CallEvent> readWhile(AtomicInteger writing) {
        FeedReader reader = FeedReader.fromTheBeginning(store, 5);
        while (writing.get() > 0) {
            reader.readPage();
        }
        return reader.readAll();
    }

    private static List<CallEvent> of(Call call, List<CallEvent> events) {
        return events.stream().filter(event -> event.callId().equals(call.id())).collect(Collectors.toList());
    }
}
