package io.calltracking.jdbc;

import static io.calltracking.jdbc.Column.text;

import io.calltracking.campaign.Suppression;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The numbers that must not be called. */
final class SuppressionTable {
    private static final List<Column<Suppression>> COLUMNS = List.of(
            text("owner", Suppression::owner),
            text("number", Suppression::number),
            text("reason", Suppression::reason),
            Column.time("since_at", Suppression::since));

    /** All take their locks in the order of owners and numbers, so that no two wait for each other. */
    private static final Comparator<Suppression> BY_NUMBER = Comparator.comparing(Suppression::number);

    private static final String SELECT = "select %s from ${prefix}suppression ".formatted(Column.names(COLUMNS));

    private static final String DELETE = """
            delete from ${prefix}suppression
            where owner = ? and number = ?
            """;

    private final Database database;
    private final Insertion<Suppression> insertion;

    SuppressionTable(Database database) {
        this.database = database;
        this.insertion = new Insertion<>(
                database,
                "suppression",
                COLUMNS,
                new Insertion.Key<>("owner", Suppression::owner, "number", Suppression::number));
    }

    /** Looks again when somebody else has put one of them on a list in between. */
    void suppress(Collection<Suppression> suppressions) {
        Map<String, List<Suppression>> byOwner = suppressions.stream()
                .sorted(BY_NUMBER)
                .collect(Collectors.groupingBy(Suppression::owner, TreeMap::new, Collectors.toList()));
        boolean written = byOwner.isEmpty();
        while (!written) {
            written = database.run(
                    "suppress " + suppressions.size() + " numbers",
                    false,
                    connection -> {
                        for (List<Suppression> list : byOwner.values()) {
                            insertion.insertMissing(connection, list);
                        }
                        return true;
                    },
                    rule -> false);
        }
    }

    boolean unsuppress(String owner, String number) {
        return database.change(
                        "take a number off the suppression list",
                        database.sql(DELETE),
                        parameters -> parameters.text(owner).text(number))
                == 1;
    }

    Set<String> suppressed(String owner, Collection<String> numbers) {
        if (numbers.isEmpty()) {
            return Set.of();
        }
        return database
                .list(
                        "look for " + numbers.size() + " numbers on the suppression list",
                        database.sql(suppressed(numbers.size())),
                        parameters -> {
                            parameters.text(owner).text(Suppression.EVERYBODY);
                            for (String number : numbers) {
                                parameters.text(number);
                            }
                        },
                        row -> row.text("number"))
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    static String suppressed(int numbers) {
        return "select number from ${prefix}suppression where owner in (?, ?) and number in " + Column.list(numbers);
    }

    List<Suppression> list(String owner, @Nullable String after, int max) {
        return database.list(
                "list suppressed numbers",
                database.sql(SELECT + "where owner = ? and number > ? order by number limit ?"),
                parameters ->
                        parameters.text(owner).text(after == null ? "" : after).integer(max),
                row -> new Suppression(
                        row.text("owner"), row.text("number"), row.textOrNull("reason"), row.time("since_at")));
    }
}
