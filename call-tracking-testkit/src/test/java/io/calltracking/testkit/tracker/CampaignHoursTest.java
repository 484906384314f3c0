package io.calltracking.testkit.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltracking.Call;
import io.calltracking.CallStatus;
import io.calltracking.campaign.Campaign;
import io.calltracking.campaign.CampaignRules;
import io.calltracking.campaign.CampaignRulesBuilder;
import io.calltracking.campaign.CampaignStatus;
import io.calltracking.campaign.NewContact;
import io.calltracking.campaign.SkipReason;
import io.calltracking.compliance.CallingHours;
import io.calltracking.compliance.RuleSet;
import io.calltracking.compliance.TimeWindow;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A campaign that runs for days calls contacts in their own calling hours only: weekends, holidays and clock changes among it. */
class CampaignHoursTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final ZoneId KOLKATA = ZoneId.of("Asia/Kolkata");
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final ZoneId LORD_HOWE = ZoneId.of("Australia/Lord_Howe");
    private static final List<ZoneId> ZONES = List.of(NEW_YORK, KOLKATA, LONDON, LORD_HOWE);

    private static CampaignRulesBuilder rules() {
        return CampaignRules.builder().agent("agent-1").maxConcurrentCalls(1);
    }

    /** Every call ends after a quarter of an hour, in which time nobody else is called on its place. */
    private static CampaignTracking startingAt(String time) {
        CampaignTracking tracking = new CampaignTracking(Instant.parse(time));
        tracking.ending = call -> Duration.between(call.times().created(), tracking.clock.instant())
                                .compareTo(Duration.ofMinutes(15))
                        >= 0
                ? CallStatus.COMPLETED
                : null;
        return tracking;
    }

    private static List<NewContact> contacts(int count, List<ZoneId> zones) {
        List<NewContact> contacts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            contacts.add(
                    CampaignTracking.contact(i).zone(zones.get(i % zones.size()).getId()));
        }
        return contacts;
    }

    private static ZonedDateTime local(CampaignTracking tracking, Campaign campaign, Call call) {
        String place = tracking.campaigns()
                .contact(campaign.id(), call.to())
                .orElseThrow()
                .lead()
                .place();
        ZoneId zone = ZONES.stream()
                .filter(each -> place.contains(each.getId()))
                .findFirst()
                .orElseThrow();
        return call.times().created().atZone(zone);
    }

    private static void runToTheEnd(CampaignTracking tracking, Campaign campaign) {
        tracking.campaigns().start(campaign.id());
        for (int hour = 0; hour < 24 * 21 && !tracking.status(campaign).isOver(); hour++) {
            tracking.pass(Duration.ofHours(1));
        }
        assertThat(tracking.status(campaign)).isEqualTo(CampaignStatus.COMPLETED);
    }

    @Test
    void everybodyIsCalledFromEightToTwentyOneWhereTheyAre() {
        CampaignTracking tracking = startingAt("2026-11-18T02:30:00Z");
        Campaign campaign = tracking.create(rules().build(), contacts(40, ZONES));

        runToTheEnd(tracking, campaign);

        assertThat(tracking.provider.placed)
                .hasSize(40)
                .allSatisfy(call -> assertThat(local(tracking, campaign, call).toLocalTime())
                        .isBetween(LocalTime.of(8, 0), LocalTime.of(20, 59, 59)));
        assertThat(tracking.totals(campaign).successful()).isEqualTo(40);
    }

    @Test
    void nobodyIsCalledOnWeekendsAndHolidays() {
        LocalDate thanksgiving = LocalDate.of(2026, 11, 26);
        CallingHours office = CallingHours.builder()
                .weekdays(
                        new TimeWindow(LocalTime.of(10, 0), LocalTime.of(12, 0)),
                        new TimeWindow(LocalTime.of(14, 0), LocalTime.of(16, 0)))
                .holiday(thanksgiving)
                .build();
        CampaignTracking tracking = startingAt("2026-11-25T20:00:00Z");
        Campaign campaign = tracking.create(rules().callingHours(office).build(), contacts(40, List.of(NEW_YORK)));

        runToTheEnd(tracking, campaign);

        assertThat(tracking.provider.placed).hasSize(40).allSatisfy(call -> {
            ZonedDateTime at = local(tracking, campaign, call);
            assertThat(at.getDayOfWeek()).isNotIn(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
            assertThat(at.toLocalDate()).isNotEqualTo(thanksgiving);
            assertThat(at.getHour()).isIn(10, 11, 14, 15);
        });
    }

    @Test
    void nightsInWhichClocksChangeShiftNothing() {
        CallingHours early = CallingHours.builder()
                .everyDay(new TimeWindow(LocalTime.of(1, 0), LocalTime.of(3, 0)))
                .build();
        for (String start : List.of("2026-10-31T12:00:00Z", "2027-03-13T12:00:00Z", "2027-03-27T12:00:00Z")) {
            CampaignTracking tracking = startingAt(start);
            Campaign campaign = tracking.create(rules().callingHours(early).build(), contacts(40, ZONES));

            runToTheEnd(tracking, campaign);

            assertThat(tracking.provider.placed)
                    .as(start)
                    .hasSize(40)
                    .allSatisfy(
                            call -> assertThat(local(tracking, campaign, call).getHour())
                                    .isBetween(1, 2));
        }
    }

    @Test
    void aRuleSetNarrowsTheHoursOfItsCountryOnly() {
        CampaignTracking tracking = startingAt("2026-11-18T02:30:00Z");
        RuleSet lateIndia = RuleSet.builder("late")
                .countries(List.of("IN"))
                .callingHours(CallingHours.builder()
                        .everyDay(new TimeWindow(LocalTime.of(17, 0), LocalTime.of(18, 0)))
                        .build())
                .build();
        Campaign campaign = tracking.create(
                rules().ruleSets(List.of(lateIndia)).build(),
                List.of(
                        NewContact.of("+919876543210"),
                        NewContact.of("+12125550199").zone("America/New_York")));

        runToTheEnd(tracking, campaign);

        Call indian = tracking.provider.placed.stream()
                .filter(call -> call.to().startsWith("+91"))
                .findFirst()
                .orElseThrow();
        Call american = tracking.provider.placed.stream()
                .filter(call -> call.to().startsWith("+1"))
                .findFirst()
                .orElseThrow();
        assertThat(indian.times().created().atZone(KOLKATA).getHour()).isEqualTo(17);
        assertThat(american.times().created().atZone(NEW_YORK).getHour()).isEqualTo(8);
    }

    @Test
    void contactsWhoseHoursDoNotOpenBeforeTheEndAreSkippedWithThatReason() {
        CampaignTracking tracking = startingAt("2026-11-18T09:30:00Z");
        Campaign campaign = tracking.create(
                rules().finishBy(Instant.parse("2026-11-18T12:00:00Z")).build(),
                List.of(
                        CampaignTracking.contact(0).zone("America/New_York"),
                        CampaignTracking.contact(1).zone("Europe/London")));
        assertThat(tracking.campaigns().preflight(campaign.id()).skips()).containsEntry(SkipReason.NEVER_OPEN, 1L);

        runToTheEnd(tracking, campaign);

        assertThat(tracking.dialed()).containsExactly(CampaignTracking.phone(1));
        assertThat(tracking.totals(campaign).skipped(SkipReason.NEVER_OPEN)).isEqualTo(1);
    }

    @Test
    void whatIsNotDoneByTheTimeToFinishIsSkipped() {
        CampaignTracking tracking = startingAt("2026-11-18T09:30:00Z");
        Campaign campaign = tracking.run(
                rules().finishBy(Instant.parse("2026-11-18T10:00:00Z")).build(), 10);
        tracking.pass(Duration.ofHours(1));

        assertThat(tracking.status(campaign)).isEqualTo(CampaignStatus.STOPPED);
        assertThat(tracking.provider.placed)
                .allMatch(call -> call.times().created().isBefore(Instant.parse("2026-11-18T10:00:00Z")));
        assertThat(tracking.totals(campaign).skipped(SkipReason.FINISHED))
                .isEqualTo(10 - tracking.provider.placed.size());
    }

    @Test
    void startsByItselfAtItsTime() {
        CampaignTracking tracking = startingAt("2026-11-18T09:30:00Z");
        Campaign campaign = tracking.create(
                rules().startAt(Instant.parse("2026-11-18T10:00:00Z")).build(), 2);
        tracking.pass(Duration.ofMinutes(29));
        assertThat(tracking.status(campaign)).isEqualTo(CampaignStatus.PENDING);

        tracking.pass(Duration.ofMinutes(2));

        assertThat(tracking.status(campaign)).isEqualTo(CampaignStatus.RUNNING);
        assertThat(tracking.dialed()).hasSize(1);
    }

    @Test
    void callsThatWaitInOurQueueWhenTheHoursCloseAreNotDialedBeforeTheyOpenAgain() {
        CampaignTracking tracking = startingAt("2026-11-18T20:50:00Z");
        tracking.ending = call -> null;
        tracking.tracker().slots().limit(io.calltracking.PoolLimit.of(io.calltracking.Pool.account("fake"), 1));
        Campaign campaign = tracking.run(rules().maxConcurrentCalls(2).build(), 2);
        assertThat(tracking.dialed()).containsExactly(CampaignTracking.phone(0));
        assertThat(tracking.totals(campaign).live()).isEqualTo(2);

        tracking.pass(Duration.ofMinutes(11));
        tracking.talked(tracking.lastTo(0), Duration.ofMinutes(1), "0.01");
        tracking.pass(Duration.ofMinutes(5));

        assertThat(tracking.dialed()).hasSize(1);
        assertThat(tracking.totals(campaign).pending()).isEqualTo(1);

        tracking.pass(Duration.ofHours(11));

        assertThat(tracking.dialed()).containsExactly(CampaignTracking.phone(0), CampaignTracking.phone(1));
        assertThat(tracking.contact(campaign, 1).state().attempts()).isEqualTo(1);
    }
}
