package io.calltracking.mongo;

import com.mongodb.MongoClientSettings;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import org.bson.BsonDocument;
import org.bson.BsonInt32;

/**
 * The store's collections, with the settings that its promises rest on, whatever those of the app are: a write is in the
 * journal of a majority before it counts, and what is read cannot be rolled back any more. Thread-safe.
 *
 * @param database the app's, for commands
 * @param calls one document per call
 * @param events the older events of the calls
 * @param inbox webhooks about calls that are not known yet
 */
record CallDatabase(
        MongoDatabase database,
        MongoCollection<BsonDocument> calls,
        MongoCollection<BsonDocument> events,
        MongoCollection<BsonDocument> inbox) {

    private static final BsonDocument HELLO = new BsonDocument("hello", new BsonInt32(1));

    static CallDatabase of(MongoDatabase app, Prefix prefix) {
        MongoDatabase database = app.withCodecRegistry(MongoClientSettings.getDefaultCodecRegistry())
                .withReadPreference(ReadPreference.primary())
                .withReadConcern(ReadConcern.MAJORITY)
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        return new CallDatabase(
                database,
                database.getCollection(prefix.value() + "call", BsonDocument.class),
                database.getCollection(prefix.value() + "event", BsonDocument.class),
                database.getCollection(prefix.value() + "inbox", BsonDocument.class));
    }

    /** The time of the server that takes the writes. */
    Instant time() {
        return MongoFailure.reported("read the server's time", () -> {
            BsonDocument hello = database.runCommand(HELLO, ReadPreference.primary(), BsonDocument.class);
            return Instant.ofEpochMilli(hello.getDateTime("localTime").getValue());
        });
    }
}
