package io.calltracking.mongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Indexes.ascending;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import io.calltracking.campaign.ContactStatus;
import java.util.List;
import org.bson.BsonBoolean;

/**
 * Makes the indexes, and the collections with them. Harmless when they are there already, and when several do so at once.
 * An index with the same name and other fields or options is a failure: it must be dropped first.
 */
final class Indexes {
    /** Contacts to be called, in the order in which they are. */
    static final String TO_CALL = "to_call";

    /** Contacts whose calls are to be looked at some time. */
    static final String TO_FOLLOW = "to_follow";

    /** Contacts who are called. */
    static final String LIVE = "live";

    /** The unique ones come first, in the order of {@link Rule}. */
    private static final List<IndexModel> OF_CALLS = List.of(
            unique(Rule.IDEMPOTENCY_KEY, "owner", "idempotency_key"),
            unique(Rule.PROVIDER_CALL_ID, "provider", "provider_call_id"),
            unique(Rule.UNSETTLED_NUMBER, "unsettled_number"),
            unique(Rule.UNSETTLED_CONTACT, "owner", "unsettled_contact"),
            unique(Rule.PLACE_IN_OWNER, "owner", "place_in_owner"),
            unique(Rule.PLACE_IN_ACCOUNT, "slot_account", "place_in_account"),
            unique(Rule.PLACE_IN_CAMPAIGN, "campaign", "place_in_campaign"),
            unique(Rule.HELD_NUMBER, "held_number"),
            waiting("turn", "slot_account", "turn_lane", "turn_number", "_id"),
            waiting("turn_of_owner", "slot_account", "turn_lane", "owner", "turn_number"),
            new IndexModel(
                    ascending("_id", "place_in_account"),
                    named("holder").partialFilterExpression(exists("place_in_account"))),
            new IndexModel(ascending("due_at", "_id"), named("due").partialFilterExpression(exists("due_at"))),
            new IndexModel(ascending("owner", "_id"), named("owner")),
            known("contact"),
            known("agent"),
            known("campaign"),
            known("run_id"),
            new IndexModel(ascending("to_number", "_id"), named("to_number")),
            known("from_number"),
            new IndexModel(ascending("status", "_id"), named("status")),
            new IndexModel(ascending(Numbering.DONE, Numbering.OBSERVED_AT), named("feed")),
            new IndexModel(ascending(CountedCalls.COUNTED, "_id"), named("counted")));

    private static final List<IndexModel> OF_EVENTS =
            List.of(new IndexModel(ascending("call_id", "version"), named("call")));

    private static final List<IndexModel> OF_FEED = List.of(new IndexModel(
            ascending("call_id", "version"), named(Numbering.ONCE).unique(true)));

    private static final List<IndexModel> OF_INBOX = List.of(
            new IndexModel(
                    ascending("provider", "provider_call_id", "dedupe_key"),
                    named("dedupe_key").unique(true)),
            new IndexModel(ascending("provider", "provider_call_id", "received_at", "_id"), named("call")),
            new IndexModel(ascending("received_at", "_id"), named("received")));

    private static final List<IndexModel> OF_CAMPAIGNS = List.of(
            new IndexModel(ascending("owner", "_id"), named("owner")),
            new IndexModel(ascending("status", "_id"), named("status")));

    private static final List<IndexModel> OF_CONTACTS = List.of(
            new IndexModel(
                    ascending(ContactDocument.CAMPAIGN, ContactDocument.PHONE),
                    named(ContactDocument.PHONE).unique(true)),
            new IndexModel(
                    ascending(
                            ContactDocument.CAMPAIGN,
                            ContactDocument.STATUS,
                            ContactDocument.PLACE,
                            ContactDocument.LANE,
                            ContactDocument.DUE_AT,
                            ContactDocument.NUMBER),
                    named(TO_CALL).partialFilterExpression(ContactFinder.is(ContactStatus.PENDING))),
            new IndexModel(
                    ascending(ContactDocument.CAMPAIGN, ContactDocument.DUE_AT, ContactDocument.NUMBER),
                    named(TO_FOLLOW).partialFilterExpression(eq(ContactDocument.FOLLOWED, BsonBoolean.TRUE))),
            new IndexModel(
                    ascending(ContactDocument.CAMPAIGN, ContactDocument.STATUS),
                    named(LIVE).partialFilterExpression(ContactFinder.is(ContactStatus.LIVE))));

    private static final List<IndexModel> OF_ROLLUPS = List.of(new IndexModel(
            ascending(RollupDocument.OPEN, "_id"), named("open").partialFilterExpression(exists(RollupDocument.OPEN))));

    private static final List<IndexModel> OF_ROLLUP_PAGES =
            List.of(new IndexModel(ascending(RollupDocument.BLOCK, RollupDocument.PAGE), named("page")));

    private Indexes() {}

    static void create(CallDatabase database) {
        MongoFailure.reported("create the indexes of " + database.calls().getNamespace(), () -> {
            database.calls().createIndexes(OF_CALLS);
            database.events().createIndexes(OF_EVENTS);
            database.feed().createIndexes(OF_FEED);
            database.rollups().createIndexes(OF_ROLLUPS);
            database.rollupPages().createIndexes(OF_ROLLUP_PAGES);
            database.inbox().createIndexes(OF_INBOX);
            database.campaign().campaigns().createIndexes(OF_CAMPAIGNS);
            return database.campaign().contacts().createIndexes(OF_CONTACTS);
        });
    }

    /** Of documents that have the last of the fields. */
    private static IndexModel unique(Rule rule, String... fields) {
        return new IndexModel(
                ascending(fields),
                named(rule.index()).unique(true).partialFilterExpression(exists(fields[fields.length - 1])));
    }

    /** For lists of the documents that have the field. */
    private static IndexModel known(String field) {
        return new IndexModel(ascending(field, "_id"), named(field).partialFilterExpression(exists(field)));
    }

    private static IndexModel waiting(String name, String... fields) {
        return new IndexModel(ascending(fields), named(name).partialFilterExpression(exists("turn_number")));
    }

    private static IndexOptions named(String name) {
        return new IndexOptions().name(name);
    }
}
