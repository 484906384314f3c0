package io.calltracking.mongo;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import io.calltracking.store.Written;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.conversions.Bson;

/**
 * Updates of documents, many in one command, that tell which of them found none. Of many updates the server tells how many
 * found their documents, but not which. So one that finds none goes on to insert a document and to change its id, which is
 * refused; and what is refused is told one by one. Not thread-safe.
 */
final class TellingUpdates {
    /** What the server says to a write that would change the id of a document. */
    private static final int IMMUTABLE_FIELD = 66;

    private final List<UpdateOneModel<BsonDocument>> updates = new ArrayList<>();

    /**
     * Adds one.
     *
     * @param filter names the document by its id, among others
     * @param changes sets nothing on insert
     */
    void add(Bson filter, BsonDocument changes) {
        BsonDocument telling = changes.clone().append("$setOnInsert", new BsonDocument("_id", BsonNull.VALUE));
        updates.add(new UpdateOneModel<>(filter, telling, new UpdateOptions().upsert(true)));
    }

    /**
     * Runs them, each whatever becomes of the others.
     *
     * @return those that wrote nothing, by their number in the order added, from 0: with the rule that stands in the way,
     *     or nothing when there was no such document
     * @throws MongoBulkWriteException when something else is the matter
     */
    Map<Integer, Optional<Written>> run(MongoCollection<BsonDocument> collection) {
        if (updates.isEmpty()) {
            return Map.of();
        }
        try {
            collection.bulkWrite(updates, new BulkWriteOptions().ordered(false));
            return Map.of();
        } catch (MongoBulkWriteException e) {
            if (e.getWriteConcernError() != null) {
                throw e;
            }
            Map<Integer, Optional<Written>> refused = new HashMap<>();
            e.getWriteErrors().forEach(error -> refused.put(error.getIndex(), refusal(error, e)));
            return refused;
        }
    }

    private static Optional<Written> refusal(BulkWriteError error, MongoBulkWriteException e) {
        if (error.getCode() == IMMUTABLE_FIELD) {
            return Optional.empty();
        }
        Rule broken = MongoFailure.isDuplicate(error.getCode())
                ? Rule.namedIn(error.getMessage()).orElseThrow(() -> e)
                : null;
        if (broken == null) {
            throw e;
        }
        return Optional.of(broken.answer());
    }
}
