package io.calltracking.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.model.InsertManyOptions;
import io.calltracking.CallTrackingException;
import io.calltracking.ErrorCode;
import io.calltracking.campaign.Contact;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonValue;
import org.bson.conversions.Bson;

/** Adds, changes and removes contacts, many in one command. What the server refuses it tells one by one, and why. */
final class ContactWriter {
    /** So many are removed by one command: one that removes a million may take longer than the client waits. */
    private static final int PIECE = 1_000;

    private final CampaignDatabase database;
    private final ContactFinder contacts;

    ContactWriter(CampaignDatabase database, ContactFinder contacts) {
        this.database = database;
        this.contacts = contacts;
    }

    /** Nothing is looked up before: the phones that the server refuses, because it has them, are those to be told. */
    List<String> add(List<Contact> added) {
        if (added.isEmpty()) {
            return List.of();
        }
        List<BsonDocument> documents = added.stream()
                .map(contact -> Field.document(ContactDocument.ALL, contact))
                .toList();
        String campaign = added.get(0).campaign();
        return MongoFailure.reported("add " + added.size() + " contacts to campaign " + campaign, () -> {
            try {
                database.contacts().insertMany(documents, new InsertManyOptions().ordered(false));
                return List.of();
            } catch (MongoBulkWriteException e) {
                List<BulkWriteError> refused = MongoFailure.all(MongoFailure.DUPLICATE_KEY, e);
                refuseTakenNumbers(refused, added);
                return refused.stream()
                        .map(error -> added.get(error.getIndex()).lead().phone())
                        .toList();
            }
        });
    }

    /** Of a contact whose number and phone are both in the campaign the server names the number alone. */
    private void refuseTakenNumbers(List<BulkWriteError> refused, List<Contact> added) {
        List<Contact> suspects = refused.stream()
                .filter(error -> Rule.indexIn(error.getMessage())
                        .filter(ContactDocument.PHONE::equals)
                        .isEmpty())
                .map(error -> added.get(error.getIndex()))
                .toList();
        if (suspects.isEmpty()) {
            return;
        }
        String campaign = suspects.get(0).campaign();
        Set<String> known = contacts.known(
                campaign,
                suspects.stream().map(suspect -> suspect.lead().phone()).toList());
        for (Contact suspect : suspects) {
            if (!known.contains(suspect.lead().phone())) {
                throw CallTrackingException.of(
                        ErrorCode.STORE_ERROR,
                        "Could not add contact " + suspect.number() + " to campaign " + campaign
                                + ": another contact has this number; add it with one that is free");
            }
        }
    }

    List<Long> save(Collection<Contact> next) {
        if (next.isEmpty()) {
            return List.of();
        }
        List<Contact> saved = List.copyOf(next);
        TellingUpdates updates = new TellingUpdates();
        saved.forEach(contact -> updates.add(unchanged(contact), changes(contact)));
        return MongoFailure.reported("save " + saved.size() + " contacts", () -> {
            Set<Integer> stale = updates.run(database.contacts()).keySet();
            return IntStream.range(0, saved.size())
                    .filter(i -> !stale.contains(i))
                    .mapToObj(i -> saved.get(i).number())
                    .toList();
        });
    }

    private static Bson unchanged(Contact next) {
        return and(eq(ContactDocument.id(next)), eq(ContactDocument.VERSION, new BsonInt64(next.version() - 1)));
    }

    private static BsonDocument changes(Contact next) {
        return new Changes()
                .fields(ContactDocument.CHANGING, next)
                .set(ContactDocument.BATCH, null)
                .document();
    }

    void deleteAll(String campaign) {
        MongoFailure.reported("delete the contacts of campaign " + campaign, () -> {
            List<BsonValue> piece = contacts.ids(campaign, PIECE);
            while (!piece.isEmpty()) {
                database.contacts().deleteMany(in("_id", piece));
                piece = contacts.ids(campaign, PIECE);
            }
            return true;
        });
    }
}
