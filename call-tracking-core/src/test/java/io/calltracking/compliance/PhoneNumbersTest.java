package io.calltracking.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.calltracking.CallTrackingException;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumbersTest {
    private static final PhoneNumbers NUMBERS = PhoneNumbers.create();

    @ParameterizedTest
    @ValueSource(
            strings = {"+919876543210", "+12125550123", "+442079460958", "+33142685300", "+61412345678", "+80012345678"
            })
    void numbersThatMayExistAreValid(String number) {
        assertThat(NUMBERS.isValid(number)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "+",
                "919876543210",
                "+91 98765 43210",
                "+9198765432",
                "+11005550123",
                "+999123456789",
                "anonymous",
                "sip:+919876543210@example.org",
                "+12125550123;ext=5"
            })
    void whatIsNoNumberIsNotValid(String number) {
        assertThat(NUMBERS.isValid(number)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "098765 43210, IN, +919876543210",
        "98765-43210, in, +919876543210",
        "919876543210, IN, +919876543210",
        "+91 (98765) 43210, US, +919876543210",
        "0091 98765 43210, IN, +919876543210",
        "(212) 555-0123, US, +12125550123",
        "011 44 20 7946 0958, US, +442079460958",
        "+44 (0)20 7946 0958, , +442079460958",
        "020 7946 0958, GB, +442079460958",
        "01 42 68 53 00, FR, +33142685300",
        "0412 345 678, AU, +61412345678",
        "(11) 98765-4321, BR, +5511987654321"
    })
    void numbersAsPeopleWriteThemAreUnderstood(String raw, String region, String number) {
        assertThat(NUMBERS.normalize(raw, region)).contains(number);
    }

    @ParameterizedTest
    @CsvSource({
        "'', IN",
        "n/a, IN",
        "9.19877E+11, IN",
        "98765, IN",
        "98765 43210, ",
        "98765 43210 / 98765 43211, IN",
        "(212) 555-0123 ext. 5, US"
    })
    void whatIsNoSingleValidNumberIsLeftOut(String raw, String region) {
        assertThat(NUMBERS.normalize(raw, region)).isEmpty();
    }

    @Test
    void aRegionWithoutNumbersIsRefused() {
        assertThatExceptionOfType(CallTrackingException.class)
                .isThrownBy(() -> NUMBERS.normalize("98765 43210", "India"))
                .satisfies(e -> assertThat(e.field()).isEqualTo("region"));
    }

    @ParameterizedTest
    @CsvSource({
        "+12125550123, US/America/New_York",
        "+13125550123, US/America/Chicago",
        "+16135550123, CA/America/Toronto",
        "+442079460958, GB/Europe/London",
        "+33142685300, FR/Europe/Paris",
        "+61212345678, AU/Australia/Sydney",
        "+5511987654321, BR/America/Sao_Paulo",
        "+351912345678, PT/Atlantic/Azores|Europe/Lisbon"
    })
    void aNumberTellsWhereItMayBe(String number, String place) {
        assertThat(NUMBERS.find(number)).map(NumberPlace::text).contains(place);
    }

    @Test
    void aZoneMayHaveAnOlderName() {
        NumberPlace india = NUMBERS.find("+919876543210").orElseThrow();

        assertThat(india.country()).isEqualTo("IN");
        assertThat(india.zones())
                .singleElement()
                .extracting(ZoneId::getRules)
                .isEqualTo(ZoneId.of("Asia/Kolkata").getRules());
    }

    @Test
    void aTollFreeNumberMayBeInManyZones() {
        NumberPlace place = NUMBERS.find("+18002255288").orElseThrow();

        assertThat(place.zones()).hasSizeGreaterThan(10).contains(ZoneId.of("Pacific/Honolulu"));
        assertThat(NumberPlace.of(place.text())).isEqualTo(place);
    }

    @Test
    void aTollFreeNumberIsCalledWhenGuamIsUpAndNewfoundlandIsStillAwake() {
        NumberPlace place = NUMBERS.find("+18002255288").orElseThrow();
        Instant opening = CallingHours.DEFAULT
                .nextOpening(Instant.parse("2026-07-01T00:00:00Z"), place.zones())
                .orElseThrow();

        assertThat(opening).isEqualTo("2026-07-01T22:00:00Z");
        assertThat(CallingHours.DEFAULT.closing(opening, place.zones()))
                .contains(Instant.parse("2026-07-01T23:30:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+80012345678", "+883510012345", "+491512345", "anonymous", ""})
    void whatIsInNoCountryIsNowhere(String number) {
        assertThat(NUMBERS.find(number)).isEmpty();
    }
}
