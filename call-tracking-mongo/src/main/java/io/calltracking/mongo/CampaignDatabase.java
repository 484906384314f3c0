package io.calltracking.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import org.bson.BsonDocument;

/**
 * The collections of campaigns, with the settings of {@link CallDatabase}. Thread-safe.
 *
 * @param campaigns one document per campaign
 * @param contacts one document per contact of a campaign
 * @param suppressions one document per owner and number that must not be called
 * @param pace when the last call of an account was begun
 */
record CampaignDatabase(
        MongoCollection<BsonDocument> campaigns,
        MongoCollection<BsonDocument> contacts,
        MongoCollection<BsonDocument> suppressions,
        MongoCollection<BsonDocument> pace) {

    static CampaignDatabase of(MongoDatabase database, Prefix prefix) {
        return new CampaignDatabase(
                database.getCollection(prefix.value() + "campaign", BsonDocument.class),
                database.getCollection(prefix.value() + "contact", BsonDocument.class),
                database.getCollection(prefix.value() + "suppression", BsonDocument.class),
                database.getCollection(prefix.value() + "pace", BsonDocument.class));
    }
}
