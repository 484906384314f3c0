package io.calltracking.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.calltracking.CallTrackingException;
import io.calltracking.ErrorCode;
import io.calltracking.JsonText;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RuleSetTest {
    private static final RuleSet OWN = RuleSet.builder("ours")
            .countries(List.of("US", "CA"))
            .callingHours(CallingHours.ALWAYS)
            .caps(List.of(new AttemptCap(3, Duration.ofDays(1)), new AttemptCap(7, Duration.ofDays(7))))
            .build();

    @Test
    void withoutCountriesItHoldsEverywhere() {
        RuleSet everywhere = RuleSet.builder("everywhere").build();

        assertThat(everywhere.holdsIn("BR")).isTrue();
        assertThat(everywhere.holdsIn(null)).isTrue();
        assertThat(everywhere.callingHours()).isEqualTo(CallingHours.DEFAULT);
    }

    @Test
    void withCountriesItHoldsThereAndWhereTheCountryIsUnknown() {
        assertThat(OWN.holdsIn("CA")).isTrue();
        assertThat(OWN.holdsIn("MX")).isFalse();
        assertThat(OWN.holdsIn(null)).isTrue();
    }

    @Test
    void isReadBackFromJson() {
        RuleSet all = RuleSet.builder("all parts")
                .callingHours(CallingHours.DEFAULT)
                .source("https://example.org/law")
                .checked(LocalDate.parse("2026-11-21"))
                .note("a \"note\"\nof two lines")
                .build();

        assertThat(readBack(OWN)).isEqualTo(OWN).hasSameHashCodeAs(OWN);
        assertThat(readBack(all)).isEqualTo(all).isNotEqualTo(OWN);
        assertThat(OWN.toMap()).isEqualTo(JsonText.normal(OWN.toMap()));
        assertThat(RuleSet.shipped())
                .allSatisfy(rules -> assertThat(readBack(rules)).isEqualTo(rules));
    }

    private static RuleSet readBack(RuleSet rules) {
        return RuleSet.of(JsonText.read(JsonText.write(rules.toMap())));
    }

    @Test
    void nonsenseIsNoRuleSet() {
        for (String wrong : List.of("callingHours", "caps", "countries", "checked", "name", "unknown")) {
            Map<String, Object> map = new HashMap<>(OWN.toMap());
            map.put(wrong, 17L);
            assertThatIllegalArgumentException()
                    .as(wrong)
                    .isThrownBy(() -> RuleSet.of(map))
                    .withMessageStartingWith("not a rule set: ")
                    .withMessageContaining(wrong);
        }
        assertThatIllegalArgumentException().isThrownBy(() -> RuleSet.of(Map.of()));
    }

    @Test
    void wrongPartsAreRefusedByName() {
        assertThatExceptionOfType(CallTrackingException.class)
                .isThrownBy(() -> RuleSet.builder(" ").build())
                .satisfies(e -> assertThat(e.field()).isEqualTo("name"));
        assertThatExceptionOfType(CallTrackingException.class)
                .isThrownBy(() -> RuleSet.builder("x").countries(List.of("usa")).build())
                .satisfies(e -> assertThat(e.field()).isEqualTo("countries"));
    }

    @Test
    void oneThatIsNotShippedIsRefusedWithTheNamesThereAre() {
        assertThat(RuleSet.named("us").name()).isEqualTo("us");
        assertThatExceptionOfType(CallTrackingException.class)
                .isThrownBy(() -> RuleSet.named("../us"))
                .withMessageContaining("ca, es, eu, fr, in, in-debt-recovery, it, uk, us, us-debt, us-florida")
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.VALIDATION_ERROR))
                .satisfies(e -> assertThat(e.field()).isEqualTo("ruleSet"));
    }
}
