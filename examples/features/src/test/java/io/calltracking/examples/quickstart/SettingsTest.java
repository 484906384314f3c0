package io.calltracking.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {

    @Test
    void nothingSetMeansTheSimulator() {
        assertThat(Settings.from(Map.of()).simulated()).isTrue();
    }

    @Test
    void severalNumbersAreTaken() {
        Settings settings = Settings.from(Map.of(
                "BOLNA_API_KEY", "k", "BOLNA_AGENT_ID", "a", "CALL_TO", "+15005550101, +15005550102 +15005550101"));

        assertThat(settings.numbers()).containsExactly("+15005550101", "+15005550102");
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThatThrownBy(() -> Settings.from(Map.of("BOLNA_API_KEY", "k", "CALL_TO", "+15005550101")))
                .hasMessageContaining("BOLNA_AGENT_ID");
        assertThatThrownBy(() -> Settings.from(Map.of("CALL_TO", "+15005550101")))
                .hasMessageContaining("BOLNA_API_KEY");
    }

    @Test
    void badNumberAndBadPortAreNamed() {
        assertThatThrownBy(() ->
                        Settings.from(Map.of("BOLNA_API_KEY", "k", "BOLNA_AGENT_ID", "a", "CALL_TO", "0501234567")))
                .hasMessageContaining("CALL_TO")
                .hasMessageContaining("0501234567");
        assertThatThrownBy(() -> Settings.from(Map.of("WEBHOOK_PORT", "eighty")))
                .hasMessageContaining("WEBHOOK_PORT");
    }
}
