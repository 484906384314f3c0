package io.calltracking.examples.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.calltracking.testkit.simulator.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The judge of a round with campaigns, on calls made by hand. */
class CampaignJudgeTest {
    private static final Instant START = Instant.parse("2026-11-20T23:50:00Z");
    private static final Windows WINDOWS = Windows.around(START, Duration.ofSeconds(100));
    private static final String ANN = "+17770000001";
    private static final String BEN = "+17770000002";
    private static final String EVE = "+17770000003";

    private final Chronicle chronicle = new Chronicle();
    private final CampaignPlan plan = new CampaignPlan(
            "owner",
            2,
            List.of(
                    new CampaignPlan.Person(ANN, Place.OPEN),
                    new CampaignPlan.Person(BEN, Place.BREAK),
                    new CampaignPlan.Person(EVE, Place.NEVER)));
    private final List<Dialed> calls = new ArrayList<>();

    @Test
    void goodCallsAreNotFoundFaultWith() {
        chronicle.cap(2, START);
        dial(ANN, "ann/1", 0, 2);
        dial(BEN, "ben/1", 1, 3);
        dial(ANN, "ann/2", 2, 4);
        dial(BEN, "ben/2", 60, 70);

        assertThat(judged().values()).allSatisfy(cases -> assertThat(cases).isEmpty());
    }

    @Test
    void whoIsDialedWhereItIsNightIsFound() {
        chronicle.cap(2, START);
        dial(BEN, "ben/1", 35.9, 36);
        dial(BEN, "ben/2", 37, 38);
        dial(EVE, "eve/1", 0, 1);

        assertThat(judged().get(CampaignBreach.OUTSIDE_WINDOW))
                .as("one second after the window closed is too late")
                .hasSize(2);
    }

    @Test
    void whoIsDialedAlthoughSuppressedOrPausedIsFoundAfterASecond() {
        chronicle.cap(2, START);
        chronicle.suppressed(ANN, at(10));
        chronicle.paused(at(20));
        chronicle.resumed(at(30));
        dial(ANN, "ann/1", 10.5, 11);
        dial(ANN, "ann/2", 11.5, 12);
        dial(BEN, "ben/1", 20.5, 21);
        dial(BEN, "ben/2", 22, 23);
        dial(BEN, "ben/3", 30, 31);

        assertThat(judged().get(CampaignBreach.SUPPRESSED_DIALED)).hasSize(1);
        assertThat(judged().get(CampaignBreach.DIALED_WHILE_PAUSED)).hasSize(1);
    }

    @Test
    void anAttemptDialedTwiceAndAContactDialedTooOftenAreFound() {
        chronicle.cap(2, START);
        dial(ANN, "ann/1", 0, 1);
        dial(ANN, "ann/1", 2, 3);
        dial(BEN, "ben/1", 0, 1);
        dial(BEN, "ben/2", 2, 3);
        dial(BEN, "ben/3", 4, 5);

        assertThat(judged().get(CampaignBreach.ATTEMPTED_TWICE)).hasSize(2);
    }

    @Test
    void theCapIsThatOfTheMomentAndALoweredOneComesAfterItsGrace() {
        chronicle.cap(2, START);
        chronicle.cap(1, at(10));
        dial(ANN, "ann/1", 0, 60);
        dial(BEN, "ben/1", 11.5, 12);
        dial(BEN, "ben/2", 13, 14);

        assertThat(judged().get(CampaignBreach.OVER_CAP))
                .hasSize(1)
                .first()
                .asString()
                .contains("2 live, 1 allowed");
    }

    @Test
    void twoCallsToOneNumberAtATimeAreFoundInWhicheverCampaigns() {
        dial(ANN, "ann/1", 0, 5);
        dial(ANN, "of another campaign", 4, 6);
        dial(ANN, "ann/2", 6, 7);

        assertThat(CampaignJudge.twoAtOnce(calls)).hasSize(1);
    }

    @Test
    void speedIsMeasuredFromTheStartToTheCapAndFromThereOn() {
        dial(ANN, "1", 0.5, 4);
        dial(BEN, "2", 1, 3);
        dial(EVE, "3", 3.5, 9);

        Speed speed = Speed.of(calls, 2, new Span(at(0), at(5)));

        assertThat(speed.secondsToCap()).isEqualTo(1.0);
        assertThat(speed.percentOfCap()).isCloseTo(100 * (2 * 2 + 0.5 + 2 * 0.5 + 1) / 8.0, within(0.01));
        Speed never = Speed.of(calls, 3, new Span(at(0), at(5)));
        assertThat(never.secondsToCap()).isNegative();
        assertThat(never.percentOfCap()).isCloseTo(100 * (3.5 + 2 + 1.5) / 15, within(0.01));
    }

    @Test
    void nothingOfTheSpeedIsLostBetweenChangesThatAreCloseTogether() {
        for (int i = 0; i < 1000; i++) {
            Instant from = START.plusNanos(i * 1_600_000L);
            calls.add(new Dialed("p-" + i, "c", ANN, "1", from, from.plusNanos(1_600_000L), Outcome.COMPLETED));
        }

        Speed speed = Speed.of(calls, 1, new Span(START, START.plusNanos(1_600_000_000L)));

        assertThat(speed.percentOfCap()).isCloseTo(100, within(0.01));
    }

    @Test
    void theRulesOfTheCampaignSayWhatTheWindowsSayEvenOverMidnight() {
        for (Place place : Place.values()) {
            for (double seconds : List.of(0.0, 29.9, 30.0, 34.9, 35.0, 49.9, 50.0, 54.9, 55.0, 900.0)) {
                assertThat(WINDOWS.hours().isOpen(at(seconds), List.of(place.zone())))
                        .as("%s after %s s", place, seconds)
                        .isEqualTo(WINDOWS.isOpen(place, at(seconds), Duration.ZERO));
            }
        }
    }

    private Map<CampaignBreach, List<String>> judged() {
        return new CampaignJudge(plan, WINDOWS, chronicle).judge(calls);
    }

    private void dial(String number, String attempt, double from, double to) {
        calls.add(new Dialed("p-" + calls.size(), "c", number, attempt, at(from), at(to), Outcome.COMPLETED));
    }

    private static Instant at(double seconds) {
        return START.plusMillis((long) (1000 * seconds));
    }
}
