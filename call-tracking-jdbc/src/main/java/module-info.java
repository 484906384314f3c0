/** Store of calls over plain JDBC. */
@SuppressWarnings("opens") // the migration folders hold scripts and no classes
module io.calltracking.jdbc {
    requires transitive io.calltracking.core;
    requires transitive java.sql;
    requires org.slf4j;
    requires static transitive org.jspecify;

    exports io.calltracking.jdbc;

    // For Flyway, which reads the scripts from outside.
    opens io.calltracking.jdbc.migration.h2;
    opens io.calltracking.jdbc.migration.mariadb;
    opens io.calltracking.jdbc.migration.postgresql;
}
