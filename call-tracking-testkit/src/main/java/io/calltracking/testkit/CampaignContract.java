package io.calltracking.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltracking.Call;
import io.calltracking.CallFacts;
import io.calltracking.CallId;
import io.calltracking.Money;
import io.calltracking.campaign.CallSums;
import io.calltracking.campaign.Campaign;
import io.calltracking.campaign.CampaignFilter;
import io.calltracking.campaign.CampaignRules;
import io.calltracking.campaign.CampaignStatus;
import io.calltracking.campaign.CampaignTimes;
import io.calltracking.campaign.Contact;
import io.calltracking.campaign.ContactStatus;
import io.calltracking.campaign.Suppression;
import io.calltracking.store.CallUpdate;
import io.calltracking.store.Standing;
import io.calltracking.store.Store;
import io.calltracking.store.Written;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Campaigns are kept whole, changed by one at a time, listed in order, removed with their contacts, and add up. */
abstract class CampaignContract extends ContactConcern {
    private static final String UNICODE = "नमस्ते \"you\" \\ 😀👩‍👩‍👧 ß\n\tend'; --";

    CampaignContract(Function<Clock, Store> opener) {
        super(opener);
    }

    @Test
    void everyFieldOfACampaignIsKept() {
        Campaign campaign = full("campaign-1", 1);

        assertThat(store.createCampaign(campaign)).isTrue();

        assertThat(store.findCampaign("campaign-1")).contains(campaign);
        assertThat(store.findCampaign("campaign-2")).isEmpty();
    }

    @Test
    void everyFieldOfAChangeIsKept() {
        Campaign bare = created("owner", CampaignStatus.PENDING);
        Campaign full = full(bare.id(), 2);

        assertThat(store.saveCampaign(full)).isTrue();
        assertThat(store.findCampaign(bare.id())).contains(full);

        Campaign bareAgain =
                new Campaign(bare.id(), 3, bare.owner(), bare.name(), bare.status(), null, bare.rules(), bare.times());
        assertThat(store.saveCampaign(bareAgain)).isTrue();
        assertThat(store.findCampaign(bare.id())).contains(bareAgain);
    }

    @Test
    void everyStatusIsKept() {
        for (CampaignStatus status : CampaignStatus.values()) {
            Campaign campaign = created("owner", status);
            assertThat(store.findCampaign(campaign.id())).contains(campaign);
        }
    }

    @Test
    void howAContactStandsIsToldWithItsCampaignAndTheSuppressionList() {
        Campaign campaign = created("a", CampaignStatus.RUNNING);
        Contact called = inCampaign(campaign.id(), pending(1, START));
        Contact optedOut = inCampaign(campaign.id(), pending(2, START));
        Contact unwanted = inCampaign(campaign.id(), pending(3, START));
        add(called, optedOut, unwanted);
        store.suppress(List.of(
                new Suppression("b", phone(1), null, START),
                new Suppression("a", phone(2), null, START),
                new Suppression(Suppression.EVERYBODY, phone(3), null, START)));

        assertThat(store.standing(campaign.id(), 1)).contains(new Standing(called, 1, false));
        assertThat(store.standing(campaign.id(), 2)).contains(new Standing(optedOut, 1, true));
        assertThat(store.standing(campaign.id(), 3)).contains(new Standing(unwanted, 1, true));
        assertThat(store.standing(campaign.id(), 4)).isEmpty();
        assertThat(store.standing("none", 1)).isEmpty();
    }

    @Test
    void howAContactStandsIsAlwaysOfTheLatestVersions() {
        Campaign campaign = created("a", CampaignStatus.RUNNING);
        Contact contact = inCampaign(campaign.id(), pending(1, START));
        add(contact);

        store.saveCampaign(campaign.next(CampaignStatus.PAUSED, null, campaign.times()));
        Contact live = saved(contact, state(ContactStatus.LIVE, START));

        assertThat(store.standing(campaign.id(), 1)).contains(new Standing(live, 2, false));
    }

    @Test
    void contactOfACampaignThatIsGoneStandsNowhere() {
        add(inCampaign("gone", pending(1, START)));

        assertThat(store.standing("gone", 1)).isEmpty();
    }

    @Test
    void idIsUsedOnce() {
        Campaign campaign = created("owner", CampaignStatus.PENDING);

        assertThat(store.createCampaign(full(campaign.id(), 1))).isFalse();

        assertThat(store.findCampaign(campaign.id())).contains(campaign);
    }

    @Test
    void versionThatIsNotTheNextIsNotWritten() {
        Campaign first = created("owner", CampaignStatus.PENDING);
        Campaign second = first.next(CampaignStatus.RUNNING, null, first.times());
        assertThat(store.saveCampaign(second)).isTrue();

        assertThat(store.saveCampaign(second)).isFalse();
        assertThat(store.saveCampaign(first)).isFalse();
        assertThat(store.saveCampaign(full(first.id(), 4))).isFalse();
        assertThat(store.saveCampaign(full("unknown", 2))).isFalse();
        assertThat(store.findCampaign(first.id())).contains(second);
        assertThat(store.findCampaign("unknown")).isEmpty();
    }

    @Test
    void ofManyWhoSaveTheSameVersionOneDoes() throws Exception {
        Campaign first = created("owner", CampaignStatus.PENDING);

        List<Boolean> saved = Race.run(runner ->
                () -> store.saveCampaign(first.next(CampaignStatus.RUNNING, "runner " + runner, first.times())));

        assertThat(saved).containsOnlyOnce(true);
        assertThat(store.findCampaign(first.id()).orElseThrow().reason()).isEqualTo("runner " + saved.indexOf(true));
    }

    @Test
    void campaignsComeNewestFirst() {
        Campaign first = created("a", CampaignStatus.RUNNING);
        Campaign second = created("b", CampaignStatus.PENDING);
        Campaign third = created("a", CampaignStatus.STOPPED);

        assertThat(list(null, Set.of(), null, 10)).containsExactly(third, second, first);
        assertThat(list(null, Set.of(), null, 2)).containsExactly(third, second);
        assertThat(list(null, Set.of(), second, 2)).containsExactly(first);
        assertThat(list(null, Set.of(), first, 2)).isEmpty();
    }

    @Test
    void campaignsAreFoundByOwnerAndStatus() {
        Campaign running = created("a", CampaignStatus.RUNNING);
        Campaign paused = created("a", CampaignStatus.PAUSED);
        Campaign other = created("b", CampaignStatus.RUNNING);
        created("A", CampaignStatus.COMPLETED);

        assertThat(list("a", Set.of(), null, 10)).containsExactly(paused, running);
        assertThat(list("c", Set.of(), null, 10)).isEmpty();
        assertThat(list(null, Set.of(CampaignStatus.RUNNING), null, 10)).containsExactly(other, running);
        assertThat(list("a", Set.of(CampaignStatus.RUNNING, CampaignStatus.PAUSED), paused, 10))
                .containsExactly(running);
    }

    @Test
    void deletedCampaignLeavesNothingButItsCalls() {
        Campaign campaign = full(CAMPAIGN, 1);
        store.createCampaign(campaign);
        for (long first = 1; first <= 2_500; first += 500) {
            add(pendings(first, first + 499));
        }
        Call call = created(draft().campaign(CAMPAIGN));
        Campaign other = created("owner", CampaignStatus.RUNNING);
        Contact kept = inCampaign(other.id(), pending(1, START));
        add(kept);

        store.deleteCampaign(CAMPAIGN);

        assertThat(store.findCampaign(CAMPAIGN)).isEmpty();
        assertThat(store.contacts(CAMPAIGN, 0, 10)).isEmpty();
        assertThat(store.lastContact(CAMPAIGN)).isZero();
        assertThat(store.findCampaign(other.id())).contains(other);
        assertThat(stored(kept)).isEqualTo(kept);
        assertThat(stored(call)).isEqualTo(call);
    }

    @Test
    void deletingAgainIsHarmlessAndGoesOn() {
        add(pendings(1, 3));

        store.deleteCampaign(CAMPAIGN);
        assertThat(store.contacts(CAMPAIGN, 0, 10)).isEmpty();
        store.deleteCampaign(CAMPAIGN);
        store.deleteCampaign("none");

        add(pendings(1, 3));
        assertThat(store.createCampaign(full(CAMPAIGN, 1))).isTrue();
    }

    @Test
    void callsOfACampaignAddUp() {
        call("c-1", Duration.ofMillis(61_234), money("0.10", "USD"));
        call("c-1", Duration.ofMillis(1), money("0.0000000001", "USD"));
        call("c-1", Duration.ZERO, money("80", "INR"));
        call("c-1", null, null);
        call("c-1", null, money("-0.05", "EUR"));
        created(draft().campaign("c-1").deletedAt(START));
        call("c-2", Duration.ofMinutes(5), money("9", "USD"));
        created(draft());

        assertThat(store.callSums("c-1"))
                .isEqualTo(new CallSums(
                        6,
                        2,
                        Duration.ofMillis(61_235),
                        List.of(money("-0.05", "EUR"), money("80", "INR"), money("0.1000000001", "USD"))));
        assertThat(store.callSums("c-3")).isEqualTo(CallSums.NONE);
    }

    @Test
    void costOfZeroIsACost() {
        call("c-1", null, money("0", "USD"));

        assertThat(store.callSums("c-1")).isEqualTo(new CallSums(1, 0, Duration.ZERO, List.of(money("0", "USD"))));
    }

    private List<Campaign> list(
            @Nullable String owner, Set<CampaignStatus> statuses, @Nullable Campaign before, int max) {
        return new ArrayList<>(
                store.campaigns(new CampaignFilter(owner, statuses, before == null ? null : before.id(), max)));
    }

    private void call(String campaign, @Nullable Duration talk, @Nullable Money cost) {
        Call call = created(draft().campaign(campaign));
        CallFacts facts = CallFacts.builder().talkDuration(talk).cost(cost).build();
        Call ended = call.next(call.state(), facts, call.times());
        assertThat(store.apply(new CallUpdate(ended, after(call).update().event(), null, null)))
                .isEqualTo(Written.DONE);
    }

    private static Money money(String amount, String currency) {
        return new Money(new BigDecimal(amount), currency);
    }

    /** Made in the order of their ids. */
    private Campaign created(String owner, CampaignStatus status) {
        clock.advance(Duration.ofMillis(1));
        Campaign campaign = new Campaign(
                CallId.create(clock.instant()).toString(),
                1,
                owner,
                "summer",
                status,
                null,
                CampaignRules.builder().build(),
                CampaignTimes.created(clock.instant()));
        assertThat(store.createCampaign(campaign)).isTrue();
        return campaign;
    }

    private static Campaign full(String id, long version) {
        return new Campaign(
                id,
                version,
                "owner " + UNICODE,
                UNICODE,
                CampaignStatus.STOPPED,
                UNICODE,
                CampaignRules.builder()
                        .agent("agent " + UNICODE)
                        .maxConcurrentCalls(17)
                        .build(),
                new CampaignTimes(START, START.plusMillis(1), START.plusMillis(2), START.plusMillis(999)));
    }
}
