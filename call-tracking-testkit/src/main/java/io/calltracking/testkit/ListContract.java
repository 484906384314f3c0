package io.calltracking.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltracking.Call;
import io.calltracking.CallId;
import io.calltracking.CallQuery;
import io.calltracking.CallStatus;
import io.calltracking.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Lists are complete, in order, and whoever pages through one sees each call once. */
abstract class ListContract extends StoreConcern {
    ListContract(Function<Clock, Store> opener) {
        super(opener);
    }

    @Test
    void emptyStoreListsNothing() {
        assertThat(store.list(CallQuery.all())).isEmpty();
        assertThat(store.list(CallQuery.open())).isEmpty();
    }

    @Test
    void callsComeNewestOrOldestFirst() {
        Call first = next(draft());
        Call second = next(draft());
        Call third = next(draft());
        assertThat(store.list(CallQuery.all())).containsExactly(third, second, first);
        assertThat(store.list(CallQuery.all().oldest())).containsExactly(first, second, third);
        assertThat(store.list(CallQuery.all().oldest().limit(2))).containsExactly(first, second);
        assertThat(store.list(CallQuery.all().newest().limit(2))).containsExactly(third, second);
    }

    @Test
    void changeDoesNotMoveACallInTheList() {
        Call first = next(draft());
        Call second = next(draft());
        Call changed = applied(after(first).status(CallStatus.QUEUED));
        assertThat(store.list(CallQuery.all())).containsExactly(second, changed);
    }

    @Test
    void callsAreListedByOwnerContactAndStatus() {
        Call pending = next(draft().owner("a").contact("x"));
        Call queued = next(draft().owner("a").contact("y").status(CallStatus.QUEUED));
        Call busy = next(draft().owner("b").contact("x").status(CallStatus.BUSY));
        Call nobody = next(draft().owner("A").status(CallStatus.QUEUED));
        CallQuery all = CallQuery.all().oldest();
        assertThat(store.list(all.owner("a"))).containsExactly(pending, queued);
        assertThat(store.list(all.owner("c"))).isEmpty();
        assertThat(store.list(all.contact("x"))).containsExactly(pending, busy);
        assertThat(store.list(all.owner("a").contact("x"))).containsExactly(pending);
        assertThat(store.list(all.statuses(Set.of(CallStatus.QUEUED)))).containsExactly(queued, nobody);
        assertThat(store.list(all.statuses(Set.of(CallStatus.PENDING, CallStatus.BUSY))))
                .containsExactly(pending, busy);
        assertThat(store.list(all.owner("a").statuses(Set.of(CallStatus.QUEUED))))
                .containsExactly(queued);
    }

    @Test
    void openCallsAreThoseThatAreNotOver() {
        List<Call> open = new ArrayList<>();
        for (CallStatus status : CallStatus.values()) {
            Call call = next(draft().status(status).to(newNumber()));
            if (!status.isTerminal()) {
                open.add(call);
            }
        }
        assertThat(store.list(CallQuery.open())).containsExactlyElementsOf(open);
    }

    @Test
    void pagesMakeUpTheWholeListInBothOrders() {
        List<Call> calls = Stream.generate(() -> next(draft())).limit(23).toList();
        assertThat(pages(CallQuery.all().oldest().limit(5))).containsExactlyElementsOf(calls);
        assertThat(pages(CallQuery.all().newest().limit(5)))
                .containsExactlyElementsOf(calls.stream()
                        .sorted(Comparator.comparing(Call::id).reversed())
                        .toList());
    }

    @Test
    void callsOfOneMillisecondAreOnOnePageOrTheOther() {
        List<Call> calls = Stream.generate(() -> created(draft())).limit(23).toList();
        List<Call> sorted =
                calls.stream().sorted(Comparator.comparing(Call::id)).toList();
        assertThat(pages(CallQuery.all().oldest().limit(4))).containsExactlyElementsOf(sorted);
        assertThat(pages(CallQuery.all().newest().limit(4)))
                .containsExactlyInAnyOrderElementsOf(calls)
                .isSortedAccordingTo(Comparator.comparing(Call::id).reversed());
    }

    @Test
    void pagesAreStableWhileCallsArrive() {
        List<Call> calls = Stream.generate(() -> next(draft())).limit(6).toList();
        CallQuery query = CallQuery.all().limit(2);
        List<Call> seen = new ArrayList<>(store.list(query));
        while (seen.size() < calls.size()) {
            next(draft());
            seen.addAll(store.list(query.after(seen.get(seen.size() - 1).id())));
        }
        assertThat(seen).containsExactlyInAnyOrderElementsOf(calls);
    }

    @Test
    void pageAfterTheLastCallIsEmpty() {
        Call first = next(draft());
        Call last = next(draft());
        assertThat(store.list(CallQuery.all().oldest().after(last.id()))).isEmpty();
        assertThat(store.list(CallQuery.all().newest().after(first.id()))).isEmpty();
    }

    @Test
    void cursorNeedsNoStoredCall() {
        Call first = next(draft());
        CallId between = CallId.create(clock.instant());
        clock.advance(Duration.ofMillis(1));
        Call second = next(draft());
        assertThat(store.list(CallQuery.all().oldest().after(between))).containsExactly(second);
        assertThat(store.list(CallQuery.all().newest().after(between))).containsExactly(first);
    }

    @Test
    void callsAreListedByTheTimeOfTheirCreation() {
        Call first = next(draft().owner("a"));
        Call second = next(draft().owner("b"));
        Call third = next(draft().owner("a"));
        Instant begin = second.times().created();
        Instant end = third.times().created();
        CallQuery all = CallQuery.all().oldest();
        assertThat(store.list(all.createdFrom(begin))).containsExactly(second, third);
        assertThat(store.list(all.createdBefore(begin))).containsExactly(first);
        assertThat(store.list(all.createdFrom(begin).createdBefore(end))).containsExactly(second);
        assertThat(store.list(all.createdFrom(end.plusMillis(1)))).isEmpty();
        assertThat(store.list(all.createdBefore(begin.plusMillis(1)).newest())).containsExactly(second, first);
        assertThat(store.list(all.createdFrom(begin).owner("a"))).containsExactly(third);
        assertThat(pages(all.createdFrom(begin).limit(1))).containsExactly(second, third);
        assertThat(pages(all.createdBefore(end).newest().limit(1))).containsExactly(second, first);
    }

    /** Creates a call that is later than those before. */
    private Call next(Draft draft) {
        Call call = created(draft);
        clock.advance(Duration.ofMillis(1));
        return call;
    }

    private List<Call> pages(CallQuery query) {
        List<Call> all = new ArrayList<>();
        List<Call> page = store.list(query);
        while (!page.isEmpty()) {
            all.addAll(page);
            assertThat(all).as("calls on all pages").hasSizeLessThan(100);
            page = store.list(query.after(all.get(all.size() - 1).id()));
        }
        return all;
    }
}
