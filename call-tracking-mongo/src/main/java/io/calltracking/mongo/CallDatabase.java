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
import org.bson.BsonInt32;

/**
 * The store's collections, with the settings that its promises rest on, whatever those of the app are: a write is in the
 * journal, of a majority where there are several servers, before it counts, and what is read cannot be rolled back any
 * more. Thread-safe.
 *
 * @param calls one document per call
 * @param events the older events of the calls
 * @param feed the place of each event in the feed of all events
 * @param inbox webhooks about calls that are not known yet
 * @param pools the limits of pools
 * @param campaign those of campaigns
 * @param rollups one document per block of time with counted calls
 * @param rollupPages the sums of a sealed block by owner, agent and so on
 */
record CallDatabase(
        MongoCollection<BsonDocument> calls,
        MongoCollection<BsonDocument> events,
        MongoCollection<BsonDocument> feed,
        MongoCollection<BsonDocument> inbox,
        MongoCollection<BsonDocument> pools,
        CampaignDatabase campaign,
        MongoCollection<BsonDocument> rollups,
        MongoCollection<BsonDocument> rollupPages) {

    /** Gives the server's time too, needs no document, and may be run by whoever may read the collection. */
    private static final BsonDocument STATISTICS = new BsonDocument("$collStats", new BsonDocument());

    private static final BsonDocument HELLO = new BsonDocument("hello", new BsonInt32(1));

    /** Asks the server what it is. */
    static CallDatabase of(MongoDatabase app, Prefix prefix) {
        BsonDocument hello = MongoFailure.reported(
                "ask the server whether it stands alone",
                () -> app.withCodecRegistry(MongoClientSettings.getDefaultCodecRegistry())
                        .runCommand(HELLO, ReadPreference.primary(), BsonDocument.class));
        return of(app, prefix, durable(hello));
    }

    /**
     * The write concern that waits for the journal. A stand-alone server that is asked for a majority only starts to
     * write its journal and does not wait: what it acknowledges is lost when it is killed.
     *
     * @param hello what the server says of itself
     */
    static WriteConcern durable(BsonDocument hello) {
        return (isAlone(hello) ? WriteConcern.W1 : WriteConcern.MAJORITY).withJournal(true);
    }

    private static boolean isAlone(BsonDocument hello) {
        return !hello.containsKey("setName") && !hello.containsKey("msg");
    }

    private static CallDatabase of(MongoDatabase app, Prefix prefix, WriteConcern durable) {
        MongoDatabase database = app.withCodecRegistry(MongoClientSettings.getDefaultCodecRegistry())
                .withReadPreference(ReadPreference.primary())
                .withReadConcern(ReadConcern.MAJORITY)
                .withWriteConcern(durable);
        return new CallDatabase(
                database.getCollection(prefix.value() + "call", BsonDocument.class),
                database.getCollection(prefix.value() + "event", BsonDocument.class),
                database.getCollection(prefix.value() + "feed", BsonDocument.class),
                database.getCollection(prefix.value() + "inbox", BsonDocument.class),
                database.getCollection(prefix.value() + "pool", BsonDocument.class),
                CampaignDatabase.of(database, prefix),
                database.getCollection(prefix.value() + "rollup", BsonDocument.class),
                database.getCollection(prefix.value() + "rollup_page", BsonDocument.class));
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
