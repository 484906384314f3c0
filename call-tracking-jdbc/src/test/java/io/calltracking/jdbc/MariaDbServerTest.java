package io.calltracking.jdbc;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MariaDbServerTest {
    private static final String STRICT = "STRICT_TRANS_TABLES,NO_ENGINE_SUBSTITUTION";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.6.0-MariaDB",
                "10.11.6-MariaDB-1:10.11.6+maria~ubu2204-log",
                "11.4.5-MariaDB",
                "8.0.17",
                "8.4.3"
            })
    void serverThatIsNewEnoughIsTaken(String version) {
        assertThatCode(() -> new MariaDbServer(version, STRICT).check()).doesNotThrowAnyException();
        assertThatCode(() -> new MariaDbServer(version, "STRICT_ALL_TABLES").check())
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.5.28-MariaDB", "5.5.68-MariaDB", "8.0.16", "5.7.44-log", "8.0.11-TiDB-v7.5.1", "new"})
    void serverThatIsTooOldIsNamed(String version) {
        assertThatThrownBy(() -> new MariaDbServer(version, STRICT).check())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(version);
    }
}
