package io.calltracking.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltracking.Call;
import io.calltracking.CallEvent;
import io.calltracking.CallId;
import io.calltracking.CallQuery;
import io.calltracking.CallTracker;
import io.calltracking.FeedEntry;
import io.calltracking.Retention;
import io.calltracking.lifecycle.Erasure;
import io.calltracking.provider.CallProvider;
import io.calltracking.store.CallUpdate;
import io.calltracking.store.Store;
import io.calltracking.store.Written;
import io.calltracking.testkit.VirtualClock;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever hides, erases or deletes calls is killed, or overtaken, between any two steps: nothing is half there, nothing is left. */
class MongoRemovalKillTest {
    private static final Instant START = Instant.parse("2026-03-01T10:15:30.123Z");
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration UNTIL_STUBS_ARE_DUE = Duration.ofMinutes(10);
    /** Of the retention, which looks for other work too: 1 tries every moment. */
    private static final int STRIDE = Integer.getInteger("calltracking.stride", 3);

    private static final List<String> COLLECTIONS = List.of("ct_call", "ct_event", "ct_feed");

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
    void callIsWholeOrGoneForEverybodyWhereverWhoDeletesItIsKilled() {
        int moment = 0;
        boolean killed = true;
        while (killed) {
            Call call = SpentCall.in(survivor, START);
            killed = steps.killAt(moment, () -> victim.delete(call.id(), call.version()));
            boolean gone = survivor.find(call.id()).isEmpty();
            assertThat(gone).as("moment %d", moment).isEqualTo(moment > 0);
            expectToBeSeen(call, !gone);
            assertThat(survivor.apply(SpentCall.changed(call, START))).isEqualTo(gone ? Written.STALE : Written.DONE);
            moment++;
        }
        assertThat(moment)
                .as("moments before and after each of at least five steps")
                .isGreaterThan(10);
    }

    private void expectToBeSeen(Call call, boolean seen) {
        assertThat(survivor.list(CallQuery.all().withDeleted()).contains(call)).isEqualTo(seen);
        assertThat(survivor.count(CallQuery.all().withDeleted().filter()))
                .isEqualTo(survivor.list(CallQuery.all().withDeleted()).size());
        assertThat(survivor.events(call.id())).hasSize(seen ? 3 : 0);
        assertThat(survivor.lastCheck(call.id()).isPresent()).isEqualTo(seen);
        survivor.feedEnd();
        assertThat(survivor.feed(0, 1000))
                .filteredOn(entry -> entry.event().callId().equals(call.id()))
                .hasSize(seen ? 3 : 0);
        assertThat(survivor.delete(call.id(), call.version() + 1)).isFalse();
    }

    @Test
    void deletionOfSomebodyKilledIsEndedByWhoeverClaimsCalls() {
        int moment = 1;
        boolean killed = true;
        while (killed) {
            Call call = SpentCall.in(survivor, START);
            SpentCall.in(survivor, START);
            survivor.feedEnd();
            killed = steps.killAt(moment++, () -> victim.delete(call.id(), call.version()));
            clock.advance(UNTIL_STUBS_ARE_DUE);
            assertThat(survivor.claimDue(10, LEASE)).isEmpty();
            assertThat(traces(call)).isEmpty();
        }
    }

    @Test
    void manyWhoAreGoneKeepNobodyWaiting() {
        List<Call> gone = Stream.generate(() -> SpentCall.in(survivor, START))
                .limit(20)
                .peek(call -> survivor.delete(call.id(), call.version()))
                .toList();
        clock.advance(UNTIL_STUBS_ARE_DUE.plusSeconds(1));
        CallUpdate live = SampleCall.creation(clock.instant());
        survivor.create(live);
        assertThat(survivor.claimDue(1, LEASE))
                .extracting(claim -> claim.call().id())
                .containsExactly(live.call().id());
        assertThat(gone).allSatisfy(call -> assertThat(traces(call)).isEmpty());
    }

    @Test
    void whoEndsADeletionMayBeKilledToo() {
        int moment = 0;
        boolean killed = true;
        while (killed) {
            Call call = SpentCall.in(survivor, START);
            SpentCall.in(survivor, START);
            survivor.feedEnd();
            steps.killAt(1, () -> victim.delete(call.id(), call.version()));
            clock.advance(UNTIL_STUBS_ARE_DUE);
            killed = steps.killAt(moment++, () -> victim.claimDue(10, LEASE));
            expectToBeSeen(call, false);
            clock.advance(LEASE);
            survivor.claimDue(10, LEASE);
            assertThat(traces(call)).isEmpty();
        }
        assertThat(moment).isGreaterThan(10);
    }

    /** Or the place would be given again, and its reader would miss an event. */
    @Test
    void lastPlaceInTheFeedStaysUntilThereIsALaterOne() {
        Call call = SpentCall.in(survivor, START);
        long end = survivor.feedEnd();
        survivor.delete(call.id(), call.version());
        clock.advance(UNTIL_STUBS_ARE_DUE);
        survivor.claimDue(10, LEASE);
        assertThat(traces(call)).hasSize(2);
        Call next = SpentCall.in(survivor, START);
        assertThat(survivor.feed(end, 10))
                .hasSize(3)
                .allMatch(entry -> entry.event().callId().equals(next.id()));
        clock.advance(UNTIL_STUBS_ARE_DUE);
        survivor.claimDue(10, LEASE);
        assertThat(traces(call)).isEmpty();
    }

    @Test
    void writerWhoseCallIsDeletedMeanwhileLeavesNothing() {
        for (int moment = 0; moment <= 6; moment++) {
            Call call = SpentCall.inFull(survivor, START);
            steps.at(
                    moment,
                    () -> assertThat(survivor.delete(call.id(), call.version())).isTrue());
            assertThat(victim.apply(SpentCall.changed(call, START))).isEqualTo(Written.STALE);
            assertThat(eventsOf(call)).as("moment %d", moment).isEmpty();
        }
        for (int moment = 0; moment <= 6; moment++) {
            List<Call> calls = List.of(SpentCall.inFull(survivor, START), SpentCall.inFull(survivor, START));
            Call gone = calls.get(1);
            steps.at(moment, () -> survivor.delete(gone.id(), gone.version()));
            assertThat(victim.applyAll(calls.stream()
                            .map(call -> SpentCall.changed(call, START))
                            .toList()))
                    .containsExactly(Written.DONE, Written.STALE);
            assertThat(eventsOf(gone)).as("moment %d", moment).isEmpty();
            assertThat(survivor.events(calls.get(0).id())).hasSize(5);
        }
        for (int moment = 0; moment <= 6; moment++) {
            Call call = SpentCall.in(survivor, START);
            steps.at(
                    moment,
                    () -> assertThat(survivor.delete(call.id(), call.version())).isTrue());
            assertThat(victim.erase(erasure(call))).isEqualTo(Written.STALE);
            assertThat(eventsOf(call)).as("moment %d", moment).isEmpty();
        }
    }

    @Test
    void whatAWriterKeptWhoWasKilledWhileItsCallWasDeletedGoesWithTheStub() {
        boolean killed = true;
        for (int moment = 2; killed; moment++) {
            Call call = SpentCall.inFull(survivor, START);
            SpentCall.in(survivor, START);
            survivor.feedEnd();
            killed = isKilledAfterADeletion(call, moment);
            clock.advance(UNTIL_STUBS_ARE_DUE);
            survivor.claimDue(10, LEASE);
            assertThat(traces(call)).as("moment %d", moment).isEmpty();
        }
    }

    /** The call is deleted once the writer has read it, in its second step; the moments go on from there. */
    private boolean isKilledAfterADeletion(Call call, int moment) {
        return steps.killAt(3, () -> {
            steps.at(3, () -> {
                survivor.delete(call.id(), call.version());
                steps.at(moment, () -> {
                    throw new Steps.Killed();
                });
            });
            victim.apply(SpentCall.changed(call, START));
        });
    }

    @Test
    void erasureLeavesNothingPersonalOnceItIsRepeated() {
        int moment = 0;
        boolean killed = true;
        while (killed) {
            Call call = SpentCall.in(survivor, START);
            survivor.feedEnd();
            CallUpdate erasure = erasure(call);
            killed = steps.killAt(moment++, () -> victim.erase(erasure));
            boolean erased = survivor.find(call.id()).orElseThrow().isErased();
            expectAllEvents(call, erased ? 4 : 3);
            assertThat(survivor.erase(erasure)).isEqualTo(Written.DONE);
            expectAllEvents(call, 4);
            assertThat(traces(call)).noneMatch(trace -> trace.contains(SpentCall.PERSONAL));
        }
        assertThat(moment).as("moments before and after each of five steps").isGreaterThan(8);
    }

    @Test
    void writerOvertakenByAnErasureBringsNothingPersonalBack() {
        for (int moment = 0; moment <= 6; moment++) {
            Call call = SpentCall.inFull(survivor, START);
            steps.at(moment, () -> assertThat(survivor.erase(erasure(call))).isEqualTo(Written.DONE));
            assertThat(victim.apply(SpentCall.changed(call, START))).isEqualTo(Written.STALE);
            assertThat(traces(call)).as("moment %d", moment).noneMatch(trace -> trace.contains(SpentCall.PERSONAL));
        }
    }

    /** Whoever erases has taken a step or two when the writer keeps what he read before. */
    @Test
    void writerWhoIsOvertakenWhileACallIsErasedBringsNothingPersonalBack() {
        for (int moment = 0; moment < 10; moment++) {
            Call call = SpentCall.inFull(survivor, START);
            steps.at(moment, () -> survivor.apply(SpentCall.changed(call, START)));
            Written erased = victim.erase(erasure(call));
            if (erased == Written.STALE) {
                Call changed = survivor.find(call.id()).orElseThrow();
                assertThat(victim.erase(erasure(changed))).isEqualTo(Written.DONE);
            }
            assertThat(traces(call)).as("moment %d", moment).noneMatch(trace -> trace.contains(SpentCall.PERSONAL));
        }
    }

    @Test
    void callIsHiddenOnceAndWithItsLogWhereverWhoHidesItIsKilled() {
        CallTracker killable = tracker(victim, Retention.FOREVER);
        CallTracker other = tracker(survivor, Retention.FOREVER);
        int moment = 0;
        boolean killed = true;
        while (killed) {
            Call call = SpentCall.in(survivor, START);
            killed = steps.killAt(moment++, () -> killable.operator("alice").delete(call.id()));
            boolean hidden = survivor.find(call.id()).orElseThrow().isDeleted();
            assertThat(survivor.list(CallQuery.all()).contains(call)).isNotEqualTo(hidden);
            expectAllEvents(call, hidden ? 4 : 3);
            other.operator("alice").delete(call.id());
            assertThat(survivor.find(call.id())).get().matches(Call::isDeleted);
            expectAllEvents(call, 4);
        }
        assertThat(moment).as("moments before and after each of two steps").isGreaterThan(4);
    }

    @Test
    void retentionOfSomebodyKilledIsGoneOnWithByTheNext() {
        Retention day = Retention.FOREVER.personalData(Duration.ofDays(1));
        int moment = 0;
        boolean killed = true;
        while (killed) {
            List<Call> calls = Stream.generate(() -> SpentCall.in(survivor, clock.instant()))
                    .limit(2)
                    .toList();
            survivor.feedEnd();
            clock.advance(Duration.ofDays(2));
            killed = steps.killAt(moment, () -> oneTickOf(tracker(victim, day)));
            calls.forEach(call ->
                    expectAllEvents(call, survivor.find(call.id()).orElseThrow().isErased() ? 4 : 3));
            oneTickOf(tracker(survivor, day));
            assertThat(calls.stream().flatMap(call -> traces(call).stream()))
                    .as("moment %d", moment)
                    .noneMatch(trace -> trace.contains(SpentCall.PERSONAL));
            calls.forEach(call -> expectAllEvents(call, 4));
            calls.forEach(call -> assertThat(survivor.delete(call.id(), 4)).isTrue());
            moment += STRIDE;
        }
        assertThat(moment).as("moments").isGreaterThan(50);
    }

    /** The first one sweeps. */
    private void oneTickOf(CallTracker tracker) {
        tracker.start();
        try {
            clock.advance(Duration.ZERO);
        } finally {
            tracker.close();
        }
    }

    private CallTracker tracker(Store store, Retention retention) {
        return CallTracker.builder()
                .store(store)
                .provider(unasked())
                .retention(retention)
                .threads(clock, Runnable::run)
                .build();
    }

    /** All calls are over. */
    private static CallProvider unasked() {
        return (CallProvider) Proxy.newProxyInstance(
                CallProvider.class.getClassLoader(),
                new Class<?>[] {CallProvider.class},
                (self, method, arguments) -> switch (method.getName()) {
                    case "name", "account" -> "bolna";
                    default -> throw new AssertionError("asked to " + method.getName());
                });
    }

    private static CallUpdate erasure(Call call) {
        Call erased = Erasure.of(call, START);
        return new CallUpdate(erased, SampleCall.change(call, START, null).event(), null, null);
    }

    private void expectAllEvents(Call call, int versions) {
        survivor.feedEnd();
        assertThat(survivor.events(call.id())).extracting(CallEvent::version).hasSize(versions);
        assertThat(survivor.feed(0, 1000))
                .filteredOn(entry -> entry.event().callId().equals(call.id()))
                .extracting(FeedEntry::event)
                .containsExactlyElementsOf(survivor.events(call.id()));
    }

    private List<String> eventsOf(Call call) {
        return found("ct_event", call.id());
    }

    /** All documents that name a call. */
    private List<String> traces(Call call) {
        return COLLECTIONS.stream()
                .flatMap(collection -> found(collection, call.id()).stream())
                .toList();
    }

    private List<String> found(String collection, CallId id) {
        return mongo.database().getCollection(collection, BsonDocument.class).find().into(new ArrayList<>()).stream()
                .filter(document -> document.containsValue(Values.id(id)))
                .map(BsonDocument::toJson)
                .toList();
    }
}
