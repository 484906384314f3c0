package io.calltracking.jdbc;

import static io.calltracking.jdbc.Column.text;

import io.calltracking.store.ParkedWebhook;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Keeps webhooks that came before their call was known. */
final class InboxTable {
    private static final List<Column<ParkedWebhook>> COLUMNS = List.of(
            Column.id("id", ParkedWebhook::id),
            text("provider", ParkedWebhook::provider),
            text("provider_call_id", ParkedWebhook::providerCallId),
            text("dedupe_key", ParkedWebhook::dedupeKey),
            text("body", ParkedWebhook::body),
            Column.time("received_at", ParkedWebhook::receivedAt));

    private static final String INSERT = """
            insert into ${prefix}inbox (%s)
            values (%s)
            """.formatted(Column.names(COLUMNS), Column.places(COLUMNS));

    private static final String OF_CALL = """
            select %s
            from ${prefix}inbox
            where provider = ? and provider_call_id = ?
            order by received_at, id
            """.formatted(Column.names(COLUMNS));

    private static final String OF_KNOWN_CALLS = """
            select %s
            from ${prefix}inbox i
            where exists (
                select 1
                from ${prefix}call c
                where c.provider = i.provider and c.provider_call_id = i.provider_call_id
            )
            order by received_at, id
            limit ?
            """.formatted(Column.names(COLUMNS));

    private static final String DELETE = """
            delete from ${prefix}inbox
            where id = ?
            """;

    private static final String DELETE_OLD = """
            delete from ${prefix}inbox
            where received_at < ?
            """;

    private final Database database;

    InboxTable(Database database) {
        this.database = database;
    }

    boolean park(ParkedWebhook webhook) {
        return database.run(
                "park webhook " + webhook.id(),
                true,
                connection -> database.change(
                                connection, database.sql(INSERT), parameters -> parameters.columns(COLUMNS, webhook))
                        == 1,
                rule -> false);
    }

    List<ParkedWebhook> parked(String provider, String providerCallId) {
        return database.list(
                "read the webhooks parked for " + provider + "/" + providerCallId,
                database.sql(OF_CALL),
                parameters -> parameters.text(provider).text(providerCallId),
                InboxTable::read);
    }

    List<ParkedWebhook> parkedForKnownCalls(int max) {
        return database.list(
                "read the webhooks parked for known calls",
                database.sql(OF_KNOWN_CALLS),
                parameters -> parameters.integer(max),
                InboxTable::read);
    }

    void unpark(UUID id) {
        database.change("unpark webhook " + id, database.sql(DELETE), parameters -> parameters.id(id));
    }

    int dropParkedBefore(Instant time) {
        return database.change(
                "drop webhooks parked before " + time, database.sql(DELETE_OLD), parameters -> parameters.time(time));
    }

    private static ParkedWebhook read(Row row) throws SQLException {
        return new ParkedWebhook(
                row.id("id"),
                row.text("provider"),
                row.text("provider_call_id"),
                row.text("dedupe_key"),
                row.text("body"),
                row.time("received_at"));
    }
}
