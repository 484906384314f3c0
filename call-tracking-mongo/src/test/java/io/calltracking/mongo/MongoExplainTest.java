package io.calltracking.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltracking.Call;
import io.calltracking.CallField;
import io.calltracking.CallFilter;
import io.calltracking.CallId;
import io.calltracking.CallQuery;
import io.calltracking.CallStatus;
import io.calltracking.Pool;
import io.calltracking.Turn;
import io.calltracking.store.Block;
import io.calltracking.store.BlockSize;
import io.calltracking.store.Claim;
import io.calltracking.store.FinishedCheck;
import io.calltracking.store.PageRange;
import io.calltracking.store.ParkedWebhook;
import io.calltracking.store.Statistics;
import io.calltracking.store.Store;
import io.calltracking.store.WaitingPage;
import io.calltracking.testkit.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every command that the store sends is explained by the server: none reads the history to find a few documents, however long
 * it is. {@code -Dcalltracking.history=1000000} makes it longer.
 */
class MongoExplainTest {
    private static final Instant START = Instant.parse("2026-03-01T10:15:30.123Z");
    private static final int HISTORY = Integer.getInteger("calltracking.history", 3_000);
    private static final int WEBHOOKS = 3_000;
    private static final int AT_ONCE = 10_000;

    private static final Steps STEPS = new Steps();
    private static Mongo mongo;
    private static Mongo watched;
    private static Store store;
    private static Call call;

    @BeforeAll
    static void fill() {
        mongo = Mongo.open();
        watched = mongo.again(STEPS);
        store = MongoStore.builder(watched.database())
                .clock(VirtualClock.startingAt(START))
                .build();
        call = SampleCall.creationFor("exec-1", START).call();
        store.create(SampleCall.creationFor("exec-0", START));
        var calls = mongo.database().getCollection("ct_call", BsonDocument.class);
        BsonDocument sample = calls.find().first();
        List<BsonDocument> history = new ArrayList<>();
        for (int i = 1; i <= HISTORY; i++) {
            history.add(finished(sample, i));
            if (i % AT_ONCE == 0 || i == HISTORY) {
                calls.insertMany(history);
                history.clear();
            }
        }
        var creation = SampleCall.creationFor("exec-1", START);
        call = creation.call();
        store.create(creation);
        for (int i = 0; i < WEBHOOKS; i++) {
            store.park(new ParkedWebhook(UUID.randomUUID(), "bolna", "new-" + i, "key", "", START));
        }
    }

    @AfterAll
    static void close() {
        if (mongo != null) {
            watched.client().close();
            mongo.close();
        }
    }

    /** A call that is over and never due. */
    private static BsonDocument finished(BsonDocument sample, int i) {
        BsonDocument over = sample.clone();
        over.put("_id", Values.id(CallId.create(START.minusSeconds(i))));
        over.put("status", new BsonString("COMPLETED"));
        over.put("owner", new BsonString("owner-" + i % 10));
        over.put("contact", new BsonString("contact-" + i % 100));
        over.put("agent", new BsonString("agent-" + i % 50));
        over.put("campaign", new BsonString("campaign-" + i % 30));
        over.put("run_id", new BsonString("run-" + i % 70));
        over.put("to_number", new BsonString("+9198" + i % 60));
        over.put("from_number", new BsonString("+9199" + i % 7));
        over.put("idempotency_key", new BsonString("key-" + i));
        over.put("provider_call_id", new BsonString("done-" + i));
        over.remove("due_at");
        over.getDocument("event").put("_id", Values.id(UUID.randomUUID()));
        over.getDocument("event").put("call_id", over.get("_id"));
        return over;
    }

    @Test
    void callIsFoundByAnIndex() {
        examinesAtMost(1, () -> store.find(call.id()));
        examinesAtMost(1, () -> store.findByProviderCallId("bolna", "exec-1"));
        examinesAtMost(1, () -> store.findByIdempotencyKey("owner-1", "key-1"));
        examinesAtMost(1, () -> store.events(call.id()));
        examinesAtMost(1, () -> store.lastCheck(call.id()));
    }

    @Test
    void claimDoesNotReadTheHistory() {
        examinesAtMost(2, () -> {
            List<Claim> claims = store.claimDue(100, Duration.ofSeconds(30));
            assertThat(claims).hasSize(2);
            store.finish(claims.stream()
                    .map(claim -> new FinishedCheck(claim, null, START))
                    .toList());
        });
    }

    @Test
    void changeReadsOneDocument() {
        examinesAtMost(
                1,
                () -> store.apply(SampleCall.change(
                        store.find(call.id()).orElseThrow(),
                        START,
                        UUID.randomUUID().toString())));
    }

    @Test
    void pageReadsNoMoreThanItself() {
        CallQuery page = CallQuery.all().limit(20);
        CallId middle = CallId.create(START.minusSeconds(HISTORY / 2));
        for (CallQuery query :
                List.of(page, page.oldest(), page.after(middle), page.oldest().after(middle))) {
            examinesAtMost(20, () -> store.list(query));
            examinesAtMost(20, () -> store.list(query.owner("owner-3")));
            examinesAtMost(20, () -> store.list(query.contact("contact-3")));
            examinesAtMost(20, () -> store.list(query.agent("agent-3")));
            examinesAtMost(20, () -> store.list(query.campaign("campaign-3")));
            examinesAtMost(20, () -> store.list(query.runId("run-3")));
            examinesAtMost(20, () -> store.list(query.number("+919803")));
            examinesAtMost(20, () -> store.list(query.number("+91993")));
            examinesAtMost(20, () -> store.list(query.createdFrom(START.minusSeconds(HISTORY - 1))));
            examinesAtMost(20, () -> store.list(query.statuses(Set.of(CallStatus.COMPLETED))));
        }
    }

    @Test
    void slotsAndTurnsAreFoundByAnIndex() {
        CallId middle = CallId.create(START.minusSeconds(HISTORY / 2));
        for (Pool pool : List.of(Pool.owner("owner-3"), Pool.account("bolna"), Pool.campaign("campaign-3"))) {
            examinesAtMost(1, () -> store.takenPlaces(pool));
            reads(1, () -> store.holders(pool, null, 20));
            reads(1, () -> store.holders(pool, middle, 20));
        }
        examinesAtMost(1, () -> store.holders(null, null, 20));
        examinesAtMost(1, () -> store.waiting(WaitingPage.first("bolna", 20)));
        examinesAtMost(1, () -> store.waitingBefore(new Turn("bolna", 1, 7), middle));
        examinesAtMost(1, () -> store.nextTurn("bolna", 1, "owner-3"));
    }

    /** Of a pool there are no more holders than its cap, so they may be sorted. */
    private static void reads(int documents, Runnable operation) {
        STEPS.sentBy(operation)
                .forEach(command -> Explained.by(mongo.database(), command).reads(documents));
    }

    @Test
    void blocksOfStatisticsAreFoundByAnIndex() {
        Block quarter = Block.at(BlockSize.QUARTER_HOUR, START.minusSeconds(1800));
        Statistics statistics = store.statistics();
        examinesAtMost(6, () -> statistics.open(quarter));
        examinesAtMost(6, () -> statistics.known(quarter.andLarger(), List.of()));
        examinesAtMost(6, () -> statistics.known(quarter.andLarger(), PageRange.ALL));
        examinesAtMost(6, () -> statistics.sealed(quarter.andLarger()));
        examinesAtMost(6, () -> statistics.open(START, 100));
        examinesAtMost(1, () -> statistics.firstUncounted(quarter.firstId()));
        examinesAtMost(
                900, () -> statistics.counted(CallFilter.ALL.created(quarter.from(), quarter.end()), null, 5000));
    }

    @Test
    void openCallsAreFoundBehindTheHistory() {
        examinesAtMost(20, () -> assertThat(store.list(CallQuery.open())).hasSize(2));
        examinesAtMost(20, () -> store.list(CallQuery.open().owner("owner-3")));
        for (CallField field : CallField.values()) {
            if (field != CallField.OUTCOME) {
                examinesAtMost(20, () -> store.list(CallQuery.all().by(field, "nobody's")));
            }
        }
    }

    @Test
    void pageOfTheFeedReadsNoMoreThanItself() {
        long end = store.feedEnd();
        assertThat(end).isGreaterThan(HISTORY);
        examinesAtMost(20, () -> assertThat(store.feed(HISTORY / 2, 20)).hasSize(20));
        examinesAtMost(20, () -> assertThat(store.feed(end, 20)).isEmpty());
        store.apply(SampleCall.change(store.find(call.id()).orElseThrow(), START, null));
        examinesAtMost(1, () -> assertThat(store.feed(end, 20)).hasSize(1));
    }

    @Test
    void webhooksAreFoundByAnIndex() {
        examinesAtMost(1, () -> store.parked("bolna", "new-7"));
        examinesAtMost(1, () -> store.unpark(UUID.randomUUID()));
        examinesAtMost(1, () -> store.dropParkedBefore(START.minusSeconds(1)));
    }

    @Test
    void sweepOfTheInboxReadsNoCallThatHasNoWebhook() {
        ParkedWebhook webhook = new ParkedWebhook(UUID.randomUUID(), "bolna", "exec-1", "key", "", START.plusMillis(1));
        store.park(webhook);
        List<BsonDocument> sent =
                STEPS.sentBy(() -> assertThat(store.parkedForKnownCalls(1)).containsExactly(webhook));
        assertThat(sent).filteredOn(command -> command.containsKey("filter")).hasSizeLessThan(WEBHOOKS / 50);
        sent.stream().filter(MongoExplainTest::isOfCalls).forEach(command -> examinesAtMost(1, command));
        store.unpark(webhook.id());
    }

    private static boolean isOfCalls(BsonDocument command) {
        return command.getString("find", new BsonString("")).getValue().equals("ct_call");
    }

    private static void examinesAtMost(int documents, Runnable operation) {
        List<BsonDocument> sent = STEPS.sentBy(operation);
        assertThat(sent).isNotEmpty();
        sent.stream()
                .filter(command -> !List.of("insert", "getMore").contains(command.getFirstKey()))
                .forEach(command -> examinesAtMost(documents, command));
    }

    private static void examinesAtMost(int documents, BsonDocument command) {
        Explained.by(mongo.database(), command).examinesAtMost(documents);
    }
}
