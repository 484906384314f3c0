package io.calltracking.testkit.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calltracking.CallTrackingException;
import io.calltracking.ErrorCode;
import io.calltracking.campaign.Campaign;
import io.calltracking.campaign.CampaignFilter;
import io.calltracking.campaign.CampaignRules;
import io.calltracking.campaign.ContactOutcome;
import io.calltracking.campaign.CsvFormat;
import io.calltracking.campaign.ImportReport;
import io.calltracking.campaign.Lead;
import io.calltracking.campaign.NewContact;
import io.calltracking.campaign.RetryRule;
import io.calltracking.campaign.Suppression;
import io.calltracking.compliance.CallingHours;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What cannot work is refused with the name of the field, and nothing is left behind. */
class CampaignInputTest {
    private static final CampaignRules RULES =
            CampaignRules.builder().agent("agent-1").build();

    private final CampaignTracking tracking = new CampaignTracking();

    private void refused(String field, ThrowingCallable action) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        CallTrackingException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.VALIDATION_ERROR))
                .hasMessageStartingWith(field + ":");
        assertThat(tracking.campaigns().list(new CampaignFilter(null, Set.of(), null, 10)))
                .as("nothing is half made")
                .isEmpty();
    }

    @Test
    void anEmptyListIsRefused() {
        refused("contacts", () -> tracking.create(RULES, List.of()));
    }

    @Test
    void aListWithoutAnyValidNumberIsRefused() {
        refused("contacts", () -> tracking.create(RULES, List.of(NewContact.of("123"), NewContact.of("hello"))));
    }

    @Test
    void aListWithUnknownZonesOnlyIsRefused() {
        refused(
                "contacts",
                () -> tracking.create(RULES, List.of(CampaignTracking.contact(1).zone("Mars/Olympus"))));
    }

    @Test
    void rulesThatCannotWorkAreRefused() {
        refused(
                "maxConcurrentCalls",
                () -> CampaignRules.builder().maxConcurrentCalls(0).build());
        refused("maxAttempts", () -> CampaignRules.builder().maxAttempts(0).build());
        refused("callingHours", () -> CallingHours.builder().build());
        refused("retries", () -> new RetryRule(ContactOutcome.SUCCESSFUL, Duration.ofMinutes(1)));
        refused("retries", () -> new RetryRule(ContactOutcome.UNRESOLVED, Duration.ofMinutes(1)));
        refused(
                "finishBy",
                () -> tracking.create(
                        RULES.toBuilder()
                                .finishBy(Instant.parse("2026-01-01T00:00:00Z"))
                                .build(),
                        1));
        refused(
                "provider",
                () -> tracking.create(RULES.toBuilder().provider("nobody").build(), 1));
        refused("agent", () -> tracking.create(RULES.toBuilder().agent(" ").build(), 1));
        refused("owner", () -> tracking.campaigns().create(" ", "test", RULES));
        refused("name", () -> tracking.campaigns().create("a", "", RULES));
    }

    @Test
    void aCampaignWithoutContactsIsNotStarted() {
        Campaign campaign = tracking.campaigns().create("a", "test", RULES);

        assertThatThrownBy(() -> tracking.campaigns().start(campaign.id())).hasMessageStartingWith("contacts:");
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertThatThrownBy(() -> tracking.campaigns().totals("nothing"))
                .isInstanceOfSatisfying(
                        CallTrackingException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CAMPAIGN_NOT_FOUND));
    }

    @Test
    void whatCannotBeDoneNowIsRefused() {
        Campaign campaign = tracking.create(RULES, 1);

        assertThatThrownBy(() -> tracking.campaigns().pause(campaign.id(), "why"))
                .isInstanceOfSatisfying(
                        CallTrackingException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.STATUS_TRANSITION_ERROR));
    }

    @Test
    void badLinesOfAFileAreToldByNumberAndTheOthersAdded() {
        String csv = """
                \uFEFFPhone,id,Name,zone,plan,consent_at
                098765 43210,l-1,"Asha, K",,gold,2026-01-02
                12,l-2,,,,

                +1 (212) 555-0199,l-3,Bob,America/New_York,,
                +91 98765 43210,l-4,twin,,,
                +442079460958,l-5,,Mars/Olympus,,
                +442079460958,l-6,Zoë,,,,,too,many
                """;
        Campaign campaign = tracking.campaigns().create("a", "test", RULES);

        ImportReport report =
                tracking.campaigns().addCsv(campaign.id(), new StringReader(csv), CsvFormat.DEFAULT.region("IN"));

        assertThat(report.read()).isEqualTo(6);
        assertThat(report.added()).isEqualTo(2);
        assertThat(report.duplicates()).isEqualTo(1);
        assertThat(report.rejected()).isEqualTo(3);
        assertThat(report.problems())
                .extracting(ImportReport.Problem::line, ImportReport.Problem::field)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(3L, "phone"),
                        org.assertj.core.groups.Tuple.tuple(6L, "phone"),
                        org.assertj.core.groups.Tuple.tuple(7L, "zone"),
                        org.assertj.core.groups.Tuple.tuple(8L, "line"));
        Lead lead = tracking.campaigns()
                .contact(campaign.id(), "+919876543210")
                .orElseThrow()
                .lead();
        assertThat(lead.id()).isEqualTo("l-1");
        assertThat(lead.name()).isEqualTo("Asha, K");
        assertThat(lead.place()).startsWith("IN/Asia/");
        assertThat(lead.variables()).isEqualTo(Map.of("plan", "gold"));
        assertThat(lead.consent()).isEqualTo(Map.of("consent_at", "2026-01-02"));
    }

    @Test
    void aFileWithoutTheColumnIsRefused() {
        Campaign campaign = tracking.campaigns().create("a", "test", RULES);

        assertThatThrownBy(() ->
                        tracking.campaigns().addCsv(campaign.id(), new StringReader("tel\n+1"), CsvFormat.DEFAULT))
                .hasMessageContaining("csv: has no column 'phone'");
        assertThatThrownBy(() -> tracking.campaigns().addCsv(campaign.id(), new StringReader(""), CsvFormat.DEFAULT))
                .hasMessageContaining("csv: is empty");
    }

    @Test
    void anImportThatIsRepeatedGoesOn() {
        List<NewContact> people = IntStream.range(0, 2500)
                .mapToObj(i -> NewContact.of("+1415" + (5000000 + i)).zone("UTC"))
                .toList();
        Campaign campaign = tracking.create(RULES, people.subList(0, 1200));

        ImportReport report = tracking.campaigns().add(campaign.id(), people.iterator(), CsvFormat.DEFAULT);

        assertThat(report.added()).isEqualTo(1300);
        assertThat(report.duplicates()).isEqualTo(1200);
        assertThat(report.problems()).hasSize(ImportReport.MAX_PROBLEMS);
        assertThat(tracking.totals(campaign).contacts()).isEqualTo(2500);
    }

    @Test
    void theSuppressionListTakesNumbersOnly() {
        refused(
                "number",
                () -> tracking.campaigns()
                        .suppress(List.of(new Suppression("a", "098765", null, tracking.clock.instant()))));
    }
}
