package io.calltracking.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.FindIterable;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import io.calltracking.campaign.Contact;
import io.calltracking.campaign.ContactStatus;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.conversions.Bson;

/** Finds contacts. The server is told which index to go by where several would do. */
final class ContactFinder {
    private static final Bson IN_ORDER = Sorts.ascending("_id");

    private final CampaignDatabase database;

    ContactFinder(CampaignDatabase database) {
        this.database = database;
    }

    Optional<Contact> find(String campaign, long number) {
        return MongoFailure.reported(
                "find contact " + number + " of campaign " + campaign,
                () -> read(find(eq(ContactDocument.id(campaign, number)))).stream()
                        .findFirst());
    }

    Optional<Contact> find(String campaign, String phone) {
        Bson same = and(of(campaign), eq(ContactDocument.PHONE, new BsonString(phone)));
        return MongoFailure.reported(
                "find a contact of campaign " + campaign + " by its phone",
                () -> read(find(same).hintString(ContactDocument.PHONE)).stream()
                        .findFirst());
    }

    List<Contact> list(String campaign, long after, int max) {
        return MongoFailure.reported(
                "list contacts of campaign " + campaign,
                () -> read(find(ContactDocument.ID.after(campaign, new BsonInt64(after)))
                        .sort(IN_ORDER)
                        .limit(max)));
    }

    long last(String campaign) {
        return MongoFailure.reported("find the last contact of campaign " + campaign, () -> {
            BsonDocument last = find(ContactDocument.ID.all(campaign))
                    .sort(Sorts.descending("_id"))
                    .projection(Projections.include("_id"))
                    .first();
            return last == null ? 0L : ContactDocument.numberOf(last);
        });
    }

    /** The first of a campaign. */
    List<BsonValue> ids(String campaign, int max) {
        return find(ContactDocument.ID.all(campaign))
                .sort(IN_ORDER)
                .limit(max)
                .projection(Projections.include("_id"))
                .map(contact -> contact.getDocument("_id"))
                .into(new ArrayList<>());
    }

    /** Which of these phones are in a campaign. */
    Set<String> known(String campaign, Collection<String> phones) {
        return find(and(of(campaign), in(ContactDocument.PHONE, phones)))
                .hintString(ContactDocument.PHONE)
                .projection(Projections.fields(Projections.include(ContactDocument.PHONE), Projections.excludeId()))
                .map(contact -> new Fields(contact).text(ContactDocument.PHONE))
                .into(new HashSet<>());
    }

    int live(String campaign) {
        return MongoFailure.reported(
                "count the live contacts of campaign " + campaign,
                () -> Math.toIntExact(database.contacts()
                        .countDocuments(
                                and(of(campaign), is(ContactStatus.LIVE)),
                                new CountOptions().hintString(Indexes.LIVE))));
    }

    boolean anyPending(String campaign) {
        return MongoFailure.reported(
                "look for pending contacts of campaign " + campaign,
                () -> placeAmong(pending(campaign)).isPresent());
    }

    /** From one to the next: they are few, the contacts may be many. */
    List<String> pendingPlaces(String campaign) {
        return MongoFailure.reported("read the places of pending contacts of campaign " + campaign, () -> {
            List<String> places = new ArrayList<>();
            Optional<String> next = placeAmong(pending(campaign));
            while (next.isPresent()) {
                places.add(next.get());
                next = placeAmong(and(pending(campaign), gt(ContactDocument.PLACE, new BsonString(next.get()))));
            }
            return places;
        });
    }

    private Optional<String> placeAmong(Bson pending) {
        BsonDocument first = find(pending)
                .hintString(Indexes.TO_CALL)
                .sort(Sorts.ascending(ContactDocument.PLACE))
                .projection(Projections.fields(Projections.include(ContactDocument.PLACE), Projections.excludeId()))
                .first();
        return Optional.ofNullable(first).map(contact -> new Fields(contact).text(ContactDocument.PLACE));
    }

    static Bson pending(String campaign) {
        return and(of(campaign), is(ContactStatus.PENDING));
    }

    static Bson of(String campaign) {
        return eq(ContactDocument.CAMPAIGN, new BsonString(campaign));
    }

    static Bson is(ContactStatus status) {
        return eq(ContactDocument.STATUS, new BsonString(status.name()));
    }

    private FindIterable<BsonDocument> find(Bson filter) {
        return database.contacts().find(filter);
    }

    private static List<Contact> read(FindIterable<BsonDocument> found) {
        return found.map(ContactDocument::read).into(new ArrayList<>());
    }
}
