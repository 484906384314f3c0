package io.calltracking.jdbc;

import io.calltracking.campaign.Contact;
import io.calltracking.campaign.ContactState;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Claims contacts: due ones that nobody else has locked are locked, then moved. Each queue is an index of its own in which
 * those who are due come first, so the cost does not grow with the contacts that wait for another time, another place or
 * nothing.
 */
final class ContactClaims {
    private static final String MOVE = """
            update ${prefix}contact
            set due_at = ?, version = ?
            where campaign = ? and number = ?
            """;

    private final Database database;
    private final Clock clock;

    ContactClaims(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    List<Contact> toCall(String campaign, String place, int max, Duration lease) {
        Due due = due(max, lease);
        return database.run("claim contacts to call of campaign " + campaign, false, connection -> {
            List<Contact> contacts = new ArrayList<>(lockToCall(connection, Queue.AGAIN, campaign, place, due));
            if (contacts.size() < max) {
                Due rest = new Due(due.now(), due.leaseEnd(), max - contacts.size());
                contacts.addAll(lockToCall(connection, Queue.FIRST, campaign, place, rest));
            }
            return move(connection, contacts, due.leaseEnd());
        });
    }

    private List<Contact> lockToCall(Connection connection, Queue queue, String campaign, String place, Due due)
            throws SQLException {
        return database.rows(
                connection,
                database.sql(lockToCall(database.dialect(), queue)),
                parameters ->
                        parameters.text(campaign).text(place).time(due.now()).integer(due.max()),
                ContactColumns::read);
    }

    static String lockToCall(Dialect dialect, Queue queue) {
        return ContactTable.SELECT
                + dialect.byIndex("contact_to_call")
                + " where campaign = ? and " + queue.condition() + " and place = ? and due_at <= ?"
                + " order by campaign, queue, place, due_at, number limit ? for update skip locked";
    }

    List<Contact> toFollow(String campaign, int max, Duration lease) {
        Due due = due(max, lease);
        return database.run(
                "claim contacts to follow of campaign " + campaign,
                false,
                connection -> move(connection, lockToFollow(connection, campaign, due), due.leaseEnd()));
    }

    private List<Contact> lockToFollow(Connection connection, String campaign, Due due) throws SQLException {
        return database.rows(
                connection,
                database.sql(lockToFollow(database.dialect())),
                parameters -> parameters.text(campaign).time(due.now()).integer(due.max()),
                ContactColumns::read);
    }

    static String lockToFollow(Dialect dialect) {
        return ContactTable.SELECT
                + dialect.byIndex("contact_to_follow")
                + " where campaign = ? and " + Queue.FOLLOW.condition() + " and due_at <= ?"
                + " order by campaign, queue, due_at, number limit ? for update skip locked";
    }

    private Due due(int max, Duration lease) {
        Instant now = clock.instant();
        return new Due(now, now.plus(lease), max);
    }

    private List<Contact> move(Connection connection, List<Contact> locked, Instant leaseEnd) throws SQLException {
        List<Contact> claimed = locked.stream()
                .map(contact -> contact.next(dueAt(leaseEnd, contact.state())))
                .toList();
        database.changeEach(
                connection,
                database.sql(MOVE),
                claimed,
                (parameters, contact) -> parameters
                        .time(leaseEnd)
                        .number(contact.version())
                        .text(contact.campaign())
                        .number(contact.number()));
        return claimed;
    }

    private static ContactState dueAt(Instant time, ContactState state) {
        return new ContactState(
                state.status(),
                state.tries(),
                state.attempts(),
                time,
                state.call(),
                state.outcome(),
                state.skip(),
                state.updated());
    }
}
