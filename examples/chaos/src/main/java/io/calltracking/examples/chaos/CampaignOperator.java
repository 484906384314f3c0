package io.calltracking.examples.chaos;

import io.calltracking.CallTrackingException;
import io.calltracking.ErrorCode;
import io.calltracking.campaign.Campaign;
import io.calltracking.campaign.CampaignRules;
import io.calltracking.campaign.CampaignStatus;
import io.calltracking.campaign.Campaigns;
import io.calltracking.campaign.ContactOutcome;
import io.calltracking.campaign.CsvFormat;
import io.calltracking.campaign.ImportReport;
import io.calltracking.campaign.RetryRule;
import io.calltracking.campaign.Suppression;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Makes one campaign of a round and steers it, and keeps a chronicle of what it ordered. Used by one thread. */
final class CampaignOperator {
    private static final Duration RETRY_SOON = Duration.ofSeconds(1);
    private static final Duration RETRY_LATER = Duration.ofSeconds(3);

    private final Campaigns campaigns;
    private final CampaignPlan plan;
    private final Chronicle chronicle = new Chronicle();
    private final String id;

    private CampaignOperator(Campaigns campaigns, CampaignPlan plan, String id) {
        this.campaigns = campaigns;
        this.plan = plan;
        this.id = id;
    }

    /** Makes a campaign and fills it, and starts nothing. */
    static CampaignOperator create(Campaigns campaigns, CampaignPlan plan, Windows windows) {
        CampaignRules rules = CampaignRules.builder()
                .agent(CallList.AGENT)
                .maxConcurrentCalls(plan.cap())
                .maxAttempts(CampaignPlan.MAX_ATTEMPTS)
                .retries(
                        new RetryRule(ContactOutcome.NO_ANSWER, RETRY_LATER),
                        new RetryRule(ContactOutcome.BUSY, RETRY_SOON),
                        new RetryRule(ContactOutcome.FAILED, RETRY_SOON),
                        new RetryRule(ContactOutcome.NOT_PLACED, RETRY_SOON))
                .callingHours(windows.hours())
                .finishBy(windows.finishBy())
                .autoPause(null)
                .build();
        Campaign campaign = campaigns.create(plan.owner(), plan.owner(), rules);
        ImportReport report = campaigns.addCsv(campaign.id(), new StringReader(plan.csv()), CsvFormat.DEFAULT);
        if (report.added() != plan.people().size()) {
            throw new IllegalStateException("contacts were not added: " + report);
        }
        CampaignOperator operator = new CampaignOperator(campaigns, plan, campaign.id());
        operator.chronicle.cap(plan.cap(), Instant.now());
        return operator;
    }

    String id() {
        return id;
    }

    CampaignPlan plan() {
        return plan;
    }

    Chronicle chronicle() {
        return chronicle;
    }

    void start() {
        campaigns.start(id);
    }

    boolean isOver() {
        return campaigns.find(id).orElseThrow().status().isOver();
    }

    /** Pauses for a while, unless the campaign is over. */
    void pauseFor(Duration time) {
        try {
            campaigns.pause(id, "the operator has coffee");
        } catch (CallTrackingException e) {
            requireOver(e);
            return;
        }
        chronicle.paused(Instant.now());
        Pause.of(time);
        chronicle.resumed(Instant.now());
        campaigns.start(id);
    }

    /** Lets so many calls be live at a time, unless the campaign is over. */
    void cap(int calls) {
        Campaign campaign = campaigns.find(id).orElseThrow();
        boolean raised = calls > campaign.rules().maxConcurrentCalls();
        Instant before = Instant.now();
        try {
            campaigns.change(
                    id, campaign.rules().toBuilder().maxConcurrentCalls(calls).build());
            chronicle.cap(calls, raised ? before : Instant.now());
        } catch (CallTrackingException e) {
            requireOver(e);
        }
    }

    /** Puts numbers on the owner's list of those that must not be called, or on everybody's. */
    void suppress(List<String> numbers, boolean forEverybody) {
        String owner = forEverybody ? Suppression.EVERYBODY : plan.owner();
        campaigns.suppress(numbers.stream()
                .map(number -> new Suppression(owner, number, "asked for it", Instant.now()))
                .toList());
        Instant since = Instant.now();
        numbers.forEach(number -> chronicle.suppressed(number, since));
    }

    private void requireOver(CallTrackingException refused) {
        CampaignStatus status = campaigns.find(id).orElseThrow().status();
        if (refused.code() != ErrorCode.STATUS_TRANSITION_ERROR || !status.isOver()) {
            throw refused;
        }
    }
}
