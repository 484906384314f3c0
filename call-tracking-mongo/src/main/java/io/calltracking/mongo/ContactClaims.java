package io.calltracking.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import io.calltracking.campaign.Contact;
import io.calltracking.campaign.ContactStatus;
import io.calltracking.campaign.SkipReason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.bson.BsonBinary;
import org.bson.BsonBoolean;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Takes contacts out of the queues of their campaigns: claims those that are due, and skips those that nobody is to call any
 * more. As with {@link DueCalls} a batch of claims has an id, and reading back by it tells which were won. Every other write
 * takes that id away: what is read back is as it was claimed.
 */
final class ContactClaims {
    private final CampaignDatabase database;
    private final Clock clock;

    ContactClaims(CampaignDatabase database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    List<Contact> claimToCall(String campaign, String place, int max, Duration lease) {
        Queue queue = new Queue(
                Indexes.TO_CALL,
                and(ContactFinder.pending(campaign), isIn(place)),
                ContactFinder.is(ContactStatus.PENDING),
                Sorts.ascending(ContactDocument.LANE, ContactDocument.DUE_AT, ContactDocument.NUMBER));
        return MongoFailure.reported(
                "claim contacts of campaign " + campaign + " to be called", () -> claim(queue, max, lease));
    }

    List<Contact> claimToFollow(String campaign, int max, Duration lease) {
        Bson followed = eq(ContactDocument.FOLLOWED, BsonBoolean.TRUE);
        Queue queue = new Queue(
                Indexes.TO_FOLLOW,
                and(ContactFinder.of(campaign), followed),
                followed,
                Sorts.ascending(ContactDocument.DUE_AT, ContactDocument.NUMBER));
        return MongoFailure.reported(
                "claim contacts of campaign " + campaign + " to be followed", () -> claim(queue, max, lease));
    }

    /** Looks again only when others were faster: then there may be more. */
    private List<Contact> claim(Queue queue, int max, Duration lease) {
        List<Contact> claimed = new ArrayList<>();
        boolean lost = true;
        while (lost) {
            Instant now = clock.instant();
            Bson due = lte(ContactDocument.DUE_AT, Values.date(now));
            List<BsonValue> ids = first(queue, and(queue.waiting, due), max - claimed.size());
            List<Contact> won = claim(ids, and(queue.stillWaiting, due), now.plus(lease));
            claimed.addAll(won);
            lost = won.size() < ids.size();
        }
        return List.copyOf(claimed);
    }

    private List<Contact> claim(List<BsonValue> ids, Bson stillDue, Instant end) {
        if (ids.isEmpty()) {
            return List.of();
        }
        BsonBinary batch = Values.id(UUID.randomUUID());
        Changes changes = new Changes()
                .time(ContactDocument.DUE_AT, end)
                .set(ContactDocument.BATCH, batch)
                .increment(ContactDocument.VERSION);
        database.contacts().updateMany(and(in("_id", ids), stillDue), changes.document());
        Map<BsonValue, Contact> won = new HashMap<>();
        database.contacts()
                .find(and(in("_id", ids), eq(ContactDocument.BATCH, batch)))
                .forEach(contact -> won.put(contact.get("_id"), ContactDocument.read(contact)));
        return ids.stream().map(won::get).filter(Objects::nonNull).toList();
    }

    int skip(String campaign, @Nullable String place, SkipReason reason, int max) {
        Bson pending = ContactFinder.pending(campaign);
        Queue queue = new Queue(
                Indexes.TO_CALL,
                place == null ? pending : and(pending, isIn(place)),
                ContactFinder.is(ContactStatus.PENDING),
                Sorts.ascending(ContactDocument.PLACE, ContactDocument.LANE, ContactDocument.DUE_AT));
        return MongoFailure.reported(
                "skip contacts of campaign " + campaign, () -> Math.toIntExact(skip(queue, reason, max)));
    }

    private long skip(Queue queue, SkipReason reason, int max) {
        long skipped = 0;
        boolean lost = true;
        while (lost) {
            List<BsonValue> ids = first(queue, queue.waiting, max - (int) skipped);
            long now = ids.isEmpty() ? 0 : skip(ids, queue, reason);
            skipped += now;
            lost = now < ids.size();
        }
        return skipped;
    }

    private long skip(List<BsonValue> ids, Queue queue, SkipReason reason) {
        Changes changes = new Changes()
                .set(ContactDocument.STATUS, Values.word(ContactStatus.SKIPPED))
                .set(ContactDocument.SKIP, Values.word(reason))
                .set(ContactDocument.LANE, null)
                .set(ContactDocument.DUE_AT, null)
                .set(ContactDocument.BATCH, null)
                .time(ContactDocument.UPDATED_AT, clock.instant())
                .increment(ContactDocument.VERSION);
        return database.contacts()
                .updateMany(and(in("_id", ids), queue.stillWaiting), changes.document())
                .getModifiedCount();
    }

    private List<BsonValue> first(Queue queue, Bson waiting, int max) {
        if (max <= 0) {
            return List.of();
        }
        return database.contacts()
                .find(waiting)
                .hintString(queue.index)
                .sort(queue.order)
                .limit(max)
                .projection(Projections.include("_id"))
                .map(contact -> (BsonValue) contact.getDocument("_id"))
                .into(new ArrayList<>());
    }

    private static Bson isIn(String place) {
        return eq(ContactDocument.PLACE, new BsonString(place));
    }

    /**
     * Those who wait for the same.
     *
     * @param index in which they stand
     * @param waiting who is in it
     * @param stillWaiting what else a contact of the campaign must be not to have left it
     * @param order in which they are served
     */
    private record Queue(String index, Bson waiting, Bson stillWaiting, Bson order) {}
}
