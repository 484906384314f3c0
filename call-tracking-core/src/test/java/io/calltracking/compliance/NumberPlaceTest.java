package io.calltracking.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.calltracking.CallTrackingException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberPlaceTest {
    /** Where a toll-free number of North America may be answered. */
    private static final List<ZoneId> NORTH_AMERICA = zones("""
            America/Adak America/Anchorage America/Anguilla America/Antigua America/Barbados America/Boise America/Cayman
            America/Chicago America/Denver America/Dominica America/Edmonton America/Fort_Nelson America/Grand_Turk
            America/Grenada America/Halifax America/Jamaica America/Juneau America/Los_Angeles America/Lower_Princes
            America/Montserrat America/Nassau America/New_York America/North_Dakota/Center America/Phoenix
            America/Port_of_Spain America/Puerto_Rico America/Regina America/Santo_Domingo America/St_Johns
            America/St_Kitts America/St_Lucia America/St_Thomas America/St_Vincent America/Toronto America/Tortola
            America/Vancouver America/Winnipeg Atlantic/Bermuda Pacific/Guam Pacific/Honolulu Pacific/Pago_Pago
            Pacific/Saipan
            """);

    private static List<ZoneId> zones(String ids) {
        return Arrays.stream(ids.strip().split("\\s+")).map(ZoneId::of).toList();
    }

    @Test
    void hasOneTextHoweverItsZonesWereListed() {
        NumberPlace place = new NumberPlace("US", zones("America/New_York America/Chicago America/New_York"));

        assertThat(place.text()).isEqualTo("US/America/Chicago,New_York");
        assertThat(place).isEqualTo(new NumberPlace("US", zones("America/Chicago America/New_York")));
        assertThat(new NumberPlace("GB", zones("Europe/London")).text()).isEqualTo("GB/Europe/London");
        assertThat(new NumberPlace(null, zones("Pacific/Chatham Asia/Kolkata UTC EST5EDT")).text())
                .isEqualTo("-/Asia/Kolkata|EST5EDT|Pacific/Chatham|UTC");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "US/America/Chicago,New_York",
                "-/Europe/Paris",
                "IN/Asia/Kolkata",
                "US/America/North_Dakota/Center",
                "AU/Australia/Adelaide,Eucla|Indian/Cocos",
                "-/+05:30|Asia/Kathmandu|UTC"
            })
    void isReadBackFromItsText(String text) {
        assertThat(NumberPlace.of(text).text()).isEqualTo(text);
        assertThat(NumberPlace.of(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "US",
                "US/",
                "usa/Europe/Paris",
                "/Europe/Paris",
                "US/Europe/Atlantis",
                "US/America/Chicago,",
                "US/America/Chicago,|UTC",
                "US/UTC,Chicago",
                "US America/Chicago"
            })
    void whatIsNoPlaceIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NumberPlace.of(text))
                .withMessageStartingWith("not a place: ");
    }

    @Test
    void ofZonesWithTheSameClockOneIsKept() {
        NumberPlace place = new NumberPlace("GB", zones("Europe/Guernsey Europe/London Europe/Jersey"));

        assertThat(place.zones()).containsExactly(ZoneId.of("Europe/Jersey"));
    }

    @Test
    void zonesThatChangeTheirClocksOnDifferentNightsAreKept() {
        List<ZoneId> sameInJanuary = zones("America/New_York America/Jamaica America/Havana");
        List<ZoneId> sameButForRamadan = zones("Africa/Algiers Africa/Casablanca");

        assertThat(new NumberPlace(null, sameInJanuary).zones()).hasSameElementsAs(sameInJanuary);
        assertThat(new NumberPlace(null, sameButForRamadan).zones()).hasSameElementsAs(sameButForRamadan);
    }

    @Test
    void aTollFreeNumberOfNorthAmericaFits() {
        NumberPlace place = new NumberPlace("US", NORTH_AMERICA);

        assertThat(place.zones()).hasSizeBetween(10, 25).isSubsetOf(NORTH_AMERICA);
        assertThat(place.text()).hasSizeLessThan(200).startsWith("US/America/Adak,");
        assertThat(NumberPlace.of(place.text())).isEqualTo(place);
    }

    @Test
    void theZonesThatAreLeftAreOpenExactlyWhenAllWere() {
        List<ZoneId> left = new NumberPlace("US", NORTH_AMERICA).zones();
        long seed = Long.getLong("test.seed", System.nanoTime());
        Random random = new Random(seed);
        Instant from = Instant.parse("2026-01-01T00:00:00Z");
        CallingHours hours = CallingHours.builder()
                .everyDay(TimeWindow.of("00:00-04:00"), TimeWindow.of("05:00-23:00"))
                .build();
        int open = 0;
        for (int round = 0; round < 4_000; round++) {
            Instant at = from.plusSeconds(
                    random.nextInt((int) Duration.ofDays(15 * 365).toSeconds()));
            boolean inAll = hours.isOpen(at, NORTH_AMERICA);
            assertThat(hours.isOpen(at, left)).as("seed %d, at %s", seed, at).isEqualTo(inAll);
            open += inAll ? 1 : 0;
        }
        assertThat(open).isBetween(400, 3_600);
    }

    @Test
    void wrongPartsAreRefusedByName() {
        List<ZoneId> everywhere = Stream.iterate(-18 * 60, minute -> minute + 15)
                .limit(100)
                .map(minute -> (ZoneId) ZoneOffset.ofTotalSeconds(minute * 60))
                .toList();

        assertThatExceptionOfType(CallTrackingException.class)
                .isThrownBy(() -> new NumberPlace("US", List.of()))
                .satisfies(e -> assertThat(e.field()).isEqualTo("zones"));
        assertThatExceptionOfType(CallTrackingException.class)
                .isThrownBy(() -> new NumberPlace("US", everywhere))
                .satisfies(e -> assertThat(e.field()).isEqualTo("zones"));
        assertThatExceptionOfType(CallTrackingException.class)
                .isThrownBy(() -> new NumberPlace("USA", zones("UTC")))
                .satisfies(e -> assertThat(e.field()).isEqualTo("country"));
    }
}
