package io.calltracking.jdbc;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.mariadb.jdbc.MariaDbDataSource;

/** On MariaDB. */
class MariaDbSlotRaceTest extends SlotRaceContract {
    private static MariaDb mariaDb;

    @BeforeAll
    static void start() throws Exception {
        mariaDb = MariaDb.start();
    }

    @AfterAll
    static void stop() throws Exception {
        if (mariaDb != null) {
            mariaDb.stop();
        }
    }

    @Override
    Address emptyDatabase() throws SQLException {
        MariaDbDataSource database = (MariaDbDataSource) mariaDb.emptyDatabase();
        return new Address(database.getUrl(), "root", "", database);
    }

    @Override
    List<String> triggers() {
        return List.of(
                "create trigger race_in after insert on ct_call for each row call race_count(new.place_in_account is not null)",
                """
                create trigger race_on after update on ct_call for each row
                call race_count((new.place_in_account is not null) - (old.place_in_account is not null))
                """,
                """
                create procedure race_count(in delta integer)
                begin
                    if delta <> 0 then
                        update race_live set most = greatest(most, live + delta), live = live + delta;
                    end if;
                end
                """);
    }
}
