package io.calltracking.jdbc;

import static io.calltracking.jdbc.Column.id;
import static io.calltracking.jdbc.Column.integer;
import static io.calltracking.jdbc.Column.number;
import static io.calltracking.jdbc.Column.text;
import static io.calltracking.jdbc.Column.time;
import static io.calltracking.jdbc.Column.word;

import io.calltracking.CallId;
import io.calltracking.JsonText;
import io.calltracking.campaign.Contact;
import io.calltracking.campaign.ContactOutcome;
import io.calltracking.campaign.ContactState;
import io.calltracking.campaign.ContactStatus;
import io.calltracking.campaign.Lead;
import io.calltracking.campaign.SkipReason;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** The columns of the contact table. */
final class ContactColumns {
    /** Written once. */
    private static final List<Column<Contact>> LEAD = List.of(
            text("campaign", Contact::campaign),
            number("number", Contact::number),
            text("phone", contact -> contact.lead().phone()),
            text("lead_id", contact -> contact.lead().id()),
            text("name", contact -> contact.lead().name()),
            text("place", contact -> contact.lead().place()),
            text("variables", contact -> JsonText.write(contact.lead().variables())),
            text("consent", contact -> JsonText.write(contact.lead().consent())));

    /** What a change writes. */
    static final List<Column<Contact>> CHANGING = List.of(
            number("version", Contact::version),
            word("status", contact -> contact.state().status()),
            integer("tries", contact -> contact.state().tries()),
            integer("attempts", contact -> contact.state().attempts()),
            time("due_at", contact -> contact.state().dueAt()),
            id("call_id", contact -> {
                CallId call = contact.state().call();
                return call == null ? null : call.value();
            }),
            word("outcome", contact -> contact.state().outcome()),
            word("skip_reason", contact -> contact.state().skip()),
            time("updated_at", contact -> contact.state().updated()),
            word("queue", contact -> Queue.of(contact.state())),
            text("waits_in", contact -> Queue.of(contact.state()) == null ? null : contact.campaign()));

    /** All of a contact. */
    static final List<Column<Contact>> ALL =
            Stream.of(LEAD, CHANGING).flatMap(List::stream).toList();

    private ContactColumns() {}

    /** The contact in a row that has all the columns. */
    static Contact read(Row row) throws SQLException {
        return new Contact(row.text("campaign"), row.number("number"), row.number("version"), lead(row), state(row));
    }

    private static Lead lead(Row row) throws SQLException {
        return new Lead(
                row.text("phone"),
                row.textOrNull("lead_id"),
                row.textOrNull("name"),
                row.text("place"),
                JsonText.read(row.text("variables")),
                JsonText.read(row.text("consent")));
    }

    private static ContactState state(Row row) throws SQLException {
        UUID call = row.idOrNull("call_id");
        return new ContactState(
                row.word(ContactStatus.class, "status"),
                row.integer("tries"),
                row.integer("attempts"),
                row.timeOrNull("due_at"),
                call == null ? null : new CallId(call),
                row.wordOrNull(ContactOutcome.class, "outcome"),
                row.wordOrNull(SkipReason.class, "skip_reason"),
                row.time("updated_at"));
    }
}
