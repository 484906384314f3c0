package io.calltracking.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;

import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import io.calltracking.AnsweredBy;
import io.calltracking.CallFilter;
import io.calltracking.CallId;
import io.calltracking.CallStatus;
import io.calltracking.Money;
import io.calltracking.store.CallVersion;
import io.calltracking.store.CountedCall;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * The calls as statistics see them. That a call was counted is a mark in its newest event, so the mark is gone with the next
 * change, also of an older version of the library that knows nothing of it.
 */
final class CountedCalls {
    /** Whether this version of the call was counted. */
    static final String COUNTED = CallWriter.EVENT + ".counted";

    private static final Bson FIELDS = Projections.include(
            "version",
            "deleted_at",
            "owner",
            "agent",
            "campaign",
            "provider",
            "status",
            "outcome",
            "answered_by",
            "talk_ms",
            "cost_amount",
            "cost_currency",
            "created_at",
            "initiated_at",
            "ringing_at",
            "answered_at",
            "ended_at");

    private final CallDatabase database;

    CountedCalls(CallDatabase database) {
        this.database = database;
    }

    List<CountedCall> counted(CallFilter filter, @Nullable CallId after, int max) {
        List<Bson> conditions = CallFinder.conditions(filter);
        if (after != null) {
            conditions.add(gt("_id", Values.id(after)));
        }
        return MongoFailure.reported(
                "read calls to count them",
                () -> database.calls()
                        .find(CallFinder.all(conditions))
                        .projection(FIELDS)
                        .sort(Sorts.ascending("_id"))
                        .limit(max)
                        .map(call -> read(new Fields(call)))
                        .into(new ArrayList<>()));
    }

    private static CountedCall read(Fields fields) {
        BigDecimal amount = fields.amountOrNull("cost_amount");
        return new CountedCall(
                new CallId(fields.id("_id")),
                fields.number("version"),
                fields.timeOrNull("deleted_at") != null,
                new CountedCall.Party(
                        fields.text("owner"),
                        fields.textOrNull("agent"),
                        fields.textOrNull("campaign"),
                        fields.text("provider")),
                fields.word(CallStatus.class, "status"),
                fields.textOrNull("outcome"),
                fields.wordOrNull(AnsweredBy.class, "answered_by"),
                fields.durationOrNull("talk_ms"),
                amount == null ? null : new Money(amount, fields.text("cost_currency")),
                new CountedCall.Course(
                        fields.time("created_at"),
                        fields.timeOrNull("initiated_at"),
                        fields.timeOrNull("ringing_at"),
                        fields.timeOrNull("answered_at"),
                        fields.timeOrNull("ended_at")));
    }

    Optional<CallId> firstUncounted(CallId from) {
        return MongoFailure.reported(
                "look for calls that changed since they were counted",
                () -> Optional.ofNullable(database.calls()
                                .find(and(uncounted(), gte("_id", Values.id(from))))
                                .sort(Sorts.ascending(COUNTED, "_id"))
                                .projection(Projections.include("_id"))
                                .first())
                        .map(call -> new CallId(new Fields(call).id("_id"))));
    }

    void markCounted(Collection<CallVersion> calls) {
        List<UpdateOneModel<BsonDocument>> marks =
                calls.stream().map(CountedCalls::mark).toList();
        if (!marks.isEmpty()) {
            MongoFailure.reported(
                    "mark calls as counted",
                    () -> database.calls().bulkWrite(marks, new BulkWriteOptions().ordered(false)));
        }
    }

    private static UpdateOneModel<BsonDocument> mark(CallVersion call) {
        Bson unchanged = and(eq(Values.id(call.id())), eq("version", new BsonInt64(call.version())), uncounted());
        return new UpdateOneModel<>(unchanged, Updates.set(COUNTED, BsonBoolean.TRUE));
    }

    /** Null is what an index has for a field that is not there. */
    static Bson uncounted() {
        return eq(COUNTED, BsonNull.VALUE);
    }
}
