package io.calltracking.jdbc;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.postgresql.ds.PGSimpleDataSource;

/** On PostgreSQL. */
class PostgresSlotRaceTest extends SlotRaceContract {
    @SuppressWarnings("NullAway.Init") // set before all tests
    private static Postgres postgres;

    @BeforeAll
    static void start() throws IOException {
        postgres = Postgres.start();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @Override
    Address emptyDatabase() throws SQLException {
        PGSimpleDataSource schema = (PGSimpleDataSource) postgres.emptySchema();
        return new Address(schema.getURL(), "postgres", "postgres", schema);
    }

    @Override
    List<String> triggers() {
        return List.of(
                """
                create function race_count() returns trigger language plpgsql as $$
                declare
                    change integer := (new.place_in_account is not null)::integer;
                begin
                    if tg_op = 'UPDATE' then
                        change := change - (old.place_in_account is not null)::integer;
                    end if;
                    if change <> 0 then
                        update race_live set live = live + change, most = greatest(most, live + change);
                    end if;
                    return null;
                end $$
                """,
                "create trigger race after insert or update on ct_call for each row execute function race_count()");
    }
}
