package io.calltracking.jdbc;

import io.calltracking.CallId;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
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
        statement.setString(next++, storable(text));
        return this;
    }

    private static @Nullable String storable(@Nullable String text) {
        return text == null || text.indexOf('\0') < 0 ? text : text.replace('\0', '\uFFFD');
    }

    Parameters word(@Nullable Enum<?> word) throws SQLException {
        return text(word == null ? null : word.name());
    }

    /** Cut to milliseconds here, because databases round, and a time may not lie in the future by that. */
    Parameters time(@Nullable Instant time) throws SQLException {
        forms.setTime(statement, next++, storable(time));
        return this;
    }

    private static @Nullable Instant storable(@Nullable Instant time) {
        return time == null ? null : time.truncatedTo(ChronoUnit.MILLIS);
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

    /** An array with one text for each of these; where the database has arrays. */
    <T> Parameters texts(Collection<T> each, Function<T, @Nullable String> text) throws SQLException {
        return array(each, text);
    }

    /** An array with one time for each of these. */
    <T> Parameters times(Collection<T> each, Function<T, @Nullable Instant> time) throws SQLException {
        return array(each, time);
    }

    /** An array with one number for each of these. */
    <T> Parameters numbers(Collection<T> each, Function<T, Long> number) throws SQLException {
        return array(each, number);
    }

    /** An array with one id for each of these. */
    <T> Parameters ids(Collection<T> each, Function<T, CallId> id) throws SQLException {
        return array(each, one -> id.apply(one).value());
    }

    /** Of the type that the statement says. */
    private <T> Parameters array(Collection<T> each, Function<T, ? extends @Nullable Object> value)
            throws SQLException {
        statement.setObject(next++, ArrayText.of(each, one -> storable(value.apply(one))), Types.OTHER);
        return this;
    }

    /** The columns of a row, in their order. */
    <T> Parameters columns(Iterable<Column<T>> columns, T row) throws SQLException {
        for (Column<T> column : columns) {
            value(column.type(), column.value().apply(row));
        }
        return this;
    }

    /** An array for each column, with one value for each row; where the database has arrays. */
    <T> Parameters arrays(Iterable<Column<T>> columns, Collection<T> rows) throws SQLException {
        for (Column<T> column : columns) {
            array(rows, column.value());
        }
        return this;
    }

    /** A value in the form in which it is kept. */
    private static @Nullable Object storable(@Nullable Object value) {
        if (value instanceof String text) {
            return storable(text);
        }
        return value instanceof Instant time ? storable(time) : value;
    }

    /** A value that is a UUID, a string and so on, as its type says; numbers and flags that are no long may not be null. */
    private void value(Column.Type type, @Nullable Object value) throws SQLException {
        switch (type) {
            case ID -> forms.setId(statement, next++, (UUID) value);
            case TEXT -> text((String) value);
            case TIME -> time((Instant) value);
            case NUMBER -> number((Long) value);
            case INTEGER -> integer((Integer) Objects.requireNonNull(value));
            case FLAG -> flag((Boolean) Objects.requireNonNull(value));
            case AMOUNT -> amount((BigDecimal) value);
        }
    }
}
