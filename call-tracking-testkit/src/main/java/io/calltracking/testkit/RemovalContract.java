package io.calltracking.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltracking.Call;
import io.calltracking.CallEvent;
import io.calltracking.CallQuery;
import io.calltracking.CallStatus;
import io.calltracking.LastCheck;
import io.calltracking.store.CallUpdate;
import io.calltracking.store.Store;
import io.calltracking.store.Written;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Hidden calls are kept, erased ones hold nothing personal, and those deleted for good leave nothing behind. */
abstract class RemovalContract extends StoreConcern {
    RemovalContract(Function<Clock, Store> opener) {
        super(opener);
    }

    @Test
    void deletedCallsAreListedOnlyWhenAskedFor() {
        Call kept = created(draft().owner("a"));
        Call call = created(draft().owner("b").providerCallId("exec-1").idempotencyKey("key"));
        Call deleted = applied(after(call).deletedAt(clock.instant()));
        assertThat(store.list(CallQuery.all())).containsExactly(kept);
        assertThat(store.list(CallQuery.all().owner("b"))).isEmpty();
        assertThat(store.count(CallQuery.all().filter())).isEqualTo(1);
        assertThat(store.list(CallQuery.all().withDeleted())).containsExactlyInAnyOrder(kept, deleted);
        assertThat(store.count(CallQuery.all().withDeleted().filter())).isEqualTo(2);
        assertThat(store.find(call.id())).contains(deleted);
        assertThat(store.findByProviderCallId("bolna", "exec-1")).contains(deleted);
        assertThat(store.findByIdempotencyKey("b", "key")).contains(deleted);
    }

    @Test
    void erasureTakesOutWhatIsPersonal() {
        Call call = finished();
        CallUpdate erasure = after(call).erasure(call.version());
        assertThat(store.erase(erasure)).isEqualTo(Written.DONE);
        Call erased = stored(call);
        assertThat(erased).isEqualTo(erasure.call());
        assertThat(erased.isErased()).isTrue();
        assertThat(erased.to()).isEmpty();
        assertThat(erased.from()).isNull();
        assertThat(erased.status()).isEqualTo(CallStatus.COMPLETED);
        List<CallEvent> log = store.events(call.id());
        assertThat(log).hasSize(3).allMatch(event -> event.payload() == null);
        assertThat(FeedReader.fromTheBeginning(store, 2).readAll()).containsExactlyElementsOf(log);
        assertThat(store.lastCheck(call.id())).contains(new LastCheck(clock.instant(), "status 'completed'", null));
        assertThat(store.list(CallQuery.all().number("+15005550001"))).isEmpty();
        assertThat(store.claimDue(10, Duration.ofSeconds(1))).isEmpty();
    }

    @Test
    void erasureThatIsRepeatedIsDoneAndWrittenOnce() {
        Call call = finished();
        CallUpdate erasure = after(call).erasure(call.version());
        assertThat(store.erase(erasure)).isEqualTo(Written.DONE);
        assertThat(store.erase(erasure)).isEqualTo(Written.DONE);
        assertThat(store.erase(after(call).erasure(call.version()))).isEqualTo(Written.STALE);
        Call later = applied(after(stored(call)).dedupeKey("late"));
        assertThat(store.erase(erasure)).isEqualTo(Written.DONE);
        assertThat(stored(call)).isEqualTo(later);
        assertThat(store.events(call.id())).hasSize(4);
    }

    @Test
    void erasureOfAnotherVersionChangesNothing() {
        Call call = finished();
        CallUpdate late = after(call).erasure(call.version() - 1);
        assertThat(store.erase(late)).isEqualTo(Written.STALE);
        CallUpdate unknown = draft().erasure(1);
        assertThat(store.erase(unknown)).isEqualTo(Written.STALE);
        assertThat(stored(call)).isEqualTo(call);
        assertThat(store.events(call.id())).hasSize(2).allMatch(event -> event.payload() != null);
        assertThat(store.find(unknown.call().id())).isEmpty();
    }

    @Test
    void erasedCallGoesOnLikeAnyOther() {
        Call call = finished();
        store.erase(after(call).erasure(call.version()));
        Call erased = stored(call);
        Call changed = applied(after(erased).status(CallStatus.FAILED).dedupeKey("late"));
        assertThat(stored(call)).isEqualTo(changed);
        assertThat(store.events(call.id())).hasSize(4);
        assertThat(store.apply(after(changed).dedupeKey("first").update())).isEqualTo(Written.REPEATED);
    }

    @Test
    void callDeletedForGoodLeavesNothing() {
        Call other = created(draft());
        Call call = finished();
        assertThat(store.delete(call.id(), call.version() - 1)).isFalse();
        assertThat(store.events(call.id())).hasSize(2);
        assertThat(store.delete(call.id(), call.version())).isTrue();
        assertThat(store.delete(call.id(), call.version())).isFalse();
        assertThat(store.find(call.id())).isEmpty();
        assertThat(store.events(call.id())).isEmpty();
        assertThat(store.lastCheck(call.id())).isEmpty();
        assertThat(store.findByProviderCallId("bolna", "exec-1")).isEmpty();
        assertThat(store.list(CallQuery.all().withDeleted())).containsExactly(other);
        finished();
    }

    @Test
    void feedPassesOverACallDeletedForGood() {
        Call first = created(draft());
        Call call = finished();
        Call last = created(draft());
        long end = store.feedEnd();
        store.delete(call.id(), call.version());
        assertThat(FeedReader.fromTheBeginning(store, 2).readAll())
                .extracting(CallEvent::callId)
                .containsExactlyInAnyOrder(first.id(), last.id());
        Call next = created(draft());
        assertThat(store.feed(end, 10))
                .extracting(entry -> entry.event().callId())
                .containsExactly(next.id());
    }

    /** A call with personal data wherever there is room for it. */
    private Call finished() {
        Call call = created(draft().to("+15005550001")
                .from("+15005550002")
                .providerCallId("exec-1")
                .idempotencyKey("key")
                .dedupeKey("first")
                .payload("{\"to\":\"+15005550001\"}")
                .dueAt(clock.instant()));
        return applied(after(call)
                .status(CallStatus.COMPLETED)
                .payload("{\"transcript\":\"hello\"}")
                .check(new LastCheck(clock.instant(), "status 'completed'", "{\"transcript\":\"hello\"}"))
                .dueAt(clock.instant()));
    }
}
