package io.calltracking.mongo;

import static io.calltracking.mongo.SampleContact.CAMPAIGN;
import static io.calltracking.mongo.SampleContact.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.calltracking.Call;
import io.calltracking.CallEvent;
import io.calltracking.CallQuery;
import io.calltracking.CallTrackingException;
import io.calltracking.ErrorCode;
import io.calltracking.FeedEntry;
import io.calltracking.LastCheck;
import io.calltracking.Pool;
import io.calltracking.PoolLimit;
import io.calltracking.campaign.Campaign;
import io.calltracking.campaign.CampaignRules;
import io.calltracking.campaign.CampaignStatus;
import io.calltracking.campaign.CampaignTimes;
import io.calltracking.campaign.Contact;
import io.calltracking.campaign.ContactStatus;
import io.calltracking.campaign.Suppression;
import io.calltracking.lifecycle.Erasure;
import io.calltracking.statistics.Rollups;
import io.calltracking.store.CallUpdate;
import io.calltracking.store.FinishedCheck;
import io.calltracking.store.ParkedWebhook;
import io.calltracking.store.Store;
import io.calltracking.store.Written;
import io.calltracking.testkit.VirtualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An app is upgraded instance by instance: the older ones work beside newer ones, on the newer ones' documents. */
class MongoRolloutTest {
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final String LATER = "later";
    private static final Bson IS_LATER = Filters.eq(LATER, "x");

    private final VirtualClock clock = VirtualClock.startingAt(START);
    private Mongo mongo;
    private Store store;

    @BeforeEach
    void open() {
        mongo = Mongo.open();
        store = MongoStore.builder(mongo.database()).clock(clock).build();
    }

    @AfterEach
    void close() {
        if (mongo != null) {
            mongo.close();
        }
    }

    @Test
    void fieldsOfALaterVersionAreReadOverAndSurviveEveryChange() {
        Call call = SpentCall.in(store, START);
        Call due = created();
        fillTheOtherCollections();
        store.feedEnd();
        clock.advance(Duration.ofDays(1));
        Rollups.of(store).sealSome();
        List<String> names = mongo.database().listCollectionNames().into(new ArrayList<>());
        // Written anew, never changed.
        names.remove("ct_rollup_page");
        names.forEach(name -> everyDocumentOf(name, Updates.set(LATER, "x")));
        everyDocumentOf("ct_call", Updates.set("event." + LATER, "x"));
        mongo.database()
                .getCollection("ct_call")
                .updateMany(Filters.exists(EventLog.EARLIER), Updates.set("earlier.$[]." + LATER, "x"));

        store = MongoStore.builder(mongo.database()).clock(clock).build(); // one that does not know the calls it wrote
        changeCalls(call, due);
        changeTheOtherCollections();
        Rollups.of(store).sealSome();

        assertThat(names).hasSizeGreaterThan(9);
        for (String name : names) {
            assertThat(documents(name, IS_LATER)).as(name).isNotEmpty();
            assertThat(documents(name, Filters.exists(LATER, false)))
                    .as("%s has no other documents than those that are new", name)
                    .hasSize(Map.of("ct_feed", 3, "ct_event", 1).getOrDefault(name, 0));
        }
    }

    private void changeCalls(Call call, Call due) {
        assertThat(store.find(call.id())).contains(call);
        CallUpdate change = SpentCall.changed(call, clock.instant());
        assertThat(store.apply(change)).isEqualTo(Written.DONE);
        Call erased = Erasure.of(change.call(), clock.instant());
        assertThat(store.erase(new CallUpdate(
                        erased,
                        SampleCall.change(change.call(), clock.instant(), null).event(),
                        null,
                        null)))
                .isEqualTo(Written.DONE);
        assertThat(store.finish(store.claimDue(10, LEASE).stream()
                        .map(claim -> new FinishedCheck(claim, new LastCheck(START, "seen", null), null))
                        .toList()))
                .isEqualTo(1);
        assertThat(store.apply(SampleCall.change(due, clock.instant(), "news"))).isEqualTo(Written.DONE);
        assertThat(store.events(call.id())).hasSize(5);
        assertThat(store.feed(store.feedEnd() - 3, 10)).hasSize(3);
    }

    private void fillTheOtherCollections() {
        store.limit(limit(1));
        store.park(new ParkedWebhook(UUID.randomUUID(), "bolna", "exec-9", "key", "{}", START));
        assertThat(store.createCampaign(campaign())).isTrue();
        store.addContacts(SampleContact.pendings(1, 2));
        store.suppress(List.of(new Suppression("owner", "+14155550100", null, START)));
        assertThat(store.tryBegin("bolna", Duration.ofSeconds(1))).isTrue();
    }

    private void changeTheOtherCollections() {
        store.limit(limit(2));
        assertThat(store.limits()).containsExactly(limit(2));
        assertThat(store.parked("bolna", "exec-9")).hasSize(1);
        Campaign started =
                campaign().next(CampaignStatus.RUNNING, null, campaign().times());
        assertThat(store.saveCampaign(started)).isTrue();
        assertThat(store.findCampaign(CAMPAIGN)).contains(started);
        List<Contact> claimed = store.claimToCall(CAMPAIGN, SampleContact.PLACE, 1, LEASE);
        assertThat(store.saveContacts(
                        List.of(claimed.get(0).next(SampleContact.state(ContactStatus.LIVE, clock.instant())))))
                .hasSize(1);
        store.suppress(List.of(new Suppression("owner", "+14155550100", "again", START)));
        assertThat(store.tryBegin("bolna", Duration.ofSeconds(1))).isTrue();
    }

    private static PoolLimit limit(int cap) {
        return new PoolLimit(new Pool(Pool.Kind.ACCOUNT, "bolna"), cap, Map.of());
    }

    private static Campaign campaign() {
        return new Campaign(
                CAMPAIGN,
                1,
                "owner",
                "spring",
                CampaignStatus.PENDING,
                null,
                CampaignRules.builder().build(),
                new CampaignTimes(START, null, null, START));
    }

    @Test
    void callWithAStatusOfALaterVersionIsAnErrorAndIsNotWritten() {
        Call call = created();
        everyDocumentOf("ct_call", Updates.set("status", "TRANSFERRED"));
        isRefused(() -> store.find(call.id()), "TRANSFERRED");
        isRefused(() -> store.list(CallQuery.all()), "TRANSFERRED");
        assertThat(store.events(call.id())).hasSize(1);
        everyDocumentOf("ct_call", Updates.set("status", "PENDING"));
        assertThat(store.find(call.id())).contains(call);
    }

    @Test
    void callWithAWordOfALaterVersionKeepsNoOtherFromBeingClaimed() {
        Call unreadable = created();
        everyDocumentOf("ct_call", Updates.set("status", "TRANSFERRED"));
        Call other = created();
        assertThat(store.claimDue(10, LEASE))
                .extracting(claim -> claim.call().id())
                .containsExactly(other.id());
        assertThat(store.claimDue(10, LEASE)).isEmpty();
        everyDocumentOf("ct_call", Updates.set("status", "PENDING"));
        clock.advance(LEASE);
        assertThat(store.claimDue(10, LEASE))
                .extracting(claim -> claim.call().id())
                .containsExactlyInAnyOrder(unreadable.id(), other.id());
    }

    @Test
    void readerOfTheFeedStopsAtASourceOfALaterVersionAndMissesNothing() {
        created();
        long position = store.feedEnd();
        Call second = created();
        everyDocumentOf("ct_call", Updates.set("event.source", "CARRIER"));
        isRefused(() -> store.events(second.id()), "CARRIER");
        isRefused(() -> store.feed(position, 10), "CARRIER");
        everyDocumentOf("ct_call", Updates.set("event.source", "SYSTEM"));
        assertThat(store.feed(position, 10))
                .extracting(FeedEntry::event)
                .extracting(CallEvent::callId)
                .containsExactly(second.id());
    }

    private static void isRefused(ThrowingCallable reading, String word) {
        assertThatExceptionOfType(CallTrackingException.class)
                .isThrownBy(reading)
                .withMessageContaining("holds '" + word + "'")
                .withMessageContaining("a later version of the library wrote it")
                .extracting(CallTrackingException::code)
                .isEqualTo(ErrorCode.STORE_ERROR);
    }

    private Call created() {
        CallUpdate creation = SampleCall.creation(clock.instant());
        assertThat(store.create(creation)).isEqualTo(Written.DONE);
        return creation.call();
    }

    private void everyDocumentOf(String collection, Bson change) {
        mongo.database().getCollection(collection).updateMany(Filters.empty(), change);
    }

    private List<BsonDocument> documents(String collection, Bson filter) {
        return mongo.database()
                .getCollection(collection, BsonDocument.class)
                .find(filter)
                .into(new ArrayList<>());
    }
}
