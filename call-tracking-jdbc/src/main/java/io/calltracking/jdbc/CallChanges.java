package io.calltracking.jdbc;

import static io.calltracking.jdbc.Column.assignments;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.calltracking.Call;
import io.calltracking.CallEvent;
import io.calltracking.EventId;
import io.calltracking.store.CallUpdate;
import io.calltracking.store.Written;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes the next version of a call and the event that led to it, both or none. The update finds its row by id and version,
 * so of two who write the same version one finds none; everything else that may stand in the way is a unique index, so no
 * race can slip between a look and a write. News that is in the log already is looked for by the update itself, so that it
 * is no error when many changes go together; the unique index still has the last word.
 */
final class CallChanges {
    private static final String UPDATE = """
            update ${prefix}call
            set %s, due_at = ?%s
            where id = ? and version = ? and not exists (
                select 1
                from ${prefix}event
                where call_id = ? and dedupe_key = ?
            )
            """;

    /** All take their locks in this order, so that no two wait for each other. */
    private static final Comparator<CallUpdate> BY_CALL =
            Comparator.comparing(update -> update.call().id());

    private final Database database;
    private final EventTable log;
    private final List<Column<Call>> columns;
    private final CallStatement withoutCheck;
    private final CallStatement withCheck;
    private final GroupedChanges grouped;
    private final GroupedChanges groupedWithCheck;

    CallChanges(Database database) {
        this.database = database;
        this.log = new EventTable(database);
        this.columns = database.dialect().state().with(CallColumns.CHANGING);
        this.withoutCheck = one("");
        this.withCheck = one(", " + assignments(CheckTable.CHECK));
        this.grouped = new GroupedChanges(database, false);
        this.groupedWithCheck = new GroupedChanges(database, true);
    }

    private CallStatement one(String check) {
        String sql = UPDATE.formatted(assignments(columns), check);
        return new CallStatement(database, sql, StateTable.CHANGE_OWN, this::bind);
    }

    Written apply(CallUpdate update) {
        Written written = database.run(
                "apply version " + update.call().version() + " of call "
                        + update.call().id(),
                database.dialect().changesInOneStatement(),
                connection ->
                        statement(update.check() != null).write(connection, update) ? Written.DONE : Written.STALE,
                Rule::answer);
        return written == Written.DONE ? Written.DONE : refused(update, written);
    }

    /** One transaction for all; when one of them breaks a rule, which fails all, each has its own. */
    List<Written> applyAll(List<CallUpdate> updates) {
        if (updates.size() < 2) {
            return eachByItself(updates);
        }
        List<List<CallUpdate>> alike = alike(updates.stream().sorted(BY_CALL).toList());
        return database.unlessRefused(
                        "apply " + updates.size() + " changes",
                        database.dialect().changesInOneStatement() && alike.size() == 1,
                        connection -> written(connection, alike))
                .map(written -> answers(updates, written))
                .orElseGet(() -> eachByItself(updates));
    }

    private List<Written> eachByItself(List<CallUpdate> updates) {
        return updates.stream().map(this::apply).toList();
    }

    private List<Written> answers(List<CallUpdate> updates, Map<EventId, EventId> logged) {
        return updates.stream()
                .map(update -> answer(update, logged.get(update.event().id())))
                .toList();
    }

    /** The event in the log that has the change's key or is its own; null when the change was refused and nobody has looked. */
    private Written answer(CallUpdate update, @Nullable EventId logged) {
        if (logged == null) {
            return refused(update, Written.STALE);
        }
        return logged.equals(update.event().id()) ? Written.DONE : Written.REPEATED;
    }

    /** For events, those that are in the log for them: themselves, or the ones that had their key before. */
    private Map<EventId, EventId> written(Connection connection, List<List<CallUpdate>> alike) throws SQLException {
        Map<EventId, EventId> logged = new HashMap<>();
        for (List<CallUpdate> some : alike) {
            boolean check = some.get(0).check() != null;
            logged.putAll(
                    database.dialect().changesInOneStatement()
                            ? (check ? groupedWithCheck : grouped).write(connection, some)
                            : statement(check).writeEach(connection, some).stream()
                                    .collect(toMap(identity(), identity())));
        }
        return logged;
    }

    /** In the same order, those together that follow each other, are of different calls and are written by the same statement. */
    private static List<List<CallUpdate>> alike(List<CallUpdate> updates) {
        List<List<CallUpdate>> alike = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= updates.size(); i++) {
            if (i == updates.size() || !isAlike(updates.get(i - 1), updates.get(i))) {
                alike.add(updates.subList(from, i));
                from = i;
            }
        }
        return alike;
    }

    private static boolean isAlike(CallUpdate update, CallUpdate next) {
        return (update.check() == null) == (next.check() == null)
                && !update.call().id().equals(next.call().id());
    }

    private CallStatement statement(boolean check) {
        return check ? withCheck : withoutCheck;
    }

    private void bind(Parameters parameters, CallUpdate update) throws SQLException {
        parameters.columns(columns, update.call()).time(update.dueAt());
        if (update.check() != null) {
            parameters.columns(CheckTable.CHECK, update.check());
        }
        CallEvent event = update.event();
        parameters
                .id(event.callId())
                .number(event.version() - 1)
                .id(event.callId())
                .text(event.dedupeKey());
    }

    /** What stands in the way may be the change itself, whose writer was not told: its connection broke, or its group failed. */
    private Written refused(CallUpdate update, Written reason) {
        CallEvent event = update.event();
        String key = event.dedupeKey();
        Optional<EventId> known =
                key == null ? log.atVersion(event.callId(), event.version()) : log.withKey(event.callId(), key);
        if (known.filter(event.id()::equals).isPresent()) {
            return Written.DONE;
        }
        return key != null && known.isPresent() ? Written.REPEATED : reason;
    }
}
