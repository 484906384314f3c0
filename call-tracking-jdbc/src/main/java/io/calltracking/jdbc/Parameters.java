package io.calltracking.jdbc;

import io.calltracking.CallId;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sets the parameters of a statement from left to right, each in the one form the database takes it in. */
final class Parameters {
    private final PreparedStatement statement;
    private final Forms forms;
    private int next = 1;

    Parameters(PreparedStatement statement, Forms forms) {
        this.statement = statement;
        this.forms = forms;
    }

    /**
     * Databases cannot hold the character NUL, and a provider's text that contains one must not be lost: it is written
     * as U+FFFD.
     */
    Parameters text(@Nullable String text) throws SQLException {
        statement.setString(next++, text == null ? null : text.replace('\0', '\uFFFD'));
        return this;
    }

    Parameters word(@Nullable Enum<?> word) throws SQLException {
        return text(word == null ? null : word.name());
    }

    /** Cut to milliseconds here, because databases round, and a time may not lie in the future by that. */
    Parameters time(@Nullable Instant time) throws SQLException {
        forms.setTime(statement, next++, time == null ? null : time.truncatedTo(ChronoUnit.MILLIS));
        return this;
    }

    Parameters number(@Nullable Long number) throws SQLException {
        if (number == null) {
            statement.setNull(next++, Types.BIGINT);
        } else {
            statement.setLong(next++, number);
        }
        return this;
    }

    Parameters integer(int number) throws SQLException {
        statement.setInt(next++, number);
        return this;
    }

    Parameters flag(boolean flag) throws SQLException {
        statement.setBoolean(next++, flag);
        return this;
    }

    Parameters amount(@Nullable BigDecimal amount) throws SQLException {
        statement.setBigDecimal(next++, amount);
        return this;
    }

    Parameters bytes(byte[] bytes) throws SQLException {
        statement.setBytes(next++, bytes);
        return this;
    }

    Parameters id(UUID id) throws SQLException {
        forms.setId(statement, next++, id);
        return this;
    }

    Parameters id(CallId id) throws SQLException {
        return id(id.value());
    }

    Parameters idOrNull(@Nullable CallId id) throws SQLException {
        forms.setId(statement, next++, id == null ? null : id.value());
        return this;
    }

    /** The columns of a row, in their order. */
    <T> Parameters columns(Iterable<Column<T>> columns, T row) throws SQLException {
        for (Column<T> column : columns) {
            column.binding().bind(this, row);
        }
        return this;
    }
}
