package io.calltracking.mongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.FindIterable;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import io.calltracking.Pool;
import io.calltracking.PoolLimit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;

/** The limits of pools. Guaranteed places are an array, because an owner's name need not be fit for that of a field. */
final class PoolLimits {
    private final CallDatabase database;

    PoolLimits(CallDatabase database) {
        this.database = database;
    }

    List<PoolLimit> limits(Collection<Pool> pools) {
        List<BsonDocument> ids = pools.stream().map(PoolLimits::id).toList();
        return ids.isEmpty()
                ? List.of()
                : MongoFailure.reported(
                        "read the limits of pools", () -> read(database.pools().find(in("_id", ids))));
    }

    List<PoolLimit> limits() {
        return MongoFailure.reported(
                "read all limits of pools",
                () -> read(database.pools().find().sort(Sorts.ascending("_id.kind", "_id.name"))));
    }

    /** Of two who add the same pool at once one finds it there, and changes it then. */
    void limit(PoolLimit limit) {
        MongoFailure.reported("limit " + limit.pool().kind() + " pool", () -> {
            while (!set(limit)) {
                // the other one's is there now
            }
            return true;
        });
    }

    private boolean set(PoolLimit limit) {
        return MongoFailure.unlessTaken(() ->
                database.pools().updateOne(eq(id(limit.pool())), changes(limit), new UpdateOptions().upsert(true)));
    }

    void unlimit(Pool pool) {
        MongoFailure.reported(
                "unlimit " + pool.kind() + " pool", () -> database.pools().deleteOne(eq(id(pool))));
    }

    private static BsonDocument id(Pool pool) {
        return new BsonDocument("kind", new BsonString(pool.kind().name())).append("name", new BsonString(pool.name()));
    }

    private static BsonDocument changes(PoolLimit limit) {
        BsonArray guaranteed = new BsonArray();
        limit.guaranteed()
                .forEach((owner, places) -> guaranteed.add(
                        new BsonDocument("owner", new BsonString(owner)).append("places", new BsonInt32(places))));
        return new Changes()
                .set("cap", new BsonInt32(limit.cap()))
                .set("guaranteed", guaranteed)
                .document();
    }

    private static List<PoolLimit> read(FindIterable<BsonDocument> found) {
        return found.map(PoolLimits::read).into(new ArrayList<>());
    }

    private static PoolLimit read(BsonDocument document) {
        Fields id = new Fields(document.getDocument("_id"));
        Map<String, Integer> guaranteed = new HashMap<>();
        document.getArray("guaranteed").forEach(entry -> {
            Fields fields = new Fields(entry.asDocument());
            guaranteed.put(fields.text("owner"), fields.integer("places"));
        });
        return new PoolLimit(
                new Pool(id.word(Pool.Kind.class, "kind"), id.text("name")),
                new Fields(document).integer("cap"),
                guaranteed);
    }
}
