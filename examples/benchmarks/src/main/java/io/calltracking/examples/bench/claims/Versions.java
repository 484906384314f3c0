package io.calltracking.examples.bench.claims;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import javax.sql.DataSource;

/** What was measured, and on what. */
final class Versions {
    private static final String SCHEDULER = "/META-INF/maven/com.github.kagkarlsson/db-scheduler/pom.properties";

    private Versions() {}

    static Map<String, String> all(DataSource dataSource) throws SQLException, IOException {
        Map<String, String> versions = new LinkedHashMap<>();
        try (Connection connection = dataSource.getConnection()) {
            versions.put("postgresql", connection.getMetaData().getDatabaseProductVersion());
            versions.put("driver", connection.getMetaData().getDriverVersion());
        }
        versions.put("db-scheduler", scheduler());
        versions.put("java", System.getProperty("java.version"));
        versions.put("processors", String.valueOf(Runtime.getRuntime().availableProcessors()));
        return versions;
    }

    private static String scheduler() throws IOException {
        Properties properties = new Properties();
        try (InputStream resource = Scheduler.class.getResourceAsStream(SCHEDULER)) {
            if (resource != null) {
                properties.load(resource);
            }
        }
        return properties.getProperty("version", "unknown");
    }
}
