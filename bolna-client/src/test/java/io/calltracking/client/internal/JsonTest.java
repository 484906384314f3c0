package io.calltracking.client.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    @Test
    void numbersAreExactAndTheLastOfDuplicateKeysWins() {
        assertThat(Json.parse("{\"a\":1,\"b\":0.1000000000000000055511151231257827,\"a\":[true,null,\"x\"]}"))
                .isEqualTo(Map.of(
                        "a",
                        Arrays.asList(true, null, "x"),
                        "b",
                        new BigDecimal("0.1000000000000000055511151231257827")));
    }

    @Test
    @SuppressWarnings("unchecked")
    void whatIsReadCannotBeChanged() {
        Map<String, Object> json = (Map<String, Object>) Objects.requireNonNull(Json.parse("{\"a\":{\"b\":[1]}}"));

        assertThatThrownBy(() -> json.put("c", 1)).isInstanceOf(UnsupportedOperationException.class);
        Map<String, Object> inner = (Map<String, Object>) Objects.requireNonNull(json.get("a"));
        assertThatThrownBy(() -> inner.remove("b")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> ((List<?>) Objects.requireNonNull(inner.get("b"))).clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{a:1}", "{\"a\":NaN}", "[1,]", "{\"a\":1,}", "// c\n1", "1 2", "tru", "01", "'a'", "\"a"})
    void nothingElseIsForgiven(String text) {
        assertThatThrownBy(() -> Json.parse(text)).isInstanceOf(JsonFormatException.class);
    }

    @Test
    void whatWasReadIsWrittenAsItWas() {
        String text = "{\"a\":1.50,\"b\":[true,null,\"\\u2028é\"],\"c\":{}}";

        assertThat(Json.parse(Json.write(Json.parse(text)))).isEqualTo(Json.parse(text));
    }

    @Test
    void oddInputToWriteIsRefused() {
        assertThatThrownBy(() -> Json.write(Map.of(1, 2))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Json.write(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Json.write(new Object())).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-28T13:17:50.116924, 2026-01-28T13:17:50.116Z",
        "2026-01-28T13:17:50, 2026-01-28T13:17:50Z",
        "2026-01-28 13:17:50.1, 2026-01-28T13:17:50.100Z",
        "2026-01-28T13:17:50.123456789Z, 2026-01-28T13:17:50.123Z",
        "2026-01-28T18:47:50+05:30, 2026-01-28T13:17:50Z",
        "2026-01-28T18:47:50+0530, 2026-01-28T13:17:50Z",
        "2026-01-28T13:17, 2026-01-28T13:17:00Z",
        "'Wed, 28 Jan 2026 13:17:50 GMT', 2026-01-28T13:17:50Z",
        "'Wed, 28 Jan 2026 13:17:50 +0000', 2026-01-28T13:17:50Z",
        "3 months ago,",
        "2026-13-01T00:00:00,",
        "0000-00-00 00:00:00,",
        "'',"
    })
    void timesAreReadInMillisecondsAndUtcByDefault(String text, Instant expected) {
        assertThat(Timestamps.parse(text)).isEqualTo(expected);
    }

    @Test
    void fieldsForgiveDrift() {
        JsonFields fields = JsonFields.require(Json.parse("""
                {"id":7432382142914,"empty":"","old":"x","price":"5.50","flag":"True","one":1,"secs":"69.25","neg":-1,
                 "huge":99999999999,"object":"{\\"a\\":1}","broken":"{oops","list":["a",1,{"b":2},null],"null":null}"""));

        assertThat(fields.text("id")).isEqualTo("7432382142914");
        assertThat(fields.text("empty", "null", "missing", "old")).isEqualTo("x");
        assertThat(fields.number("price")).isEqualByComparingTo("5.50");
        assertThat(fields.flag("flag")).isTrue();
        assertThat(fields.flag("one")).isTrue();
        assertThat(fields.flag("old")).isNull();
        assertThat(fields.seconds("secs")).isEqualTo(Duration.ofMillis(69_250));
        assertThat(fields.seconds("neg")).isNull();
        assertThat(fields.seconds("huge")).isNull();
        assertThat(fields.integer("huge")).isNull();
        assertThat(fields.whole("huge")).isEqualTo(99_999_999_999L);
        assertThat(fields.object("object")).containsEntry("a", BigDecimal.ONE);
        assertThat(fields.object("broken")).isEmpty();
        assertThat(fields.texts("list")).containsExactly("a", "1");
        assertThat(fields.objects("list")).hasSize(1);
        assertThat(fields.fields("missing").text("x")).isNull();
        assertThatThrownBy(() -> fields.requireText("missing")).isInstanceOf(JsonFormatException.class);
    }

    @Test
    void whatMayBePrintedHoldsNoNumberKeyOrLink() {
        assertThat(Redaction.message(
                        "call +1 (500) 555-0123\nfailed, key sa-00000000000000000000000000000000, Bearer abcdefgh"
                                + " token 0123456789abcdef0123456789abcdef at http://a/b?c 99 code 21211"))
                .isEqualTo("call *** failed, key ***, *** token *** at (link) 99 code 21211");
        assertThat(Redaction.number("+15005550123")).isEqualTo("***23");
        assertThat(Redaction.number("123")).isEqualTo("***");
        assertThat(Redaction.number(null)).isEqualTo("none");
        assertThat(Redaction.message("x".repeat(5).concat(" ").repeat(200)).length())
                .isLessThan(310);
    }
}
