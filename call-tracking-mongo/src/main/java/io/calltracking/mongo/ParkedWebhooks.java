package io.calltracking.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;
import static io.calltracking.mongo.Field.text;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import io.calltracking.store.ParkedWebhook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.conversions.Bson;

/** Keeps webhooks that came before their call was known. */
final class ParkedWebhooks {
    private static final List<Field<ParkedWebhook>> FIELDS = List.of(
            new Field<>("_id", webhook -> Values.id(webhook.id())),
            text("provider", ParkedWebhook::provider),
            text("provider_call_id", ParkedWebhook::providerCallId),
            text("dedupe_key", ParkedWebhook::dedupeKey),
            text("body", ParkedWebhook::body),
            Field.time("received_at", ParkedWebhook::receivedAt));

    private static final Bson OLDEST_FIRST = Sorts.ascending("received_at", "_id");

    /** So many are compared with the calls at a time. */
    private static final int CHUNK = 100;

    private final CallDatabase database;

    ParkedWebhooks(CallDatabase database) {
        this.database = database;
    }

    boolean park(ParkedWebhook webhook) {
        return MongoFailure.reported(
                "park webhook " + webhook.id(),
                () -> MongoFailure.unlessTaken(() -> database.inbox().insertOne(Field.document(FIELDS, webhook))));
    }

    List<ParkedWebhook> parked(String provider, String providerCallId) {
        return MongoFailure.reported(
                "read the webhooks parked for " + provider + "/" + providerCallId,
                () -> webhooks(and(eq("provider", provider), eq("provider_call_id", providerCallId))));
    }

    /**
     * Goes through the inbox without the bodies, oldest first, and asks for the calls of many webhooks at once. Not
     * {@code $lookup}: that does not use partial indexes on every version of the server.
     */
    List<ParkedWebhook> parkedForKnownCalls(int max) {
        return MongoFailure.reported("read the webhooks parked for known calls", () -> {
            List<BsonValue> known = new ArrayList<>();
            try (MongoCursor<BsonDocument> inbox = names().iterator()) {
                while (inbox.hasNext() && known.size() < max) {
                    known.addAll(ofKnownCalls(next(inbox)));
                }
            }
            return known.isEmpty() ? List.of() : webhooks(in("_id", known.subList(0, Math.min(max, known.size()))));
        });
    }

    void unpark(UUID id) {
        MongoFailure.reported("unpark webhook " + id, () -> database.inbox().deleteOne(eq(Values.id(id))));
    }

    int dropParkedBefore(Instant time) {
        return MongoFailure.reported(
                "drop webhooks parked before " + time,
                () -> Math.toIntExact(database.inbox()
                        .deleteMany(lt("received_at", Values.date(time)))
                        .getDeletedCount()));
    }

    private FindIterable<BsonDocument> names() {
        return database.inbox()
                .find()
                .sort(OLDEST_FIRST)
                .projection(Projections.include("provider", "provider_call_id"))
                .batchSize(CHUNK);
    }

    private static List<BsonDocument> next(MongoCursor<BsonDocument> inbox) {
        List<BsonDocument> chunk = new ArrayList<>();
        while (chunk.size() < CHUNK && inbox.hasNext()) {
            chunk.add(inbox.next());
        }
        return chunk;
    }

    private List<BsonValue> ofKnownCalls(List<BsonDocument> webhooks) {
        List<Bson> calls =
                webhooks.stream().<Bson>map(ParkedWebhooks::sameCall).distinct().toList();
        Set<BsonDocument> known = database.calls()
                .find(or(calls))
                .projection(Projections.fields(
                        Projections.include("provider", "provider_call_id"), Projections.excludeId()))
                .map(ParkedWebhooks::sameCall)
                .into(new HashSet<>());
        return webhooks.stream()
                .filter(webhook -> known.contains(sameCall(webhook)))
                .map(webhook -> webhook.get("_id"))
                .toList();
    }

    /** What a webhook and its call have in common; also the filter that finds the call. */
    private static BsonDocument sameCall(BsonDocument document) {
        return new BsonDocument("provider", document.get("provider"))
                .append("provider_call_id", document.get("provider_call_id"));
    }

    private List<ParkedWebhook> webhooks(Bson filter) {
        return database.inbox()
                .find(filter)
                .sort(OLDEST_FIRST)
                .map(document -> read(new Fields(document)))
                .into(new ArrayList<>());
    }

    private static ParkedWebhook read(Fields fields) {
        return new ParkedWebhook(
                fields.id("_id"),
                fields.text("provider"),
                fields.text("provider_call_id"),
                fields.text("dedupe_key"),
                fields.text("body"),
                fields.time("received_at"));
    }
}
