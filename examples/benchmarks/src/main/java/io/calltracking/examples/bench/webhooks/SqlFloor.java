package io.calltracking.examples.bench.webhooks;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * The least that a hand-written receiver does for the same durability, in one transaction: notes the news as seen, moves
 * the call from the version it knows to the next, and keeps the event. It verifies nothing, reads nothing back, and its
 * tables are narrow.
 */
final class SqlFloor implements Target {
    private static final String TABLES = """
            create table if not exists floor_call (
                provider_call_id text primary key, version bigint not null, status text not null,
                updated_at timestamptz not null);
            create table if not exists floor_seen (dedupe_key text primary key);
            create table if not exists floor_event (
                id uuid primary key, provider_call_id text not null, status text not null, payload text not null,
                observed_at timestamptz not null);
            """;

    private final DataSource dataSource;

    SqlFloor(DataSource dataSource) throws SQLException {
        this.dataSource = dataSource;
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(TABLES);
        }
    }

    @Override
    public void know(String providerCallId) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            change(connection, "insert into floor_call values (?, 1, 'initiated', now())", providerCallId);
        }
    }

    @Override
    public void take(Webhook webhook) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            if (change(connection, "insert into floor_seen values (?) on conflict do nothing", webhook.dedupeKey())
                    == 1) {
                apply(connection, webhook);
            }
            connection.commit();
            connection.setAutoCommit(true);
        }
    }

    private static void apply(Connection connection, Webhook webhook) throws SQLException {
        int moved = change(
                connection,
                "update floor_call set version = version + 1, status = ?, updated_at = now()"
                        + " where provider_call_id = ? and version = ?",
                webhook.status(),
                webhook.providerCallId(),
                (long) webhook.step());
        if (moved == 1) {
            change(
                    connection,
                    "insert into floor_event values (?, ?, ?, ?, now())",
                    UUID.randomUUID(),
                    webhook.providerCallId(),
                    webhook.status(),
                    new String(webhook.request().body(), StandardCharsets.UTF_8));
        } else {
            // Two webhooks of a call overtook each other, and this one comes too early: not seen, then.
            change(connection, "delete from floor_seen where dedupe_key = ?", webhook.dedupeKey());
        }
    }

    private static int change(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            return statement.executeUpdate();
        }
    }

    @Override
    public void close() {}
}
