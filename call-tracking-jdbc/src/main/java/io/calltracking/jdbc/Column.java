package io.calltracking.jdbc;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A column and where its value comes from; statements are put together from lists of these, so that names and values
 * cannot get out of step.
 *
 * @param name of the column
 * @param type of the value
 * @param value of a row, as its type says
 */
record Column<T>(String name, Type type, Function<T, @Nullable Object> value) {

    /** What a value is. */
    enum Type {
        /** A UUID. */
        ID("uuid"),
        TEXT("text"),
        /** An instant. */
        TIME("timestamptz"),
        /** A long. */
        NUMBER("bigint"),
        INTEGER("integer"),
        FLAG("boolean"),
        /** A decimal. */
        AMOUNT("numeric");

        /** Its name on PostgreSQL. */
        private final String word;

        Type(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /** Sets the values of a row as the next parameters. */
    interface Binding<T> {
        void bind(Parameters parameters, T row) throws SQLException;
    }

    static <T> Column<T> id(String name, Function<T, @Nullable UUID> value) {
        return new Column<>(name, Type.ID, value::apply);
    }

    static <T> Column<T> text(String name, Function<T, @Nullable String> value) {
        return new Column<>(name, Type.TEXT, value::apply);
    }

    static <T> Column<T> word(String name, Function<T, @Nullable Enum<?>> value) {
        return text(name, row -> {
            Enum<?> word = value.apply(row);
            return word == null ? null : word.name();
        });
    }

    static <T> Column<T> time(String name, Function<T, @Nullable Instant> value) {
        return new Column<>(name, Type.TIME, value::apply);
    }

    static <T> Column<T> number(String name, Function<T, @Nullable Long> value) {
        return new Column<>(name, Type.NUMBER, value::apply);
    }

    static <T> Column<T> integer(String name, Function<T, Integer> value) {
        return new Column<>(name, Type.INTEGER, value::apply);
    }

    static <T> Column<T> flag(String name, Function<T, Boolean> value) {
        return new Column<>(name, Type.FLAG, value::apply);
    }

    static <T> Column<T> amount(String name, Function<T, @Nullable BigDecimal> value) {
        return new Column<>(name, Type.AMOUNT, value::apply);
    }

    /** The column of what this row is a part of, under a longer name. */
    <W> Column<W> of(Function<W, T> part, String prefix) {
        return new Column<>(prefix + name, type, whole -> value.apply(part.apply(whole)));
    }

    /** {@code a, b, c} */
    static <T> String names(List<Column<T>> columns) {
        return columns.stream().map(Column::name).collect(Collectors.joining(", "));
    }

    /** {@code ?, ?, ?} */
    static <T> String places(List<Column<T>> columns) {
        return columns.stream().map(column -> "?").collect(Collectors.joining(", "));
    }

    /** {@code (?, ?, ?)} */
    static String list(int values) {
        return list("?", values);
    }

    /** {@code (a, a, a)} */
    static String list(String value, int times) {
        return "(" + String.join(", ", Collections.nCopies(times, value)) + ")";
    }

    /** {@code a = ?, b = ?, c = ?} */
    static <T> String assignments(List<Column<T>> columns) {
        return columns.stream().map(column -> column.name() + " = ?").collect(Collectors.joining(", "));
    }
}
