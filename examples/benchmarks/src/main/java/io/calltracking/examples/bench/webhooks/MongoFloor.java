package io.calltracking.examples.bench.webhooks;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.bson.Document;

/**
 * The least that a hand-written receiver does: notes the news as seen, moves the call from the version it knows to the
 * next, and keeps the event. Only the last write waits for the journal, which then holds the others too.
 */
final class MongoFloor implements Target {
    private final MongoCollection<Document> calls;
    private final MongoCollection<Document> seen;
    private final MongoCollection<Document> events;

    MongoFloor(MongoDatabase database) {
        calls = database.getCollection("floor_call").withWriteConcern(WriteConcern.W1);
        seen = database.getCollection("floor_seen").withWriteConcern(WriteConcern.W1);
        events = database.getCollection("floor_event").withWriteConcern(WriteConcern.JOURNALED);
    }

    @Override
    public void know(String providerCallId) {
        calls.insertOne(new Document("_id", providerCallId)
                .append("version", 1L)
                .append("status", "initiated")
                .append("updated_at", Instant.now()));
    }

    @Override
    public void take(Webhook webhook) {
        if (!isNew(webhook.dedupeKey())) {
            return;
        }
        calls.updateOne(
                Filters.and(Filters.eq("_id", webhook.providerCallId()), Filters.eq("version", (long) webhook.step())),
                Updates.combine(
                        Updates.inc("version", 1L),
                        Updates.set("status", webhook.status()),
                        Updates.currentDate("updated_at")));
        events.insertOne(new Document("_id", UUID.randomUUID().toString())
                .append("provider_call_id", webhook.providerCallId())
                .append("status", webhook.status())
                .append("payload", new String(webhook.request().body(), StandardCharsets.UTF_8))
                .append("observed_at", Instant.now()));
    }

    private boolean isNew(String key) {
        try {
            seen.insertOne(new Document("_id", key));
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            return false;
        }
    }

    @Override
    public void close() {}
}
