package io.calltracking.testkit.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltracking.CallStatus;
import io.calltracking.CallTracker;
import io.calltracking.CheckSchedule;
import io.calltracking.campaign.Campaign;
import io.calltracking.campaign.CampaignRules;
import io.calltracking.campaign.ContactOutcome;
import io.calltracking.campaign.RetryRule;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Campaigns at one account share its pace, and nobody takes a turn who has nobody to call. */
class CampaignPaceTest {
    private final CampaignTracking tracking = new CampaignTracking();

    @BeforeEach
    void oneCallASecond() {
        tracking.tracking.tracker.close();
        tracking.tracking.tracker = CallTracker.builder()
                .store(tracking.tracking.memory)
                .provider(tracking.provider)
                .schedule(CheckSchedule.DEFAULT)
                .campaignCallsPerSecond(1)
                .threads(tracking.clock, Runnable::run)
                .build();
        tracking.tracker().start();
    }

    @AfterEach
    void close() {
        tracking.tracker().close();
    }

    @Test
    void aCampaignThatOnlyWaitsForRetriesTakesNoTurns() {
        CampaignRules again = CampaignRules.builder()
                .agent("agent-1")
                .maxAttempts(2)
                .retries(new RetryRule(ContactOutcome.BUSY, Duration.ofHours(1)))
                .build();
        Campaign waiting = tracking.run(again, 1);
        tracking.end(tracking.lastTo(0), CallStatus.BUSY);
        assertThat(tracking.totals(waiting).pending()).isEqualTo(1);
        int before = tracking.dialed().size();

        tracking.run(
                CampaignRules.builder().agent("agent-1").maxConcurrentCalls(100).build(), 60);
        tracking.pass(Duration.ofSeconds(29));

        assertThat(tracking.dialed().size() - before).isBetween(29, 31);
    }

    @Test
    void campaignsThatHaveSomebodyToCallTakeTurns() {
        CampaignRules rules =
                CampaignRules.builder().agent("agent-1").maxConcurrentCalls(100).build();
        Campaign one = tracking.run(rules, 60);
        Campaign other = tracking.create(
                rules,
                IntStream.range(100, 160)
                        .mapToObj(i -> CampaignTracking.contact(i).zone("UTC"))
                        .toList());
        tracking.campaigns().start(other.id());

        tracking.pass(Duration.ofSeconds(30));

        assertThat(tracking.dialed()).hasSizeBetween(30, 33);
        assertThat(tracking.totals(one).live()).isGreaterThan(10);
        assertThat(tracking.totals(other).live()).isGreaterThan(10);
    }
}
