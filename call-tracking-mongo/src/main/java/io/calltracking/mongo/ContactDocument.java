package io.calltracking.mongo;

import static io.calltracking.mongo.Field.number;
import static io.calltracking.mongo.Field.text;
import static io.calltracking.mongo.Field.time;
import static io.calltracking.mongo.Field.word;

import io.calltracking.CallId;
import io.calltracking.JsonText;
import io.calltracking.campaign.Contact;
import io.calltracking.campaign.ContactOutcome;
import io.calltracking.campaign.ContactState;
import io.calltracking.campaign.ContactStatus;
import io.calltracking.campaign.Lead;
import io.calltracking.campaign.SkipReason;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/** The fields of a contact document. */
final class ContactDocument {
    static final PairId ID = new PairId("campaign", "number");
    static final String CAMPAIGN = "_id.campaign";
    static final String NUMBER = "_id.number";

    static final String VERSION = "version";
    static final String PHONE = "phone";
    static final String PLACE = "place";
    static final String STATUS = "status";
    static final String DUE_AT = "due_at";
    static final String OUTCOME = "outcome";
    static final String SKIP = "skip_reason";
    static final String UPDATED_AT = "updated_at";

    /** Of those to be called: 0 for who is called again, 1 for the others. */
    static final String LANE = "lane";

    /** True where a look is due some time at a call that is under way or over, else absent. */
    static final String FOLLOWED = "followed";

    /** The batch of claims that was the last to write it; absent when it was written in another way since. */
    static final String BATCH = "claim_batch";

    /** Whom to call: written once. */
    private static final List<Field<Contact>> LEAD = List.of(
            new Field<>("_id", ContactDocument::id),
            text(PHONE, contact -> contact.lead().phone()),
            text("lead_id", contact -> contact.lead().id()),
            text("name", contact -> contact.lead().name()),
            text(PLACE, contact -> contact.lead().place()),
            text("variables", contact -> JsonText.write(contact.lead().variables())),
            text("consent", contact -> JsonText.write(contact.lead().consent())));

    /** What a change writes. */
    static final List<Field<Contact>> CHANGING = List.of(
            number(VERSION, Contact::version),
            word(STATUS, contact -> contact.state().status()),
            number(LANE, contact -> lane(contact.state())),
            new Field<>(FOLLOWED, contact -> followed(contact.state())),
            number("tries", contact -> (long) contact.state().tries()),
            number("attempts", contact -> (long) contact.state().attempts()),
            time(DUE_AT, contact -> contact.state().dueAt()),
            new Field<>("call", contact -> call(contact.state())),
            word(OUTCOME, contact -> contact.state().outcome()),
            word(SKIP, contact -> contact.state().skip()),
            time(UPDATED_AT, contact -> contact.state().updated()));

    /** All of a contact. */
    static final List<Field<Contact>> ALL =
            Stream.of(LEAD, CHANGING).flatMap(List::stream).toList();

    private ContactDocument() {}

    static BsonDocument id(Contact contact) {
        return id(contact.campaign(), contact.number());
    }

    static BsonDocument id(String campaign, long number) {
        return ID.of(campaign, new BsonInt64(number));
    }

    /** The number of the contact in its campaign. */
    static long numberOf(BsonDocument contact) {
        return new Fields(contact.getDocument("_id")).number("number");
    }

    static Contact read(BsonDocument document) {
        Fields fields = new Fields(document);
        return new Contact(
                new Fields(document.getDocument("_id")).text("campaign"),
                numberOf(document),
                fields.number(VERSION),
                lead(fields),
                state(fields));
    }

    private static Lead lead(Fields fields) {
        return new Lead(
                fields.text(PHONE),
                fields.textOrNull("lead_id"),
                fields.textOrNull("name"),
                fields.text(PLACE),
                JsonText.read(fields.text("variables")),
                JsonText.read(fields.text("consent")));
    }

    private static ContactState state(Fields fields) {
        UUID call = fields.idOrNull("call");
        return new ContactState(
                fields.word(ContactStatus.class, STATUS),
                fields.integer("tries"),
                fields.integer("attempts"),
                fields.timeOrNull(DUE_AT),
                call == null ? null : new CallId(call),
                fields.wordOrNull(ContactOutcome.class, OUTCOME),
                fields.wordOrNull(SkipReason.class, SKIP),
                fields.time(UPDATED_AT));
    }

    private static @Nullable Long lane(ContactState state) {
        if (state.status() != ContactStatus.PENDING) {
            return null;
        }
        return state.isRetry() ? 0L : 1L;
    }

    private static @Nullable BsonValue followed(ContactState state) {
        boolean called = state.status() == ContactStatus.LIVE || state.status() == ContactStatus.COMPLETED;
        return called && state.dueAt() != null ? BsonBoolean.TRUE : null;
    }

    private static @Nullable BsonValue call(ContactState state) {
        return state.call() == null ? null : Values.id(state.call());
    }
}
