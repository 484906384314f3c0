package io.calltracking.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.FindIterable;
import com.mongodb.client.model.Sorts;
import io.calltracking.campaign.Campaign;
import io.calltracking.campaign.CampaignFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.conversions.Bson;

/** Writes and reads campaigns, without their contacts. */
final class CampaignList {
    private final CampaignDatabase database;

    CampaignList(CampaignDatabase database) {
        this.database = database;
    }

    boolean create(Campaign campaign) {
        return MongoFailure.reported(
                "create campaign " + campaign.id(),
                () -> MongoFailure.unlessTaken(
                        () -> database.campaigns().insertOne(Field.document(CampaignDocument.ALL, campaign))));
    }

    boolean save(Campaign campaign) {
        Bson unchanged = and(id(campaign.id()), eq("version", new BsonInt64(campaign.version() - 1)));
        return MongoFailure.reported(
                "save version " + campaign.version() + " of campaign " + campaign.id(),
                () -> database.campaigns()
                                .updateOne(
                                        unchanged,
                                        new Changes()
                                                .fields(CampaignDocument.ALL_BUT_ID, campaign)
                                                .document())
                                .getMatchedCount()
                        == 1);
    }

    Optional<Campaign> find(String id) {
        return MongoFailure.reported(
                "find campaign " + id,
                () -> read(database.campaigns().find(id(id))).stream().findFirst());
    }

    List<Campaign> list(CampaignFilter filter) {
        return MongoFailure.reported(
                "list campaigns",
                () -> read(database.campaigns()
                        .find(conditions(filter))
                        .sort(Sorts.descending("_id"))
                        .limit(filter.max())));
    }

    void delete(String id) {
        MongoFailure.reported(
                "delete campaign " + id, () -> database.campaigns().deleteOne(id(id)));
    }

    private static Bson conditions(CampaignFilter filter) {
        List<Bson> conditions = new ArrayList<>();
        if (filter.owner() != null) {
            conditions.add(eq("owner", new BsonString(filter.owner())));
        }
        if (!filter.statuses().isEmpty()) {
            conditions.add(in(
                    "status",
                    filter.statuses().stream().sorted().map(Enum::name).toList()));
        }
        if (filter.before() != null) {
            conditions.add(lt("_id", new BsonString(filter.before())));
        }
        return conditions.isEmpty() ? empty() : and(conditions);
    }

    private static Bson id(String id) {
        return eq(new BsonString(id));
    }

    private static List<Campaign> read(FindIterable<BsonDocument> found) {
        return found.map(document -> CampaignDocument.read(new Fields(document)))
                .into(new ArrayList<>());
    }
}
