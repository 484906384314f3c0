package io.calltracking.jdbc;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calltracking.CallTrackingException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JdbcStoreBuilderTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"", "1ct_", "_ct", "Ct_", "ct-", "ct_;drop table x", "ct ", "a234567890123456789012345678901"})
    void prefixThatIsNoPlainNameIsRefused(String prefix) {
        JdbcStoreBuilder builder = JdbcStore.builder(new JdbcDataSource());
        assertThatThrownBy(() -> builder.tablePrefix(prefix))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tablePrefix");
    }

    @Test
    void unsupportedDatabaseIsNamed() {
        DatabaseMetaData metaData = fake(DatabaseMetaData.class, "Oracle");
        DataSource oracle = fake(DataSource.class, fake(Connection.class, metaData));
        assertThatThrownBy(() -> JdbcStore.create(oracle))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PostgreSQL")
                .hasMessageContaining("Oracle");
    }

    @Test
    void databaseThatCannotBeReachedIsAStoreError() {
        JdbcDataSource nowhere = new JdbcDataSource();
        nowhere.setURL("jdbc:h2:tcp://localhost:1/nothing");
        assertThatThrownBy(() -> JdbcStore.create(nowhere))
                .isInstanceOf(CallTrackingException.class)
                .hasMessageContaining("reach the database")
                .hasRootCauseInstanceOf(java.net.ConnectException.class);
    }

    /** Gives this answer to every question that has such an answer. */
    private static <T> T fake(Class<T> type, Object answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> method.getReturnType().isInstance(answer) ? answer : null));
    }
}
