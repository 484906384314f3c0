package io.calltracking.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;

import org.bson.BsonDocument;
import org.bson.BsonMaxKey;
import org.bson.BsonMinKey;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.conversions.Bson;

/**
 * The form of ids that say to whom a document belongs, and which of theirs it is. The server compares such ids field by
 * field: those of one owner lie side by side, in the order of the second field, and none of them ever moves.
 *
 * @param first the name of the field that says to whom it belongs
 * @param second the name of the field that says which of theirs it is
 */
record PairId(String first, String second) {

    BsonDocument of(String owner, BsonValue which) {
        return new BsonDocument(first, new BsonString(owner)).append(second, which);
    }

    /** All that belong to this one. */
    Bson all(String owner) {
        return after(owner, new BsonMinKey());
    }

    /** All that belong to this one and come after that of theirs. */
    Bson after(String owner, BsonValue which) {
        return and(gt("_id", of(owner, which)), lt("_id", of(owner, new BsonMaxKey())));
    }
}
