package io.calltracking.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.client.model.UpdateOptions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.bson.BsonString;
import org.bson.conversions.Bson;

/**
 * When calls of an account may begin. The document of an account says when the last one did. Who finds that too recently tries
 * to insert another document for the account, and the server refuses; so does who comes second to an account that had none.
 */
final class Pace {
    private static final String BEGUN_AT = "begun_at";

    private final CampaignDatabase database;
    private final Clock clock;

    Pace(CampaignDatabase database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    boolean tryBegin(String account, Duration spacing) {
        Instant now = clock.instant();
        Bson longAgo = and(eq(new BsonString(account)), lte(BEGUN_AT, Values.date(now.minus(spacing))));
        return MongoFailure.reported(
                "begin a call of account " + account,
                () -> MongoFailure.unlessTaken(() -> database.pace()
                        .updateOne(
                                longAgo,
                                new Changes().time(BEGUN_AT, now).document(),
                                new UpdateOptions().upsert(true))));
    }
}
