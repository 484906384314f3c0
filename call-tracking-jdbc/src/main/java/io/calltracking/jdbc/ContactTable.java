package io.calltracking.jdbc;

import io.calltracking.campaign.Contact;
import io.calltracking.campaign.ContactCount;
import io.calltracking.campaign.ContactOutcome;
import io.calltracking.campaign.ContactStatus;
import io.calltracking.campaign.SkipReason;
import io.calltracking.store.Standing;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads contacts. */
final class ContactTable {
    /** All columns of a contact, to be followed by more. */
    static final String SELECT = "select %s from ${prefix}contact ".formatted(Column.names(ContactColumns.ALL));

    static final String COUNTS = """
            select status, outcome, skip_reason, count(*) as contacts
            from ${prefix}contact
            where campaign = ?
            group by status, outcome, skip_reason
            """;

    /** For an index of their own: those who are completed and to be looked at once more are not in the way. */
    static final String LIVE = """
            select count(*) as live
            from ${prefix}contact
            where campaign = ? and status = 'LIVE'
            """;

    /** In one statement, because it is asked for each call. */
    static final String STANDING = """
            select %s,
                (select version from ${prefix}campaign where id = ?) as campaign_version,
                (select count(*) from ${prefix}suppression where owner = '' and number = phone)
                + (select count(*) from ${prefix}suppression
                   where owner = (select owner from ${prefix}campaign where id = ?) and number = phone) as suppressed
            from ${prefix}contact
            where campaign = ? and number = ?
            """.formatted(Column.names(ContactColumns.ALL));

    private static final String LAST = """
            select coalesce(max(number), 0) as last
            from ${prefix}contact
            where campaign = ?
            """;

    private final Database database;

    ContactTable(Database database) {
        this.database = database;
    }

    Optional<Contact> find(String campaign, long number) {
        return database.one(
                "find contact " + number + " of campaign " + campaign,
                database.sql(SELECT + "where campaign = ? and number = ?"),
                parameters -> parameters.text(campaign).number(number),
                ContactColumns::read);
    }

    Optional<Standing> standing(String campaign, long number) {
        return database.one(
                        "look how contact " + number + " of campaign " + campaign + " stands",
                        database.sql(STANDING),
                        parameters -> parameters
                                .text(campaign)
                                .text(campaign)
                                .text(campaign)
                                .number(number),
                        ContactTable::standing)
                .filter(standing -> standing.campaignVersion() > 0);
    }

    private static Standing standing(Row row) throws SQLException {
        return new Standing(ContactColumns.read(row), row.number("campaign_version"), row.number("suppressed") > 0);
    }

    Optional<Contact> find(String campaign, String phone) {
        return database.one(
                "find a contact of campaign " + campaign + " by its phone",
                database.sql(SELECT + "where campaign = ? and phone = ?"),
                parameters -> parameters.text(campaign).text(phone),
                ContactColumns::read);
    }

    List<Contact> list(String campaign, long after, int max) {
        return database.list(
                "list contacts of campaign " + campaign,
                database.sql(SELECT + "where campaign = ? and number > ? order by number limit ?"),
                parameters -> parameters.text(campaign).number(after).integer(max),
                ContactColumns::read);
    }

    long last(String campaign) {
        return database.list(
                        "find the last contact of campaign " + campaign,
                        database.sql(LAST),
                        parameters -> parameters.text(campaign),
                        row -> row.number("last"))
                .get(0);
    }

    List<ContactCount> counts(String campaign) {
        return database.list(
                "count the contacts of campaign " + campaign,
                database.sql(COUNTS),
                parameters -> parameters.text(campaign),
                row -> new ContactCount(
                        row.word(ContactStatus.class, "status"),
                        row.wordOrNull(ContactOutcome.class, "outcome"),
                        row.wordOrNull(SkipReason.class, "skip_reason"),
                        row.number("contacts")));
    }

    int live(String campaign) {
        return database.list(
                        "count the live contacts of campaign " + campaign,
                        database.sql(LIVE),
                        parameters -> parameters.text(campaign),
                        row -> row.integer("live"))
                .get(0);
    }

    boolean anyPending(String campaign) {
        return nextPlace(campaign, Queue.AGAIN, null).isPresent()
                || nextPlace(campaign, Queue.FIRST, null).isPresent();
    }

    /** From one to the next: they are few, the contacts in them may be many. */
    List<String> pendingPlaces(String campaign) {
        Set<String> places = new TreeSet<>();
        for (Queue queue : List.of(Queue.AGAIN, Queue.FIRST)) {
            Optional<String> next = nextPlace(campaign, queue, null);
            while (next.isPresent()) {
                places.add(next.get());
                next = nextPlace(campaign, queue, next.get());
            }
        }
        return List.copyOf(places);
    }

    private Optional<String> nextPlace(String campaign, Queue queue, @Nullable String after) {
        return database.one(
                "read the places of pending contacts of campaign " + campaign,
                database.sql(nextPlace(queue, after)),
                parameters -> {
                    parameters.text(campaign);
                    if (after != null) {
                        parameters.text(after);
                    }
                },
                row -> row.text("place"));
    }

    /** In the order of an index from its first column on, so that no planner finds reading all of them cheaper. */
    static String nextPlace(Queue queue, @Nullable String after) {
        return "select place from ${prefix}contact where " + queue.condition() + (after == null ? "" : " and place > ?")
                + " order by waits_in, queue, place limit 1";
    }
}
