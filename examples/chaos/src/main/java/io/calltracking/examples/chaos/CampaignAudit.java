package io.calltracking.examples.chaos;

import io.calltracking.campaign.Campaigns;
import io.calltracking.campaign.Contact;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Judges the campaigns of a round at its end.
 *
 * @param operators who steered them
 * @param rehearsed those before, which are judged likewise, but not measured
 * @param windows when contacts could be called
 * @param calm when nothing was in the way
 */
record CampaignAudit(List<CampaignOperator> operators, List<CampaignOperator> rehearsed, Windows windows, Span calm) {
    private static final int PAGE = 1000;

    /**
     * How they went.
     *
     * @param ledger of the provider
     * @param campaigns what the library says
     * @param sampler who read the totals meanwhile
     */
    CampaignFigures figures(CampaignLedger ledger, Campaigns campaigns, TotalsSampler sampler) {
        Map<CampaignBreach, List<String>> breaches = new EnumMap<>(CampaignBreach.class);
        int contacts = 0;
        Speed speed = null;
        rehearsed.forEach(operator -> judge(operator, ledger, campaigns, breaches));
        for (CampaignOperator operator : operators) {
            judge(operator, ledger, campaigns, breaches);
            CampaignPlan plan = operator.plan();
            contacts += plan.people().size();
            Speed own = Speed.of(ledger.dialed(operator.id()), plan.cap(), calm);
            speed = speed == null ? own : Speed.slower(speed, own);
        }
        add(breaches, CampaignBreach.TWO_AT_ONCE, CampaignJudge.twoAtOnce(ledger.dialed()));
        add(breaches, CampaignBreach.TOTALS_OFF, sampler.off());
        return new CampaignFigures(contacts, sampler.samples(), speed == null ? Speed.UNKNOWN : speed, breaches);
    }

    private void judge(
            CampaignOperator operator,
            CampaignLedger ledger,
            Campaigns campaigns,
            Map<CampaignBreach, List<String>> breaches) {
        List<Dialed> dialed = ledger.dialed(operator.id());
        CampaignPlan plan = operator.plan();
        new CampaignJudge(plan, windows, operator.chronicle())
                .judge(dialed)
                .forEach((breach, cases) -> add(breaches, breach, cases));
        OutcomeJudge outcomes = outcomes(operator, ledger, campaigns, dialed);
        add(breaches, CampaignBreach.UNACCOUNTED, outcomes.unaccounted(plan));
        add(breaches, CampaignBreach.WRONG_TOTALS, outcomes.wrongTotals());
    }

    private static OutcomeJudge outcomes(
            CampaignOperator operator, CampaignLedger ledger, Campaigns campaigns, List<Dialed> dialed) {
        List<Contact> contacts = new ArrayList<>();
        List<Contact> page = campaigns.contacts(operator.id(), 0, PAGE);
        while (!page.isEmpty()) {
            contacts.addAll(page);
            page = campaigns.contacts(operator.id(), page.get(page.size() - 1).number(), PAGE);
        }
        return new OutcomeJudge(contacts, campaigns.totals(operator.id()), dialed, ledger.lastAttempts(contacts));
    }

    private static void add(Map<CampaignBreach, List<String>> breaches, CampaignBreach breach, List<String> cases) {
        breaches.computeIfAbsent(breach, none -> new ArrayList<>()).addAll(cases);
    }
}
