package io.calltracking.compliance;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ShippedRulesTest {
    static List<RuleSet> shipped() {
        return RuleSet.shipped();
    }

    @Test
    void everyFileIsShippedUnderItsName() throws Exception {
        URL one = Objects.requireNonNull(ShippedRules.class.getResource("us.json"));
        try (Stream<Path> files =
                Files.list(Objects.requireNonNull(Path.of(one.toURI()).getParent()))) {
            List<String> names = files.map(file -> String.valueOf(file.getFileName()))
                    .filter(file -> file.endsWith(".json"))
                    .map(file -> file.replace(".json", ""))
                    .sorted()
                    .toList();
            assertThat(shipped()).extracting(RuleSet::name).containsExactlyElementsOf(names);
        }
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void eachSaysWhereItsRulesWereRead(RuleSet rules) {
        assertThat(URI.create(Objects.requireNonNull(rules.source()))).hasScheme("https");
        assertThat(rules.checked()).isAfter("2026-01-01");
        assertThat(rules.note()).matches("(?s)(Law|Practice|Caution|Rule of the regulator)\\b.*");
        assertThat(rules.countries()).isSubsetOf(Set.of(Locale.getISOCountries()));
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void eachOpensWithinAWeekAndClosesByNight(RuleSet rules) {
        List<ZoneId> zones = List.of(ZoneId.of("UTC"));
        Instant from = Instant.parse("2026-12-24T22:00:00Z");
        Instant opening = rules.callingHours().nextOpening(from, zones).orElseThrow();

        assertThat(opening).isBefore(from.plus(Duration.ofDays(7)));
        assertThat(rules.callingHours().closing(opening, zones).orElseThrow())
                .isBefore(opening.plus(Duration.ofHours(14)));
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void noneIsOpenAtNight(RuleSet rules) {
        for (DayOfWeek day : DayOfWeek.values()) {
            assertThat(rules.callingHours().windows(day)).allSatisfy(window -> {
                assertThat(window.opens()).isAfterOrEqualTo("08:00");
                assertThat(window.end())
                        .isLessThanOrEqualTo(TimeWindow.of("00:00-21:00").end());
            });
        }
    }

    @ParameterizedTest
    @CsvSource({
        "us,               08:00-21:00, 08:00-21:00, 08:00-21:00",
        "us-florida,       08:00-20:00, 08:00-20:00, 08:00-20:00",
        "us-debt,          08:00-21:00, 08:00-21:00, 08:00-21:00",
        "in,               10:00-21:00, 10:00-21:00, 10:00-21:00",
        "in-debt-recovery, 08:00-19:00, 08:00-19:00, 08:00-19:00",
        "uk,               08:00-21:00, 09:00-20:00, 09:00-20:00",
        "fr,               10:00-13:00 14:00-20:00, '', ''",
        "es,               09:00-21:00, '', ''",
        "it,               10:00-19:00, 10:00-19:00, ''",
        "ca,               09:30-20:00, 10:30-17:00, 12:00-17:00",
        "eu,               10:00-13:00 14:00-19:00, '', ''"
    })
    void hoursAreThoseOfTheSource(String name, String weekdays, String saturday, String sunday) {
        CallingHours hours = RuleSet.named(name).callingHours();

        assertThat(text(hours, MONDAY)).isEqualTo(weekdays).isEqualTo(text(hours, FRIDAY));
        assertThat(text(hours, SATURDAY)).isEqualTo(saturday);
        assertThat(text(hours, SUNDAY)).isEqualTo(sunday);
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void theTableInTheDocsHasEach(RuleSet rules) throws Exception {
        List<String> rows = Files.readAllLines(Path.of("../docs/compliance.md")).stream()
                .filter(line -> line.startsWith("| `" + rules.name() + "` |"))
                .toList();

        assertThat(rows).singleElement().asString().contains("](" + rules.source() + ")");
        for (TimeWindow window : rules.callingHours().windows(MONDAY)) {
            assertThat(rows.get(0)).contains(window.text());
        }
        for (AttemptCap cap : rules.caps()) {
            assertThat(rows.get(0)).contains("| " + cap.max() + " in ");
        }
    }

    private static String text(CallingHours hours, DayOfWeek day) {
        return String.join(
                " ", hours.windows(day).stream().map(TimeWindow::text).toList());
    }

    @Test
    void capsAreThoseOfTheSource() {
        assertThat(RuleSet.named("us-florida").caps()).containsExactly(new AttemptCap(3, Duration.ofHours(24)));
        assertThat(RuleSet.named("us-debt").caps()).containsExactly(new AttemptCap(7, Duration.ofDays(7)));
        assertThat(RuleSet.named("fr").caps()).containsExactly(new AttemptCap(4, Duration.ofDays(30)));
        assertThat(RuleSet.named("us").caps()).isEmpty();
    }

    @Test
    void theCautiousSetOfTheUnionIsWithinThoseOfItsCountries() {
        RuleSet union = RuleSet.named("eu");
        for (String country : List.of("fr", "es", "it")) {
            RuleSet rules = RuleSet.named(country);
            for (DayOfWeek day : DayOfWeek.values()) {
                assertThat(new DayHours(union.callingHours().windows(day))
                                .within(new DayHours(rules.callingHours().windows(day)))
                                .windows())
                        .isEqualTo(union.callingHours().windows(day));
            }
        }
    }

    @Test
    void holidaysThatGoByEasterAreOnTheirDays() {
        List<LocalDate> french = new ArrayList<>();
        for (int year = 2026; year <= 2028; year++) {
            for (String day : List.of("01-01", "05-01", "05-08", "07-14", "08-15", "11-01", "11-11", "12-25")) {
                french.add(LocalDate.parse(year + "-" + day));
            }
            LocalDate easter = easter(year);
            french.addAll(List.of(easter.plusDays(1), easter.plusDays(39), easter.plusDays(50)));
            assertThat(RuleSet.named("es").callingHours().holidays()).contains(easter.minusDays(2));
            assertThat(RuleSet.named("it").callingHours().holidays()).contains(easter, easter.plusDays(1));
            assertThat(RuleSet.named("eu").callingHours().holidays()).contains(easter.minusDays(2), easter.plusDays(1));
        }
        assertThat(RuleSet.named("fr").callingHours().holidays()).containsExactlyInAnyOrderElementsOf(french);
    }

    /** The first Sunday after the full moon of the church (Gauss, with the corrections for 1900 to 2099). */
    private static LocalDate easter(int year) {
        int moon = (19 * (year % 19) + 24) % 30;
        int sunday = (2 * (year % 4) + 4 * (year % 7) + 6 * moon + 5) % 7;
        return LocalDate.of(year, 3, 22).plusDays(moon + sunday);
    }
}
