package io.calltracking.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import io.calltracking.CallId;
import io.calltracking.CallTrackingException;
import io.calltracking.LastCheck;
import io.calltracking.store.Claim;
import io.calltracking.store.FinishedCheck;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonValue;
import org.bson.conversions.Bson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Claims due calls and ends claims. A batch of claims has an id: one update puts it on those of the longest due calls
 * that are still due by then, and reading them back by it tells which were won.
 */
final class DueCalls {
    /** The last look at a call. */
    static final List<Field<LastCheck>> CHECK = List.of(
            Field.time("check_at", LastCheck::at),
            Field.text("check_result", LastCheck::result),
            Field.text("check_payload", LastCheck::payload));

    private static final Logger LOGGER = LoggerFactory.getLogger(DueCalls.class);

    private static final String DUE_AT = "due_at";
    private static final String TOKEN = "claim_token";
    private static final String BATCH = "claim_batch";

    private final CallDatabase database;
    private final Clock clock;
    private final Deletion deletion;

    DueCalls(CallDatabase database, Clock clock, Deletion deletion) {
        this.database = database;
        this.clock = clock;
        this.deletion = deletion;
    }

    /** Looks again only when others were faster: then there may be more. Calls that are gone are no claims, but finished off besides. */
    List<Claim> claimDue(int max, Duration lease) {
        return MongoFailure.reported("claim due calls", () -> {
            List<Claim> claims = new ArrayList<>();
            boolean lost = true;
            while (lost) {
                Instant now = clock.instant();
                Map<BsonValue, Instant> due = due(now, max - claims.size());
                List<BsonDocument> won = claim(due.keySet(), now, lease);
                won.stream()
                        .filter(call -> !Deletion.isGone(call))
                        .flatMap(call -> claim(new Fields(call), due.getOrDefault(call.get("_id"), now)).stream())
                        .forEach(claims::add);
                lost = won.size() < due.size();
            }
            deletion.finishDue();
            return List.copyOf(claims);
        });
    }

    /** Since when each is due, longest first. */
    private Map<BsonValue, Instant> due(Instant now, int max) {
        Map<BsonValue, Instant> due = new LinkedHashMap<>();
        database.calls()
                .find(and(lte(DUE_AT, Values.date(now)), Deletion.IS_THERE))
                .sort(Sorts.ascending(DUE_AT, "_id"))
                .limit(max)
                .projection(Projections.include(DUE_AT))
                .forEach(call -> due.put(call.get("_id"), new Fields(call).time(DUE_AT)));
        return due;
    }

    /** Those that were won, in the same order. */
    private List<BsonDocument> claim(Set<BsonValue> due, Instant now, Duration lease) {
        if (due.isEmpty()) {
            return List.of();
        }
        BsonBinary batch = Values.id(UUID.randomUUID());
        Changes changes =
                new Changes().time(DUE_AT, now.plus(lease)).set(BATCH, batch).increment(TOKEN);
        database.calls().updateMany(and(in("_id", due), lte(DUE_AT, Values.date(now))), changes.document());
        Map<BsonValue, BsonDocument> won = new HashMap<>();
        database.calls()
                .find(and(in("_id", due), eq(BATCH, batch)))
                .projection(CallFinder.CALL)
                .forEach(call -> won.put(call.get("_id"), call));
        return due.stream().map(won::get).filter(Objects::nonNull).toList();
    }

    /**
     * Empty for a call that cannot be read, because it holds a word that only a later version of the library knows. It must not
     * keep the others from being looked at: it stays claimed for the lease, and then somebody else gets it.
     */
    private static Optional<Claim> claim(Fields call, Instant dueAt) {
        try {
            return Optional.of(new Claim(CallDocument.read(call), dueAt, call.number(TOKEN)));
        } catch (CallTrackingException e) {
            LOGGER.atWarn()
                    .addKeyValue("call", call.id("_id"))
                    .addKeyValue("reason", e.getMessage())
                    .log("A due call cannot be read; left to instances that can");
            return Optional.empty();
        }
    }

    int finish(Collection<FinishedCheck> checks) {
        if (checks.isEmpty()) {
            return 0;
        }
        List<UpdateOneModel<BsonDocument>> updates =
                checks.stream().map(DueCalls::finish).toList();
        return MongoFailure.reported(
                "finish " + checks.size() + " checks",
                () -> database.calls().bulkWrite(updates).getMatchedCount());
    }

    private static UpdateOneModel<BsonDocument> finish(FinishedCheck finished) {
        Claim claim = finished.claim();
        Bson held = and(
                eq(Values.id(claim.call().id())),
                eq(TOKEN, new BsonInt64(claim.token())),
                eq("version", new BsonInt64(claim.call().version())));
        Changes changes = new Changes().time(DUE_AT, finished.dueAt());
        if (finished.check() != null) {
            changes.fields(CHECK, finished.check());
        }
        return new UpdateOneModel<>(held, changes.document());
    }

    Optional<LastCheck> lastCheck(CallId id) {
        return MongoFailure.reported("find the last check of call " + id, () -> {
            BsonDocument call = database.calls()
                    .find(eq(Values.id(id)))
                    .projection(
                            Projections.include(CHECK.stream().map(Field::name).toList()))
                    .first();
            return Optional.ofNullable(call)
                    .filter(stored -> stored.containsKey("check_at"))
                    .map(stored -> check(new Fields(stored)));
        });
    }

    private static LastCheck check(Fields call) {
        return new LastCheck(call.time("check_at"), call.text("check_result"), call.textOrNull("check_payload"));
    }
}
