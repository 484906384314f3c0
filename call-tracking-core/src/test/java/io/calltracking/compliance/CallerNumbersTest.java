package io.calltracking.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import io.calltracking.CallTrackingException;
import io.calltracking.JsonText;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallerNumbersTest {
    private static final String NEW_YORK = "+12125550100";
    private static final String NEW_YORK_TOO = "+12125550200";
    private static final String BOSTON = "+16175550100";
    private static final String LONDON = "+442079460100";
    private static final String MUMBAI = "+912261234567";
    private static final CallerNumbers POOL = CallerNumbers.of(List.of(LONDON, NEW_YORK, BOSTON, NEW_YORK_TOO, MUMBAI));

    private static List<String> turns(CallerNumbers numbers, String to) {
        return LongStream.range(0, 5).mapToObj(turn -> numbers.choose(to, turn)).toList();
    }

    @Test
    void numbersTakeTurns() {
        assertThat(turns(POOL, "+13125550199")).containsExactlyElementsOf(POOL.numbers());
        assertThat(POOL.choose(LONDON, 7)).isEqualTo(BOSTON);
        assertThat(POOL.choose(LONDON, -1)).isEqualTo(MUMBAI);
        assertThat(POOL.choose(LONDON, Long.MAX_VALUE)).isIn(POOL.numbers());
    }

    @ParameterizedTest
    @CsvSource({"+16175559999, +16175550100", "+442079469999, +442079460100", "+919876543210, +912261234567"})
    void withLocalPresenceTheNumberThatLooksNearestCalls(String to, String from) {
        assertThat(turns(POOL.localPresence(), to)).containsOnly(from);
    }

    @Test
    void numbersThatLookEquallyNearTakeTurns() {
        assertThat(turns(POOL.localPresence(), "+12125559999"))
                .containsExactly(NEW_YORK, NEW_YORK_TOO, NEW_YORK, NEW_YORK_TOO, NEW_YORK);
        assertThat(turns(POOL.localPresence(), "+13125559999"))
                .containsExactly(NEW_YORK, BOSTON, NEW_YORK_TOO, NEW_YORK, BOSTON);
    }

    @Test
    void inACountryWithoutANumberAllTakeTurns() {
        assertThat(turns(POOL.localPresence(), "+33142685300")).containsExactlyElementsOf(POOL.numbers());
    }

    @Test
    void digitsThatBelongToAnotherCountryCodeAreNotNear() {
        CallerNumbers numbers = CallerNumbers.of(List.of("+35191234567", "+34912345678", "+353123456789"))
                .localPresence();

        assertThat(turns(numbers, "+34699999999")).containsOnly("+34912345678");
        assertThat(turns(numbers, "+353198765432")).containsOnly("+353123456789");
    }

    @Test
    void aNumberIsNearestToItself() {
        assertThat(turns(POOL.localPresence(), NEW_YORK_TOO)).containsOnly(NEW_YORK_TOO);
    }

    @Test
    void everyCallingCodeIsToldFromTheDigitsThatFollow() {
        assertThat(PhoneNumberUtil.getInstance().getSupportedCallingCodes())
                .hasSizeGreaterThan(200)
                .allSatisfy(code ->
                        assertThat(CallingCode.of("+" + code + "1234567")).isEqualTo("+" + code));
    }

    @Test
    void noNumberAndWrongNumbersAreRefusedWithoutQuotingThem() {
        assertThatExceptionOfType(CallTrackingException.class)
                .isThrownBy(() -> CallerNumbers.of(List.of()))
                .satisfies(e -> assertThat(e.field()).isEqualTo("callerNumbers"));
        assertThatExceptionOfType(CallTrackingException.class)
                .isThrownBy(() -> CallerNumbers.of(List.of(LONDON, "2125550100")))
                .withMessageContaining("number 2 of 2")
                .withMessageNotContaining("2125550100")
                .satisfies(e -> assertThat(e.field()).isEqualTo("callerNumbers"));
        assertThatExceptionOfType(CallTrackingException.class)
                .isThrownBy(() -> POOL.choose("12125550100", 0))
                .satisfies(e -> assertThat(e.field()).isEqualTo("to"));
    }

    @Test
    void areReadBackFromJson() {
        for (CallerNumbers numbers : List.of(POOL, POOL.localPresence())) {
            CallerNumbers back = CallerNumbers.of(JsonText.read(JsonText.write(numbers.toMap())));
            assertThat(back).isEqualTo(numbers).hasSameHashCodeAs(numbers);
        }
        assertThat(POOL).isNotEqualTo(POOL.localPresence());
        assertThat(POOL.localPresence().isLocalPresence()).isTrue();
        assertThat(POOL.isLocalPresence()).isFalse();
    }

    @Test
    void tellNoNumberInALog() {
        assertThat(POOL).hasToString("CallerNumbers[5, in turn]");
        assertThat(POOL.localPresence()).hasToString("CallerNumbers[5, nearest]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"numbers\":[]}",
                "{\"numbers\":[\"x\"]}",
                "{\"numbers\":[\"+442079460100\"],\"weights\":[1]}"
            })
    void nonsenseIsNoPool(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CallerNumbers.of(JsonText.read(text)))
                .withMessageStartingWith("not caller numbers: ");
    }
}
