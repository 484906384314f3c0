package io.calltracking.mongo;

import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import io.calltracking.campaign.ContactCount;
import io.calltracking.campaign.ContactOutcome;
import io.calltracking.campaign.ContactStatus;
import io.calltracking.campaign.SkipReason;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonString;

/**
 * Counts the contacts of a campaign by how they stand. The server goes through them by their ids, which never change: it comes
 * by each contact once, however often that changes meanwhile, and the counts add up. By an index of what is counted, a
 * contact that moves ahead of the scan is met twice, and one that moves behind it never.
 */
final class ContactCounter {
    private static final BsonDocument STANDING = new BsonDocument("status", value(ContactDocument.STATUS))
            .append("outcome", value(ContactDocument.OUTCOME))
            .append("skip", value(ContactDocument.SKIP));

    private final CampaignDatabase database;

    ContactCounter(CampaignDatabase database) {
        this.database = database;
    }

    List<ContactCount> counts(String campaign) {
        return MongoFailure.reported(
                "count the contacts of campaign " + campaign,
                () -> database.contacts()
                        .aggregate(List.of(
                                Aggregates.match(ContactDocument.ID.all(campaign)),
                                Aggregates.group(STANDING, Accumulators.sum("contacts", 1))))
                        .hintString("_id_")
                        .map(ContactCounter::read)
                        .into(new ArrayList<>()));
    }

    private static BsonString value(String field) {
        return new BsonString("$" + field);
    }

    private static ContactCount read(BsonDocument group) {
        Fields standing = new Fields(group.getDocument("_id"));
        return new ContactCount(
                standing.word(ContactStatus.class, "status"),
                standing.wordOrNull(ContactOutcome.class, "outcome"),
                standing.wordOrNull(SkipReason.class, "skip"),
                new Fields(group).number("contacts"));
    }
}
