package io.calltracking.jdbc;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A column and where its value comes from; statements are put together from lists of these, so that names and values
 * cannot get out of step.
 *
 * @param name of the column
 * @param binding sets its value as the next parameter
 */
record Column<T>(String name, Binding<T> binding) {

    /** Sets one value of a row as the next parameter. */
    interface Binding<T> {
        void bind(Parameters parameters, T row) throws SQLException;
    }

    static <T> Column<T> text(String name, Function<T, @Nullable String> value) {
        return new Column<>(name, (parameters, row) -> parameters.text(value.apply(row)));
    }

    static <T> Column<T> word(String name, Function<T, @Nullable Enum<?>> value) {
        return new Column<>(name, (parameters, row) -> parameters.word(value.apply(row)));
    }

    static <T> Column<T> time(String name, Function<T, @Nullable Instant> value) {
        return new Column<>(name, (parameters, row) -> parameters.time(value.apply(row)));
    }

    static <T> Column<T> number(String name, Function<T, @Nullable Long> value) {
        return new Column<>(name, (parameters, row) -> parameters.number(value.apply(row)));
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
