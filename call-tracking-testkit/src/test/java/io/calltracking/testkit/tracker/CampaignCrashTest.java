package io.calltracking.testkit.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltracking.Call;
import io.calltracking.CallFacts;
import io.calltracking.CallId;
import io.calltracking.CallStatus;
import io.calltracking.CallTracker;
import io.calltracking.CheckSchedule;
import io.calltracking.campaign.Campaign;
import io.calltracking.campaign.CampaignRules;
import io.calltracking.campaign.CampaignStatus;
import io.calltracking.campaign.Contact;
import io.calltracking.campaign.ContactState;
import io.calltracking.campaign.ContactStatus;
import io.calltracking.campaign.Suppression;
import io.calltracking.compliance.AttemptCap;
import io.calltracking.provider.FetchResult;
import io.calltracking.provider.PlaceResult;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Promises 1, 6 and 7 for campaigns: each attempt is one call, whoever dies, and the last word is had before dialing. */
class CampaignCrashTest {
    private static final CampaignRules ONE_AT_A_TIME =
            CampaignRules.builder().agent("agent-1").maxConcurrentCalls(1).build();

    private final CampaignTracking tracking = new CampaignTracking();

    /** What a process leaves behind that died between taking a contact and making its call. */
    private CallId takenByOneWhoDied(Campaign campaign, int i) {
        Contact taken = tracking.tracking
                .memory
                .claimToCall(campaign.id(), tracking.contact(campaign, i).lead().place(), 1, Duration.ofMinutes(1))
                .get(0);
        CallId call = CallId.create(tracking.clock.instant());
        ContactState live = new ContactState(
                ContactStatus.LIVE,
                1,
                1,
                tracking.clock.instant().plusSeconds(60),
                call,
                null,
                null,
                tracking.clock.instant());
        assertThat(tracking.tracking.memory.saveContacts(List.of(taken.next(live))))
                .hasSize(1);
        return call;
    }

    @Test
    void aContactWhoseTakerDiedIsCalledOnceByTheNext() {
        Campaign campaign = tracking.create(ONE_AT_A_TIME, 1);
        tracking.tracker().stop();
        tracking.campaigns().start(campaign.id());
        CallId call = takenByOneWhoDied(campaign, 0);

        tracking.tracker().start();
        tracking.pass(Duration.ofMinutes(3));

        assertThat(tracking.provider.placed).extracting(Call::id).containsExactly(call);
    }

    @Test
    void aContactWhoseTakerDiedBeforeAPauseIsCalledAfterIt() {
        Campaign campaign = tracking.create(ONE_AT_A_TIME, 1);
        tracking.tracker().stop();
        tracking.campaigns().start(campaign.id());
        takenByOneWhoDied(campaign, 0);
        tracking.campaigns().pause(campaign.id(), "why not");

        tracking.tracker().start();
        tracking.pass(Duration.ofMinutes(3));
        assertThat(tracking.provider.placed).isEmpty();
        assertThat(tracking.totals(campaign).pending()).isEqualTo(1);
        assertThat(tracking.contact(campaign, 0).state().attempts()).isZero();

        tracking.campaigns().start(campaign.id());
        tracking.pass(Duration.ofSeconds(2));
        assertThat(tracking.provider.placed).hasSize(1);
    }

    @Test
    void theEndOfACallThatNobodyCarriedOverIsFound() {
        Campaign campaign = tracking.run(ONE_AT_A_TIME, 2);
        Contact live = tracking.contact(campaign, 0);
        Call call = tracking.lastTo(0);
        tracking.talked(call, Duration.ofSeconds(3), "0.01");
        Contact settled = tracking.contact(campaign, 0);
        tracking.tracking.memory.saveContacts(List.of(settled.next(live.state())));
        assertThat(tracking.contact(campaign, 0).state().status()).isEqualTo(ContactStatus.LIVE);

        tracking.pass(Duration.ofMinutes(2));

        assertThat(tracking.contact(campaign, 0).state().status()).isEqualTo(ContactStatus.COMPLETED);
    }

    @Test
    void anUnknownOutcomeIsNotTriedAgainBeforeItIsSettled() {
        tracking.provider.onPlace = call -> new PlaceResult.Unknown("timeout");
        tracking.provider.onFetch = call -> new FetchResult.Absent();
        Campaign campaign = tracking.run(ONE_AT_A_TIME, 1);
        tracking.pass(Duration.ofMinutes(1));

        assertThat(tracking.provider.placed).hasSize(1);
        assertThat(tracking.contact(campaign, 0).state().status()).isEqualTo(ContactStatus.LIVE);
    }

    @Test
    void severalInstancesShareACampaignAndCallEachContactOnce() {
        CallTracker other = tracking.tracking.on(tracking.tracking.memory);
        other.start();
        tracking.ending = call -> CallStatus.COMPLETED;
        Campaign campaign = tracking.run(
                CampaignRules.builder().agent("agent-1").maxConcurrentCalls(7).build(), 100);
        tracking.pass(Duration.ofMinutes(20));

        assertThat(tracking.status(campaign)).isEqualTo(CampaignStatus.COMPLETED);
        assertThat(tracking.dialed()).hasSize(100).doesNotHaveDuplicates();
        other.close();
    }

    @Test
    void oneNumberIsNotLiveInTwoCampaigns() {
        Campaign first = tracking.run(ONE_AT_A_TIME, 1);
        Campaign second = tracking.run(ONE_AT_A_TIME, 1);
        tracking.pass(Duration.ofMinutes(1));

        assertThat(tracking.dialed()).hasSize(1);
        assertThat(tracking.totals(second).completed()).isZero();

        tracking.talked(tracking.lastTo(0), Duration.ofSeconds(3), "0.01");
        tracking.pass(Duration.ofMinutes(1));

        assertThat(tracking.dialed()).hasSize(2);
        assertThat(tracking.totals(first).successful()).isEqualTo(1);
    }

    @Test
    void capsCountTheCallsOfAllCampaigns() {
        CampaignRules capped = ONE_AT_A_TIME.toBuilder()
                .attemptCaps(List.of(new AttemptCap(1, Duration.ofHours(3))))
                .build();
        tracking.run(capped, 1);
        tracking.talked(tracking.lastTo(0), Duration.ofSeconds(3), "0.01");
        Campaign second = tracking.run(capped, 1);
        tracking.pass(Duration.ofHours(2));
        assertThat(tracking.dialed()).hasSize(1);
        assertThat(tracking.totals(second).pending()).isEqualTo(1);

        tracking.pass(Duration.ofHours(2));
        assertThat(tracking.dialed()).hasSize(2);
    }

    @Test
    void whoIsSuppressedWhileWaitingInTheQueueIsNotDialed() {
        tracking.tracker().slots().limit(io.calltracking.PoolLimit.of(io.calltracking.Pool.account("fake"), 1));
        Campaign campaign = tracking.run(
                CampaignRules.builder().agent("agent-1").maxConcurrentCalls(2).build(), 2);
        assertThat(tracking.dialed()).hasSize(1);
        tracking.campaigns()
                .suppress(List.of(new Suppression(
                        CampaignTracking.OWNER, CampaignTracking.phone(1), null, tracking.clock.instant())));

        tracking.talked(tracking.lastTo(0), Duration.ofSeconds(3), "0.01");
        tracking.pass(Duration.ofSeconds(10));

        assertThat(tracking.dialed()).hasSize(1);
        assertThat(tracking.totals(campaign).skipped()).isEqualTo(1);
    }

    @Test
    void whoWaitsInTheQueueWhenTheCampaignIsPausedIsNotDialed() {
        tracking.tracker().slots().limit(io.calltracking.PoolLimit.of(io.calltracking.Pool.account("fake"), 1));
        Campaign campaign = tracking.run(
                CampaignRules.builder().agent("agent-1").maxConcurrentCalls(2).build(), 2);
        tracking.campaigns().pause(campaign.id(), "why not");

        tracking.talked(tracking.lastTo(0), Duration.ofSeconds(3), "0.01");
        tracking.pass(Duration.ofSeconds(10));

        assertThat(tracking.dialed()).hasSize(1);
        assertThat(tracking.totals(campaign).pending()).isEqualTo(1);
    }

    @Test
    void directCallsToSuppressedNumbersAreRefused() {
        tracking.campaigns()
                .suppress(List.of(
                        new Suppression(Suppression.EVERYBODY, Tracking.NUMBER, null, tracking.clock.instant())));

        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> tracking.tracker().place(Tracking.request()))
                .isInstanceOfSatisfying(
                        io.calltracking.CallTrackingException.class,
                        e -> assertThat(e.code()).isEqualTo(io.calltracking.ErrorCode.SUPPRESSED));
        assertThat(tracking.provider.placed).isEmpty();
    }

    @Test
    void campaignsKeepThePaceOfTheirAccount() {
        tracking.tracker().close();
        tracking.tracking.tracker = CallTracker.builder()
                .store(tracking.tracking.memory)
                .provider(tracking.provider)
                .schedule(CheckSchedule.DEFAULT)
                .campaignCallsPerSecond(4)
                .threads(tracking.clock, Runnable::run)
                .build();
        tracking.tracker().start();
        tracking.run(
                CampaignRules.builder().agent("agent-1").maxConcurrentCalls(100).build(), 100);
        tracking.pass(Duration.ofSeconds(9));

        assertThat(tracking.dialed()).hasSizeBetween(30, 41);
    }

    @Test
    void theLogHasAnEntryForEachCall() {
        Campaign campaign = tracking.run(ONE_AT_A_TIME, 1);
        Call call = tracking.lastTo(0);
        tracking.end(call, CallStatus.NO_ANSWER, CallFacts.NONE);
        assertThat(tracking.totals(campaign).noAnswer()).isEqualTo(1);
        assertThat(tracking.campaigns().log(campaign.id(), true, null, 10)).hasSize(1);
    }
}
