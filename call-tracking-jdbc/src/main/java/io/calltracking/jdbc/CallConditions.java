package io.calltracking.jdbc;

import io.calltracking.CallField;
import io.calltracking.CallFilter;
import io.calltracking.CallId;
import io.calltracking.CallQuery;
import io.calltracking.CallStatus;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a query asks of calls, as SQL with a place for each value; no value is ever part of the SQL. */
final class CallConditions {
    private final List<String> conditions = new ArrayList<>();
    private final List<Database.Binding> values = new ArrayList<>();

    private final List<String> bounds = new ArrayList<>();
    private final List<CallId> ids = new ArrayList<>();
    private final Dialect dialect;
    private String statuses = "";

    private CallConditions(Dialect dialect) {
        this.dialect = dialect;
    }

    static CallConditions of(CallFilter filter, Dialect dialect) {
        CallConditions all = new CallConditions(dialect);
        for (CallField field : CallField.values()) {
            String word = filter.words().get(field);
            if (word != null) {
                all.word(field, word);
            }
        }
        all.statuses(filter.statuses());
        Duration talk = filter.minTalk();
        if (talk != null) {
            all.add("talk_ms >= ?", parameters -> parameters.number(talk.toMillis()));
        }
        if (!filter.withDeleted()) {
            all.conditions.add("deleted_at is null");
        }
        all.id(">= ?", filter.firstId());
        all.id("< ?", filter.endId());
        return all;
    }

    static CallConditions of(CallQuery query, Dialect dialect) {
        CallConditions all = of(query.filter(), dialect);
        all.id(query.newestFirst() ? "< ?" : "> ?", query.after());
        return all;
    }

    /** Empty when there is no condition. */
    String where() {
        List<String> all = new ArrayList<>(conditions);
        bounds.forEach(bound -> all.add("id " + bound));
        if (!statuses.isEmpty()) {
            all.add(dialect.state().hasStatus(statuses, bounds));
        }
        return all.isEmpty() ? "" : "where " + String.join(" and ", all);
    }

    void bind(Parameters parameters) throws SQLException {
        for (Database.Binding value : values) {
            value.bind(parameters);
        }
        boolean again = !statuses.isEmpty() && !dialect.state().isCall();
        for (int i = 0; i < (again ? 2 : 1); i++) {
            for (CallId id : ids) {
                parameters.id(id);
            }
        }
    }

    private void word(CallField field, String word) {
        switch (field) {
            case OWNER -> text("owner = ?", word);
            case CONTACT -> text("contact = ?", word);
            case AGENT -> text("agent = ?", word);
            case CAMPAIGN -> text("campaign = ?", word);
            case RUN_ID -> text("run_id = ?", word);
            case NUMBER ->
                add(
                        "(to_number = ? or from_number = ?)",
                        parameters -> parameters.text(word).text(word));
            case OUTCOME -> text("outcome = ?", word);
        }
    }

    /** Adds a condition on a text. */
    void text(String condition, String value) {
        add(condition, parameters -> parameters.text(value));
    }

    /** Adds a bound of the ids, such as {@code < ?}, unless there is none to compare with. */
    void id(String bound, @Nullable CallId id) {
        if (id != null) {
            bounds.add(bound);
            ids.add(id);
        }
    }

    /** The words themselves and no parameters: only so does a planner see that the index of open calls will do. */
    private void statuses(Set<CallStatus> statuses) {
        this.statuses = statuses.stream()
                .sorted()
                .map(status -> "'" + status.name() + "'")
                .collect(Collectors.joining(", "));
    }

    private void add(String condition, Database.Binding value) {
        conditions.add(condition);
        values.add(value);
    }
}
