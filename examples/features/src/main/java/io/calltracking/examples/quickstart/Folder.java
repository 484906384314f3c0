package io.calltracking.examples.quickstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.h2.api.ErrorCode;
import org.h2.jdbcx.JdbcConnectionPool;

/**
 * The folder in which everything is kept, with an H2 database in it.
 *
 * @param path where it is
 * @param database the calls
 */
record Folder(Path path, DataSource database) implements AutoCloseable {

    static Folder open(Path path) {
        String remedy = "; make it writable, or name another folder in QUICKSTART_DATA";
        try {
            Files.createDirectories(path);
            Files.delete(Files.createTempFile(path, "write", ".test"));
        } catch (IOException e) {
            throw new Problem("cannot write to the folder " + path + remedy);
        }
        // Every commit is on the disk before it returns: a kill loses nothing that was acknowledged.
        JdbcConnectionPool pool = JdbcConnectionPool.create(
                "jdbc:h2:file:" + path.resolve("calls") + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE", "sa", "");
        try {
            Connection connection = pool.getConnection();
            connection.close();
            return new Folder(path, pool);
        } catch (SQLException e) {
            pool.dispose();
            throw new Problem(
                    e.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1
                            ? "another quickstart is running on the folder " + path
                                    + "; stop it first, or name another folder in QUICKSTART_DATA"
                            : "cannot open the database in the folder " + path + remedy + " (H2 error "
                                    + e.getErrorCode() + ")");
        }
    }

    @Override
    public void close() {
        if (database instanceof JdbcConnectionPool pool) {
            pool.dispose();
        }
    }
}
