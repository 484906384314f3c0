package io.calltracking.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import io.calltracking.Call;
import io.calltracking.CallEvent;
import io.calltracking.CallId;
import io.calltracking.CallQuery;
import io.calltracking.FeedEntry;
import io.calltracking.store.CallUpdate;
import io.calltracking.store.Claim;
import io.calltracking.store.Store;
import io.calltracking.store.Written;
import io.calltracking.testkit.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A change is several steps: whoever is killed, or overtaken, between any two of them harms nobody. */
class MongoKillTest {
    private static final Instant START = Instant.parse("2026-03-01T10:15:30.123Z");
    private static final Duration LEASE = Duration.ofSeconds(30);

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
    void changeIsWholeWhereverItsWriterIsKilled() {
        assertThat(momentsOfAChange(this::createdAndChanged))
                .as("before and after one step, and none")
                .isEqualTo(3);
    }

    @Test
    void changeThatMovesEventsIsWholeWhereverItsWriterIsKilled() {
        assertThat(momentsOfAChange(() -> withVersions(EventLog.MOST)))
                .as("before and after each of three steps, and none")
                .isEqualTo(7);
        assertThat(momentsOfAChange(this::withALongPayload))
                .as("before and after each of four steps, because one is in vain, and none")
                .isEqualTo(9);
    }

    private int momentsOfAChange(Supplier<List<CallEvent>> existing) {
        int moment = 0;
        boolean killed = true;
        while (killed) {
            List<CallEvent> log = existing.get();
            Call call = survivor.find(log.get(0).callId()).orElseThrow();
            CallUpdate change = SampleCall.change(call, START, "news");
            killed = steps.killAt(moment++, () -> victim.apply(change));
            boolean written = survivor.find(call.id()).orElseThrow().version() == log.size() + 1;
            assertThat(survivor.events(call.id())).isEqualTo(written ? plus(log, change.event()) : log);
            assertThat(survivor.apply(change)).isEqualTo(Written.DONE);
            assertThat(survivor.events(call.id())).isEqualTo(plus(log, change.event()));
            CallUpdate next = SampleCall.change(change.call(), START, null);
            assertThat(survivor.apply(next)).isEqualTo(Written.DONE);
            assertThat(survivor.events(call.id())).isEqualTo(plus(plus(log, change.event()), next.event()));
        }
        return moment;
    }

    @Test
    void groupOfChangesIsWholeOrNotWhereverItsWriterIsKilled() {
        int moment = 0;
        boolean killed = true;
        while (killed) {
            List<List<CallEvent>> logs =
                    List.of(createdAndChanged(), withVersions(EventLog.MOST), withALongPayload(), createdAndChanged());
            List<CallUpdate> changes = logs.stream().map(this::change).toList();
            killed = steps.killAt(moment++, () -> victim.applyAll(changes));
            for (int i = 0; i < changes.size(); i++) {
                CallId id = changes.get(i).call().id();
                boolean written =
                        survivor.find(id).orElseThrow().version() == logs.get(i).size() + 1;
                List<CallEvent> longer = plus(logs.get(i), changes.get(i).event());
                assertThat(survivor.events(id)).isEqualTo(written ? longer : logs.get(i));
            }
            assertThat(survivor.applyAll(changes)).containsOnly(Written.DONE);
            for (int i = 0; i < changes.size(); i++) {
                assertThat(survivor.events(changes.get(i).call().id()))
                        .isEqualTo(plus(logs.get(i), changes.get(i).event()));
            }
        }
        assertThat(moment).as("before and after each of five steps, and none").isEqualTo(11);
    }

    private CallUpdate change(List<CallEvent> log) {
        return SampleCall.change(survivor.find(log.get(0).callId()).orElseThrow(), START, "news");
    }

    /** The server stops at a change that breaks a rule, and says nothing of the others. */
    @Test
    void changeThatBreaksARuleSpoilsNoOtherOfItsGroup() {
        CallUpdate first = SampleCall.creationFor("exec-1", START);
        CallUpdate second = SampleCall.creation(START);
        CallUpdate third = SampleCall.creation(START);
        List.of(first, second, third)
                .forEach(creation -> assertThat(survivor.create(creation)).isEqualTo(Written.DONE));
        CallUpdate wrong = SampleCall.accepted(second.call(), "exec-1", START);
        List<CallUpdate> group = List.of(
                SampleCall.change(first.call(), START, "news"), wrong, SampleCall.change(third.call(), START, "news"));
        assertThat(victim.applyAll(group)).containsExactly(Written.DONE, Rule.PROVIDER_CALL_ID.answer(), Written.DONE);
        assertThat(survivor.events(first.call().id())).hasSize(2);
        assertThat(survivor.events(second.call().id())).containsExactly(second.event());
        assertThat(survivor.events(third.call().id())).hasSize(2);
    }

    @Test
    void groupWhoseCallsOthersHaveChangedIsToldOfEach() {
        List<CallUpdate> group =
                Stream.generate(() -> change(createdAndChanged())).limit(4).toList();
        survivor.apply(group.get(0)); // by itself, and its writer was not told
        survivor.apply(SampleCall.change(group.get(0).call(), START, null));
        survivor.apply(SampleCall.change(before(group.get(1)), START, "rival"));
        survivor.apply(SampleCall.change(before(group.get(2)), START, "news"));
        assertThat(victim.applyAll(group)).containsExactly(Written.DONE, Written.STALE, Written.REPEATED, Written.DONE);
    }

    private Call before(CallUpdate update) {
        return survivor.find(update.call().id()).orElseThrow();
    }

    /** Absent is how the store writes what is not known, and null how a person might. */
    @Test
    void nullThatSomebodyWroteByHandIsNotTakenForAChange() {
        List<CallEvent> log = createdAndChanged();
        CallUpdate late = SampleCall.change(before(log.get(0)), START, null);
        survivor.apply(SampleCall.change(before(log.get(0)), START, null));
        mongo.database()
                .getCollection("ct_call")
                .updateMany(new BsonDocument(), new BsonDocument("$set", new BsonDocument("notes", BsonNull.VALUE)));
        assertThat(victim.apply(late)).isEqualTo(Written.STALE);
        assertThat(victim.applyAll(List.of(late, change(createdAndChanged()))))
                .containsExactly(Written.STALE, Written.DONE);
        assertThat(survivor.events(log.get(0).callId())).hasSize(3);
    }

    private Call before(CallEvent event) {
        return survivor.find(event.callId()).orElseThrow();
    }

    @Test
    void groupThatIsRepeatedIsToldOnlyWhenItIsInTheJournal() {
        List<CallUpdate> group = Stream.of(withVersions(EventLog.MOST), createdAndChanged(), withALongPayload())
                .map(this::change)
                .toList();
        assertThat(survivor.applyAll(group)).containsOnly(Written.DONE);
        List<BsonDocument> sent =
                steps.sentBy(() -> assertThat(victim.applyAll(group)).containsOnly(Written.DONE));
        BsonDocument last = sent.get(sent.size() - 1);
        assertThat(last.getFirstKey()).isEqualTo("update");
        assertThat(last.getArray("updates")).hasSize(3);
        assertThat(last.getDocument("writeConcern")).containsEntry("j", BsonBoolean.TRUE);
    }

    @Test
    void changeOfACallThatItsWriterKnowsIsWholeWhereverHeIsKilled() {
        int moment = 0;
        boolean killed = true;
        while (killed) {
            CallUpdate creation = SampleCall.creation(START);
            CallUpdate change = SampleCall.change(creation.call(), START, "news");
            assertThat(victim.create(creation)).isEqualTo(Written.DONE);
            killed = steps.killAt(moment++, () -> victim.apply(change));
            CallId id = creation.call().id();
            boolean written = survivor.find(id).orElseThrow().version() == 2;
            assertThat(survivor.events(id))
                    .isEqualTo(written ? List.of(creation.event(), change.event()) : List.of(creation.event()));
            assertThat(survivor.apply(change)).isEqualTo(Written.DONE);
            assertThat(survivor.events(id)).containsExactly(creation.event(), change.event());
        }
        assertThat(moment).as("before and after one step, and none").isEqualTo(3);
    }

    @Test
    void whoKnowsTheCallAndIsOvertakenWritesNothing() {
        for (int moment = 0; moment < 2; moment++) {
            CallUpdate creation = SampleCall.creation(START);
            assertThat(victim.create(creation)).isEqualTo(Written.DONE);
            CallUpdate overtaking = SampleCall.change(creation.call(), START, "news");
            CallUpdate change = SampleCall.change(creation.call(), START, "other news");
            steps.at(moment, () -> survivor.apply(overtaking));
            boolean first = moment == 1;
            assertThat(victim.apply(change)).isEqualTo(first ? Written.DONE : Written.STALE);
            assertThat(survivor.events(creation.call().id()))
                    .containsExactly(creation.event(), (first ? change : overtaking).event());
        }
    }

    @Test
    void newsThatTheKnownCallHadBeforeIsRepeated() {
        CallUpdate creation = SampleCall.creation(START);
        CallUpdate news = SampleCall.change(creation.call(), START, "news");
        CallUpdate more = SampleCall.change(news.call(), START, "more news");
        assertThat(victim.create(creation)).isEqualTo(Written.DONE);
        assertThat(victim.apply(news)).isEqualTo(Written.DONE);
        assertThat(victim.apply(more)).isEqualTo(Written.DONE);
        CallUpdate again = SampleCall.change(more.call(), START, "news");
        CallUpdate other = SampleCall.creation(START);
        assertThat(victim.create(other)).isEqualTo(Written.DONE);
        assertThat(victim.apply(again)).isEqualTo(Written.REPEATED);
        assertThat(victim.applyAll(List.of(again, SampleCall.change(other.call(), START, "news"))))
                .containsExactly(Written.REPEATED, Written.DONE);
        assertThat(survivor.events(creation.call().id())).containsExactly(creation.event(), news.event(), more.event());
    }

    @Test
    void callIsCreatedWithItsEventOrNotAtAll() {
        int moment = 0;
        boolean killed = true;
        while (killed) {
            CallUpdate creation = SampleCall.creation(START);
            CallId id = creation.call().id();
            killed = steps.killAt(moment++, () -> victim.create(creation));
            boolean written = survivor.find(id).isPresent();
            assertThat(survivor.events(id)).isEqualTo(written ? List.of(creation.event()) : List.of());
            assertThat(survivor.create(creation)).isEqualTo(Written.DONE);
            assertThat(survivor.events(id)).containsExactly(creation.event());
        }
        assertThat(moment).isEqualTo(3);
    }

    @Test
    void readerOfTheFeedKilledAnywhereLosesNothing() {
        List<CallEvent> written = new ArrayList<>();
        List<FeedEntry> seen = new ArrayList<>();
        int moment = 0;
        boolean killed = true;
        while (killed) {
            written.addAll(createdAndChanged());
            written.addAll(createdAndChanged());
            killed = steps.killAt(moment++, () -> seen.addAll(victim.feed(last(seen), 1000)));
            seen.addAll(survivor.feed(last(seen), 1000));
            assertThat(seen.stream().map(FeedEntry::event)).containsExactlyInAnyOrderElementsOf(written);
        }
        assertThat(moment).as("each of at least six steps, before and after").isGreaterThan(12);
        assertThat(survivor.feed(0, 1000)).isEqualTo(seen);
    }

    @Test
    void readerOfTheFeedThatIsOvertakenAnywhereGivesEachEventOnce() {
        List<FeedEntry> seen = new ArrayList<>();
        for (int moment = 0; moment < 20; moment++) {
            Call call = survivor.find(createdAndChanged().get(0).callId()).orElseThrow();
            steps.at(moment, () -> {
                survivor.feed(last(seen), 1000);
                survivor.apply(SampleCall.change(call, START, null));
            });
            seen.addAll(victim.feed(last(seen), 1000));
            seen.addAll(victim.feed(last(seen), 1000));
        }
        seen.addAll(survivor.feed(last(seen), 1000));
        assertThat(survivor.feed(0, 1000)).isEqualTo(seen);
        for (Call call : survivor.list(CallQuery.all())) {
            assertThat(seen.stream()
                            .map(FeedEntry::event)
                            .filter(event -> event.callId().equals(call.id())))
                    .containsExactlyElementsOf(survivor.events(call.id()));
        }
    }

    /** The server was killed after a reader had read it, before it was in the journal; the reader goes on with the new server. */
    @Test
    void eventThatTakesThePlaceOfALostOneHasItsPlaceInTheFeed() {
        List<FeedEntry> seen = new ArrayList<>();
        List<CallEvent> written = new ArrayList<>();
        for (int moment = 3; moment <= 5; moment++) {
            List<CallEvent> log = createdAndChanged();
            Call call = survivor.find(log.get(0).callId()).orElseThrow();
            MongoCollection<BsonDocument> calls = mongo.database().getCollection("ct_call", BsonDocument.class);
            BsonDocument before = calls.find(Filters.eq(Values.id(call.id()))).first();
            survivor.apply(SampleCall.change(call, START, "lost"));
            CallUpdate change = SampleCall.change(call, START, "in its place");
            steps.at(moment, () -> {
                calls.replaceOne(Filters.eq(Values.id(call.id())), before);
                assertThat(survivor.apply(change)).isEqualTo(Written.DONE);
            });
            seen.addAll(victim.feed(last(seen), 1000));
            List<FeedEntry> more = survivor.feed(last(seen), 1000);
            while (!more.isEmpty()) {
                seen.addAll(more);
                more = survivor.feed(last(seen), 1000);
            }
            written.addAll(plus(log, change.event()));
            assertThat(seen.stream().map(FeedEntry::event)).containsExactlyInAnyOrderElementsOf(written);
        }
        assertThat(survivor.feed(0, 1000)).isEqualTo(seen);
    }

    private static long last(List<FeedEntry> seen) {
        return seen.isEmpty() ? 0 : seen.get(seen.size() - 1).position();
    }

    @Test
    void callsOfAHolderKilledWhileClaimingAreDueAfterOneLease() {
        Set<CallId> due = IntStream.range(0, 10)
                .mapToObj(i -> createdAndChanged().get(0).callId())
                .collect(Collectors.toSet());
        int moment = 0;
        while (steps.killAt(moment++, () -> victim.claimDue(10, LEASE))) {
            clock.advance(LEASE);
            List<Claim> claims = survivor.claimDue(10, LEASE);
            assertThat(claims.stream().map(claim -> claim.call().id())).hasSameElementsAs(due);
            clock.advance(LEASE);
        }
        assertThat(moment).isEqualTo(9);
    }

    @Test
    void writerThatIsOvertakenAnywhereBeforeItsLastStepWritesNothing() {
        isOvertaken(0, this::createdAndChanged);
        for (int moment = 0; moment <= 4; moment++) {
            isOvertaken(moment, () -> withVersions(EventLog.MOST));
        }
        for (int moment = 0; moment <= 6; moment++) {
            isOvertaken(moment, this::withALongPayload);
        }
    }

    private void isOvertaken(int moment, Supplier<List<CallEvent>> existing) {
        for (String news : List.of("news", "other news")) {
            List<CallEvent> log = existing.get();
            Call call = survivor.find(log.get(0).callId()).orElseThrow();
            CallUpdate faster = SampleCall.change(call, START, "news");
            CallUpdate slower = SampleCall.change(call, START, news);
            steps.at(moment, () -> assertThat(survivor.apply(faster)).isEqualTo(Written.DONE));
            assertThat(victim.apply(slower)).isEqualTo(news.equals("news") ? Written.REPEATED : Written.STALE);
            assertThat(survivor.find(call.id())).contains(faster.call());
            assertThat(survivor.events(call.id())).isEqualTo(plus(log, faster.event()));
        }
    }

    /** Somebody read it and kept it, the server crashed before it was in the journal, and another one took its place. */
    @Test
    void eventThatTheServerLostIsNotInTheLog() {
        List<CallEvent> log = createdAndChanged();
        Call call = survivor.find(log.get(0).callId()).orElseThrow();
        CallUpdate lost = SampleCall.change(call, START, "lost");
        CallUpdate change = SampleCall.change(call, START, null);
        survivor.apply(change);
        mongo.database()
                .getCollection("ct_event", BsonDocument.class)
                .insertOne(
                        EventDocument.of(lost.event(), Values.id(log.get(1).id().value())));
        assertThat(survivor.apply(lost)).isEqualTo(Written.STALE);
        CallUpdate next = SampleCall.change(change.call(), START, "lost");
        assertThat(survivor.apply(next)).isEqualTo(Written.DONE);
        assertThat(survivor.apply(lost)).isEqualTo(Written.REPEATED);
        assertThat(survivor.apply(change)).isEqualTo(Written.DONE);
        assertThat(survivor.events(call.id())).isEqualTo(plus(plus(log, change.event()), next.event()));
    }

    @Test
    void repetitionIsToldOnlyWhenTheFirstTellingIsInTheJournal() {
        Call call = survivor.find(createdAndChanged().get(0).callId()).orElseThrow();
        survivor.apply(SampleCall.change(call, START, "news"));
        List<BsonDocument> sent = steps.sentBy(() -> victim.apply(SampleCall.change(call, START, "news")));
        BsonDocument last = sent.get(sent.size() - 1);
        assertThat(last.getFirstKey()).isEqualTo("update");
        assertThat(last.getDocument("writeConcern")).containsEntry("j", BsonBoolean.TRUE);
    }

    @Test
    void writerWhoRepeatsIsToldOnlyWhenItsChangeIsInTheJournal() {
        CallUpdate creation = SampleCall.creation(START);
        survivor.create(creation);
        CallUpdate change = SampleCall.change(creation.call(), START, null);
        survivor.apply(change);
        for (int i = 0; i < 2; i++) {
            List<BsonDocument> sent = steps.sentBy(() -> victim.apply(change));
            BsonDocument last = sent.get(sent.size() - 1);
            assertThat(last.getFirstKey()).isEqualTo("update");
            assertThat(last.getDocument("writeConcern")).containsEntry("j", BsonBoolean.TRUE);
            survivor.apply(SampleCall.change(survivor.find(creation.call().id()).orElseThrow(), START, null));
        }
    }

    @Test
    void eventsStayWithTheirCallUntilThereAreSixteen() {
        List<CallEvent> log = withVersions(EventLog.MOST);
        assertThat(moved()).isEmpty();
        Call call = survivor.find(log.get(0).callId()).orElseThrow();
        for (int more = 1; more <= EventLog.MOST; more++) {
            CallUpdate change = SampleCall.change(call, START, null);
            assertThat((more % 2 == 0 ? survivor : victim).apply(change)).isEqualTo(Written.DONE);
            call = change.call();
            log = plus(log, change.event());
            assertThat(survivor.events(call.id())).isEqualTo(log);
        }
        assertThat(moved())
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, EventLog.MOST).boxed().toList());
    }

    @Test
    void eventWithALongPayloadMovesWithThoseBeforeIt() {
        List<CallEvent> log = withALongPayload();
        assertThat(moved()).isEmpty();
        CallUpdate change = change(log);
        assertThat(victim.apply(change)).isEqualTo(Written.DONE);
        assertThat(moved()).containsExactlyInAnyOrder(1L, 2L, 3L);
        assertThat(survivor.events(change.call().id())).isEqualTo(plus(log, change.event()));
    }

    private List<Long> moved() {
        return mongo.database()
                .getCollection("ct_event")
                .find()
                .map(event -> event.getLong("version"))
                .into(new ArrayList<>());
    }

    private List<CallEvent> withVersions(int versions) {
        List<CallEvent> log = createdAndChanged();
        Call call = survivor.find(log.get(0).callId()).orElseThrow();
        while (log.size() < versions) {
            CallUpdate change = SampleCall.change(call, START, null);
            assertThat(survivor.apply(change)).isEqualTo(Written.DONE);
            call = change.call();
            log = plus(log, change.event());
        }
        return log;
    }

    private List<CallEvent> withALongPayload() {
        List<CallEvent> log = createdAndChanged();
        Call call = survivor.find(log.get(0).callId()).orElseThrow();
        CallUpdate told = SampleCall.told(call, START, "x".repeat(EventLog.LONGEST_PAYLOAD + 1));
        assertThat(survivor.apply(told)).isEqualTo(Written.DONE);
        return plus(log, told.event());
    }

    private List<CallEvent> createdAndChanged() {
        CallUpdate creation = SampleCall.creation(START);
        CallUpdate change = SampleCall.change(creation.call(), START, "first");
        assertThat(survivor.create(creation)).isEqualTo(Written.DONE);
        assertThat(survivor.apply(change)).isEqualTo(Written.DONE);
        return List.of(creation.event(), change.event());
    }

    private static List<CallEvent> plus(List<CallEvent> log, CallEvent event) {
        List<CallEvent> longer = new ArrayList<>(log);
        longer.add(event);
        return longer;
    }
}
