package io.calltracking.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.client.FindIterable;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import io.calltracking.Call;
import io.calltracking.CallField;
import io.calltracking.CallFilter;
import io.calltracking.CallId;
import io.calltracking.CallQuery;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/** Reads calls. */
final class CallFinder {
    /** A call without its events and what was seen of it at the provider: those may be large. */
    static final Bson CALL =
            Projections.exclude(CallWriter.EVENT, EventLog.EARLIER, CallWriter.SEEN, "check_result", "check_payload");

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

    List<Call> findByProviderCallIds(String provider, Set<String> providerCallIds) {
        return MongoFailure.reported(
                "find " + providerCallIds.size() + " calls of " + provider,
                () -> read(find(and(eq("provider", provider), in("provider_call_id", providerCallIds)))));
    }

    Optional<Call> findByIdempotencyKey(String owner, String idempotencyKey) {
        return one(
                "find a call by its idempotency key", and(eq("owner", owner), eq("idempotency_key", idempotencyKey)));
    }

    List<Call> list(CallQuery query) {
        String number = query.filter().words().get(CallField.NUMBER);
        return MongoFailure.reported(
                "list calls",
                () -> number == null || query.skipped() > 0
                        ? read(sorted(query, conditions(query)).skip(query.skipped()))
                        : pageOf(number, query));
    }

    private FindIterable<BsonDocument> sorted(CallQuery query, List<Bson> conditions) {
        Bson order = query.newestFirst() ? Sorts.descending("_id") : Sorts.ascending("_id");
        return find(all(conditions)).sort(order).limit(query.limit());
    }

    /** The index of either side gives its calls in order; one condition on both is answered by reading calls of other numbers. */
    private List<Call> pageOf(String number, CallQuery query) {
        List<Bson> to = conditions(query, query.filter().without(CallField.NUMBER));
        to.add(eq("to_number", number));
        List<Bson> from = conditions(query, query.filter().without(CallField.NUMBER));
        from.add(eq("from_number", number));
        from.add(ne("to_number", number));
        Comparator<Call> oldest = Comparator.comparing(Call::id);
        return Stream.concat(read(sorted(query, to)).stream(), read(sorted(query, from)).stream())
                .sorted(query.newestFirst() ? oldest.reversed() : oldest)
                .limit(query.limit())
                .toList();
    }

    long count(CallFilter filter) {
        return MongoFailure.reported("count calls", () -> database.calls().countDocuments(all(shown(filter))));
    }

    private Optional<Call> one(String attempted, Bson filter) {
        return MongoFailure.reported(
                attempted, () -> read(find(filter).limit(1)).stream().findFirst());
    }

    private FindIterable<BsonDocument> find(Bson filter) {
        return database.calls().find(filter).projection(CALL);
    }

    private static List<Call> read(FindIterable<BsonDocument> found) {
        return found.into(new ArrayList<>()).stream()
                .filter(call -> !Deletion.isGone(call))
                .map(call -> CallDocument.read(new Fields(call)))
                .toList();
    }

    private static List<Bson> conditions(CallQuery query) {
        return conditions(query, query.filter());
    }

    private static List<Bson> conditions(CallQuery query, CallFilter filter) {
        List<Bson> conditions = shown(filter);
        if (query.after() != null) {
            var after = Values.id(query.after());
            conditions.add(query.newestFirst() ? lt("_id", after) : gt("_id", after));
        }
        return conditions;
    }

    static Bson all(List<Bson> conditions) {
        return conditions.isEmpty() ? empty() : and(conditions);
    }

    private static List<Bson> shown(CallFilter filter) {
        List<Bson> conditions = conditions(filter);
        if (filter.withDeleted()) {
            conditions.add(Deletion.IS_THERE);
        }
        return conditions;
    }

    /** Those gone for good are among the deleted ones. */
    static List<Bson> conditions(CallFilter filter) {
        List<Bson> conditions = new ArrayList<>();
        for (CallField field : CallField.values()) {
            String word = filter.words().get(field);
            if (word != null) {
                conditions.add(has(field, word));
            }
        }
        if (!filter.statuses().isEmpty()) {
            conditions.add(in(
                    "status",
                    filter.statuses().stream().sorted().map(Enum::name).toList()));
        }
        if (filter.minTalk() != null) {
            conditions.add(gte("talk_ms", filter.minTalk().toMillis()));
        }
        if (!filter.withDeleted()) {
            conditions.add(eq("deleted_at", null));
        }
        CallId first = filter.firstId();
        if (first != null) {
            conditions.add(gte("_id", Values.id(first)));
        }
        CallId end = filter.endId();
        if (end != null) {
            conditions.add(lt("_id", Values.id(end)));
        }
        return conditions;
    }

    /** The word goes to the server as a value: an operator within it is text like any other. */
    private static Bson has(CallField field, String word) {
        return switch (field) {
            case OWNER -> eq("owner", word);
            case CONTACT -> eq("contact", word);
            case AGENT -> eq("agent", word);
            case CAMPAIGN -> eq("campaign", word);
            case RUN_ID -> eq("run_id", word);
            case NUMBER -> or(eq("to_number", word), eq("from_number", word));
            case OUTCOME -> eq("outcome", word);
        };
    }
}
