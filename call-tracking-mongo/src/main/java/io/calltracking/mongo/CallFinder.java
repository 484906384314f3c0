package io.calltracking.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.FindIterable;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import io.calltracking.Call;
import io.calltracking.CallId;
import io.calltracking.CallQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/** Reads calls. */
final class CallFinder {
    /** A call without its newest event and what was seen of it at the provider: those may be large. */
    static final Bson CALL = Projections.exclude(CallWriter.EVENT, CallWriter.SEEN, "check_result", "check_payload");

    private final CallDatabase database;

    CallFinder(CallDatabase database) {
        this.database = database;
    }

    Optional<Call> find(CallId id) {
        return one("find call " + id, eq(Values.id(id)));
    }

    Optional<Call> findByProviderCallId(String provider, String providerCallId) {
        return one(
                "find call " + provider + "/" + providerCallId,
                and(eq("provider", provider), eq("provider_call_id", providerCallId)));
    }

    Optional<Call> findByIdempotencyKey(String owner, String idempotencyKey) {
        return one(
                "find a call by its idempotency key", and(eq("owner", owner), eq("idempotency_key", idempotencyKey)));
    }

    List<Call> list(CallQuery query) {
        Bson order = query.newestFirst() ? Sorts.descending("_id") : Sorts.ascending("_id");
        return MongoFailure.reported(
                "list calls", () -> read(find(filter(query)).sort(order).limit(query.limit())));
    }

    private Optional<Call> one(String attempted, Bson filter) {
        return MongoFailure.reported(
                attempted, () -> read(find(filter).limit(1)).stream().findFirst());
    }

    private FindIterable<BsonDocument> find(Bson filter) {
        return database.calls().find(filter).projection(CALL);
    }

    private static List<Call> read(FindIterable<BsonDocument> found) {
        return found.map(document -> CallDocument.read(new Fields(document))).into(new ArrayList<>());
    }

    private static Bson filter(CallQuery query) {
        List<Bson> conditions = new ArrayList<>();
        if (query.owner() != null) {
            conditions.add(eq("owner", query.owner()));
        }
        if (query.contact() != null) {
            conditions.add(eq("contact", query.contact()));
        }
        if (!query.statuses().isEmpty()) {
            conditions.add(in(
                    "status", query.statuses().stream().sorted().map(Enum::name).toList()));
        }
        CallId first = query.firstId();
        if (first != null) {
            conditions.add(gte("_id", Values.id(first)));
        }
        CallId end = query.endId();
        if (end != null) {
            conditions.add(lt("_id", Values.id(end)));
        }
        if (query.after() != null) {
            var after = Values.id(query.after());
            conditions.add(query.newestFirst() ? lt("_id", after) : gt("_id", after));
        }
        return conditions.isEmpty() ? empty() : and(conditions);
    }
}
