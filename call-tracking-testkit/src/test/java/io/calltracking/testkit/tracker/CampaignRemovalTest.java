package io.calltracking.testkit.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.calltracking.Call;
import io.calltracking.CallQuery;
import io.calltracking.CallStatus;
import io.calltracking.CallTrackingException;
import io.calltracking.ErrorCode;
import io.calltracking.EventSource;
import io.calltracking.Operator;
import io.calltracking.campaign.Campaign;
import io.calltracking.campaign.CampaignRules;
import io.calltracking.campaign.CampaignStatus;
import io.calltracking.campaign.Contact;
import io.calltracking.campaign.ContactOutcome;
import io.calltracking.campaign.ContactStatus;
import io.calltracking.campaign.RetryRule;
import io.calltracking.lifecycle.Observation;
import io.calltracking.provider.FetchResult;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Promises 1 and 7 where calls of campaigns are deleted for good: nobody is called again because a call is not there any more. */
class CampaignRemovalTest {
    private static final CampaignRules ONE_AT_A_TIME =
            CampaignRules.builder().agent("agent-1").maxConcurrentCalls(1).build();

    private final CampaignTracking tracking = new CampaignTracking();

    @Test
    void theEndOfADeletedCallIsCarriedOverFirst() {
        Campaign campaign = tracking.run(ONE_AT_A_TIME, 1);
        Call call = endedAndNotCarriedOver(campaign, CallStatus.COMPLETED);

        operator().deleteForGood(call.id());

        assertThat(tracking.contact(campaign, 0).state().outcome()).isEqualTo(ContactOutcome.SUCCESSFUL);
        tracking.pass(Duration.ofMinutes(30));
        assertThat(tracking.dialed()).hasSize(1);
        assertThat(tracking.status(campaign)).isEqualTo(CampaignStatus.COMPLETED);
        assertThat(tracking.totals(campaign).successful()).isEqualTo(1);
        assertThat(tracking.tracker().calls(CallQuery.all().withDeleted())).isEmpty();
        assertThat(tracking.contact(campaign, 0).state().dueAt())
                .as("nobody looks for it any more")
                .isNull();
    }

    @Test
    void whoseCallIsDeletedIsCalledAgainByTheRulesAndNoSooner() {
        CampaignRules rules = ONE_AT_A_TIME.toBuilder()
                .maxAttempts(2)
                .retries(new RetryRule(ContactOutcome.NO_ANSWER, Duration.ofHours(1)))
                .build();
        Campaign campaign = tracking.run(rules, 1);
        Call call = endedAndNotCarriedOver(campaign, CallStatus.NO_ANSWER);

        operator().deleteForGood(call.id());

        tracking.pass(Duration.ofMinutes(59));
        assertThat(tracking.dialed()).hasSize(1);
        assertThat(tracking.totals(campaign).pending()).isEqualTo(1);
        tracking.pass(Duration.ofMinutes(2));
        assertThat(tracking.dialed()).hasSize(2);
        tracking.end(tracking.lastTo(0), CallStatus.NO_ANSWER);
        tracking.pass(Duration.ofHours(2));
        assertThat(tracking.dialed())
                .as("the deleted call counts in the budget")
                .hasSize(2);
    }

    @Test
    void aLiveCallStaysAndItsContactIsCalledOnce() {
        Campaign campaign = tracking.run(ONE_AT_A_TIME, 1);
        Call call = tracking.lastTo(0);

        refused(call, "before it is over");

        tracking.pass(Duration.ofMinutes(5));
        assertThat(tracking.dialed()).hasSize(1);
        assertThat(tracking.contact(campaign, 0).state().status()).isEqualTo(ContactStatus.LIVE);
    }

    @Test
    void aCallThatTheProviderMayDialAgainStaysUntilItSaysThatItWillNot() {
        Campaign campaign = tracking.run(ONE_AT_A_TIME, 1);
        Call call = endedForNow();

        refused(call, "may dial it again");

        tracking.pass(Duration.ofMinutes(5));
        assertThat(tracking.dialed()).hasSize(1);
        tracking.provider.onFetch = asked -> unanswered(asked, false);
        tracking.tracker().checkNow(call.id());
        operator().deleteForGood(call.id());
        expectToBeOverAfterOneCall(campaign);
    }

    @Test
    void aCallThatTheProviderDoesNotKnowAnyMoreIsNotDialedAgainAndCanBeDeleted() {
        Campaign campaign = tracking.run(ONE_AT_A_TIME, 1);
        Call call = endedForNow();
        tracking.provider.onFetch = asked -> new FetchResult.Absent();

        tracking.tracker().checkNow(call.id());

        operator().deleteForGood(call.id());
        expectToBeOverAfterOneCall(campaign);
    }

    @Test
    void aRetryIsNotWaitedForWhenTheProviderDoesNotKnowTheCallAnyMore() {
        Campaign campaign = tracking.run(ONE_AT_A_TIME, 1);
        tracking.provider.onFetch = asked -> unanswered(asked, true);
        tracking.pass(Duration.ofMinutes(2));
        assertThat(tracking.totals(campaign).live()).isEqualTo(1);

        tracking.provider.onFetch = asked -> new FetchResult.Absent();

        expectToBeOverAfterOneCall(campaign);
        assertThat(tracking.tracker().slots().holders()).isEmpty();
    }

    private void expectToBeOverAfterOneCall(Campaign campaign) {
        tracking.pass(Duration.ofMinutes(5));
        assertThat(tracking.dialed()).hasSize(1);
        assertThat(tracking.totals(campaign).noAnswer()).isEqualTo(1);
        assertThat(tracking.status(campaign)).isEqualTo(CampaignStatus.COMPLETED);
    }

    /** What a process leaves behind that died between storing the end of a call and telling its contact. */
    private Call endedAndNotCarriedOver(Campaign campaign, CallStatus end) {
        Contact live = tracking.contact(campaign, 0);
        Call call = tracking.lastTo(0);
        tracking.end(call, end);
        Contact told = tracking.contact(campaign, 0);
        assertThat(tracking.tracking.memory.saveContacts(List.of(told.next(live.state()))))
                .hasSize(1);
        return call;
    }

    /** The provider has told of an end, but may dial again; the operator has given the slot to somebody else meanwhile. */
    private Call endedForNow() {
        Call call = tracking.lastTo(0);
        tracking.provider.onFetch = asked -> unanswered(asked, true);
        tracking.tracker().checkNow(call.id());
        return tracking.tracker().slots().release(call.id(), "jane");
    }

    private static FetchResult unanswered(Call call, boolean retry) {
        return new FetchResult.Found(Observation.from(EventSource.POLL)
                .providerCallId(call.providerCallId())
                .status(CallStatus.NO_ANSWER)
                .rawStatus("no-answer")
                .retryExpected(retry)
                .build());
    }

    private Operator operator() {
        return tracking.tracker().operator("jane");
    }

    private void refused(Call call, String why) {
        assertThatExceptionOfType(CallTrackingException.class)
                .isThrownBy(() -> operator().deleteForGood(call.id()))
                .withMessageContaining(why)
                .withMessageContaining("cancel")
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.STATUS_TRANSITION_ERROR));
        assertThat(tracking.tracker().find(call.id())).isPresent();
    }
}
