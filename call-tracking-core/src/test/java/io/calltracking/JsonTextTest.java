package io.calltracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTextTest {

    @Test
    void whatIsReadEqualsWhatWasWritten() {
        Map<String, Object> map = new HashMap<>();
        map.put("text", "ü \"quoted\" 😀");
        map.put("int", 3);
        map.put("decimal", 0.10);
        map.put("large", new BigDecimal("123456789012345678901234567890"));
        map.put("nothing", null);
        map.put("flag", true);
        map.put("list", Arrays.asList(1, "two", null, Map.of("a", List.of())));

        assertThat(JsonText.read(JsonText.write(map))).isEqualTo(JsonText.normal(map));
    }

    @Test
    void valueWithoutJsonFormIsRefusedByItsKey() {
        assertThatThrownBy(() -> JsonText.write(Map.of("outer", Map.of("inner", new Object()))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("outer.inner");
        assertThatThrownBy(() -> JsonText.write(Map.of("nan", Double.NaN))).hasMessageContaining("nan");
    }

    @Test
    void textThatIsNoObjectIsRefused() {
        for (String bad : List.of("", "[]", "{", "null", "{\"a\":}")) {
            assertThatThrownBy(() -> JsonText.read(bad)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
