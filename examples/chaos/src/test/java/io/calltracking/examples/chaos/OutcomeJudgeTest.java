package io.calltracking.examples.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltracking.campaign.CallSums;
import io.calltracking.campaign.CampaignTotals;
import io.calltracking.campaign.Contact;
import io.calltracking.campaign.ContactOutcome;
import io.calltracking.campaign.ContactState;
import io.calltracking.campaign.ContactStatus;
import io.calltracking.campaign.Lead;
import io.calltracking.testkit.simulator.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What became of contacts is compared with what the provider did. */
class OutcomeJudgeTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void contactsThatEndedAsTheirLastCallsAreRight() {
        OutcomeJudge judge = new OutcomeJudge(
                List.of(completed(1, ContactOutcome.SUCCESSFUL), completed(2, ContactOutcome.NOT_PLACED)),
                totals(Map.of(ContactOutcome.SUCCESSFUL, 1L, ContactOutcome.NOT_PLACED, 1L)),
                List.of(dialed("1/1", Outcome.BUSY), dialed("1/2", Outcome.COMPLETED)),
                Map.of(1L, "1/2", 2L, "2/1"));

        assertThat(judge.wrongTotals()).isEmpty();
        assertThat(judge.unaccounted(plan(2))).isEmpty();
    }

    @Test
    void anotherOutcomeThanTheProvidersIsFoundAndSoIsAWrongSum() {
        OutcomeJudge judge = new OutcomeJudge(
                List.of(completed(1, ContactOutcome.SUCCESSFUL)),
                totals(Map.of(ContactOutcome.SUCCESSFUL, 1L)),
                List.of(dialed("1/1", Outcome.VOICEMAIL)),
                Map.of(1L, "1/1"));

        assertThat(judge.wrongTotals()).hasSize(2);
    }

    @Test
    void whoIsNotDoneWithIsUnaccountedForAndSoIsWhoIsNotThere() {
        Contact live = contact(1, ContactStatus.LIVE, null);

        OutcomeJudge judge = new OutcomeJudge(List.of(live), totals(Map.of()), List.of(), Map.of());

        assertThat(judge.unaccounted(plan(3))).hasSize(3);
    }

    private static Contact completed(long number, ContactOutcome outcome) {
        return contact(number, ContactStatus.COMPLETED, outcome);
    }

    private static Contact contact(long number, ContactStatus status, @Nullable ContactOutcome outcome) {
        Lead lead = new Lead("+1777000000" + number, null, null, "-/Etc/GMT", Map.of(), Map.of());
        return new Contact("c", number, 1, lead, new ContactState(status, 1, 1, null, null, outcome, null, NOW));
    }

    private static CampaignTotals totals(Map<ContactOutcome, Long> outcomes) {
        return new CampaignTotals(0, 0, outcomes, Map.of(), CallSums.NONE);
    }

    private static Dialed dialed(String attempt, Outcome outcome) {
        return new Dialed("p-" + attempt, "c", "+17770000001", attempt, NOW, NOW.plusSeconds(2), outcome);
    }

    private static CampaignPlan plan(int people) {
        return new CampaignPlan(
                "owner",
                1,
                IntStream.range(0, people)
                        .mapToObj(i -> new CampaignPlan.Person("+1777000000" + i, Place.OPEN))
                        .toList());
    }
}
