package io.calltracking.mongo;

import com.mongodb.MongoClientSettings;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.bson.BsonDocument;

/**
 * The store's collections, with the settings that its promises rest on, whatever those of the app are: a write is in the
 * journal of a majority before it counts, and what is read cannot be rolled back any more. Thread-safe.
 *
 * @param calls one document per call
 * @param events the older events of the calls
 * @param inbox webhooks about calls that are not known yet
 */
record CallDatabase(
        MongoCollection<BsonDocument> calls,
        MongoCollection<BsonDocument> events,
        MongoCollection<BsonDocument> inbox) {

    /** Gives the server's time too, needs no document, and may be run by whoever may read the collection. */
    private static final BsonDocument STATISTICS = new BsonDocument("$collStats", new BsonDocument());

    static CallDatabase of(MongoDatabase app, Prefix prefix) {
        MongoDatabase database = app.withCodecRegistry(MongoClientSettings.getDefaultCodecRegistry())
                .withReadPreference(ReadPreference.primary())
                .withReadConcern(ReadConcern.MAJORITY)
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        return new CallDatabase(
                database.getCollection(prefix.value() + "call", BsonDocument.class),
                database.getCollection(prefix.value() + "event", BsonDocument.class),
                database.getCollection(prefix.value() + "inbox", BsonDocument.class));
    }

    /** The time of the server that takes the writes. */
    Instant time() {
        return MongoFailure.reported("read the server's time", () -> {
            BsonDocument statistics = calls.withReadConcern(ReadConcern.LOCAL)
                    .aggregate(List.of(STATISTICS))
                    .first();
            return new Fields(Objects.requireNonNull(statistics, "statistics")).time("localTime");
        });
    }
}
