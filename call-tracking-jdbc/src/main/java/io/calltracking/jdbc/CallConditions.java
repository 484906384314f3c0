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

    private CallConditions() {}

    static CallConditions of(CallFilter filter) {
        CallConditions all = new CallConditions();
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
        all.id("id >= ?", filter.firstId());
        all.id("id < ?", filter.endId());
        return all;
    }

    static CallConditions of(CallQuery query) {
        CallConditions all = of(query.filter());
        all.id(query.newestFirst() ? "id < ?" : "id > ?", query.after());
        return all;
    }

    /** Empty when there is no condition. */
    String where() {
        return conditions.isEmpty() ? "" : "where " + String.join(" and ", conditions);
    }

    void bind(Parameters parameters) throws SQLException {
        for (Database.Binding value : values) {
            value.bind(parameters);
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

    /** Adds a condition on the id, unless there is none to compare with. */
    void id(String condition, @Nullable CallId id) {
        if (id != null) {
            add(condition, parameters -> parameters.id(id));
        }
    }

    /** The words themselves and no parameters: only so does a planner see that the index of open calls will do. */
    private void statuses(Set<CallStatus> statuses) {
        if (!statuses.isEmpty()) {
            conditions.add(statuses.stream()
                    .sorted()
                    .map(status -> "'" + status.name() + "'")
                    .collect(Collectors.joining(", ", "status in (", ")")));
        }
    }

    private void add(String condition, Database.Binding value) {
        conditions.add(condition);
        values.add(value);
    }
}
