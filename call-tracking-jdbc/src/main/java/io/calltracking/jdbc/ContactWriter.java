package io.calltracking.jdbc;

import io.calltracking.CallTrackingException;
import io.calltracking.ErrorCode;
import io.calltracking.campaign.Contact;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Adds and changes contacts, many at a time: always in one order, so that of two who do so none waits for the other in turn. */
final class ContactWriter {
    private static final Comparator<Contact> BY_PHONE =
            Comparator.comparing(contact -> contact.lead().phone());

    private static final String UPDATE = """
            update ${prefix}contact
            set %s
            where campaign = ? and number = ? and version = ?
            """.formatted(Column.assignments(ContactColumns.CHANGING));

    private final Database database;
    private final Insertion<Contact> insertion;

    ContactWriter(Database database) {
        this.database = database;
        this.insertion = new Insertion<>(
                database,
                "contact",
                ContactColumns.ALL,
                new Insertion.Key<>(
                        "campaign",
                        Contact::campaign,
                        "phone",
                        contact -> contact.lead().phone()));
    }

    /** Looks again when somebody else has added one of the phones in between. */
    List<String> add(List<Contact> contacts) {
        if (contacts.isEmpty()) {
            return List.of();
        }
        List<Contact> ordered = contacts.stream().sorted(BY_PHONE).toList();
        Optional<Set<String>> known = tryAdd(ordered);
        while (known.isEmpty()) {
            known = tryAdd(ordered);
        }
        Set<String> refused = known.get();
        return contacts.stream()
                .map(contact -> contact.lead().phone())
                .filter(refused::contains)
                .toList();
    }

    /** The phones that were there before; empty when somebody else added one of the others at the same moment. */
    private Optional<Set<String>> tryAdd(List<Contact> contacts) {
        String attempted = "add " + contacts.size() + " contacts to campaign "
                + contacts.get(0).campaign();
        return database.run(
                attempted, false, connection -> Optional.of(insertion.insertMissing(connection, contacts)), rule -> {
                    if (rule != Rule.CONTACT_PHONE) {
                        throw CallTrackingException.of(
                                ErrorCode.STORE_ERROR,
                                "Could not " + attempted + ": a number from "
                                        + contacts.get(0).number() + " on is in use, choose others");
                    }
                    return Optional.empty();
                });
    }

    List<Long> save(Collection<Contact> contacts) {
        if (contacts.isEmpty()) {
            return List.of();
        }
        List<Contact> ordered =
                contacts.stream().sorted(Comparator.comparing(Contact::number)).toList();
        boolean oneStatement = ordered.size() == 1;
        Set<Long> written = database.run(
                "save " + contacts.size() + " contacts", oneStatement, connection -> save(connection, ordered));
        return contacts.stream().map(Contact::number).filter(written::contains).toList();
    }

    private Set<Long> save(Connection connection, List<Contact> contacts) throws SQLException {
        int[] rows = database.changeEach(connection, database.sql(UPDATE), contacts, ContactWriter::bindUpdate);
        Set<Long> written = new HashSet<>();
        for (int i = 0; i < rows.length; i++) {
            if (rows[i] == 1) {
                written.add(contacts.get(i).number());
            }
        }
        return written;
    }

    private static void bindUpdate(Parameters parameters, Contact contact) throws SQLException {
        parameters
                .columns(ContactColumns.CHANGING, contact)
                .text(contact.campaign())
                .number(contact.number())
                .number(contact.version() - 1);
    }
}
