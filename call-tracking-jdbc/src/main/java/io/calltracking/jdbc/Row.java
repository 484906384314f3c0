package io.calltracking.jdbc;

import io.calltracking.CallTrackingException;
import io.calltracking.ErrorCode;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the columns of the row a result is at; the counterpart of {@link Parameters}. */
record Row(ResultSet result, Forms forms) {

    String text(String column) throws SQLException {
        return Objects.requireNonNull(result.getString(column), column);
    }

    @Nullable
    String textOrNull(String column) throws SQLException {
        return result.getString(column);
    }

    <E extends Enum<E>> E word(Class<E> type, String column) throws SQLException {
        return Objects.requireNonNull(wordOrNull(type, column), column);
    }

    <E extends Enum<E>> @Nullable E wordOrNull(Class<E> type, String column) throws SQLException {
        String word = result.getString(column);
        try {
            return word == null ? null : Enum.valueOf(type, word);
        } catch (IllegalArgumentException e) {
            throw CallTrackingException.of(
                    ErrorCode.STORE_ERROR,
                    "column " + column + " holds '" + word + "', which this version does not know;"
                            + " a later version of the library wrote it",
                    e);
        }
    }

    Instant time(String column) throws SQLException {
        return Objects.requireNonNull(timeOrNull(column), column);
    }

    @Nullable
    Instant timeOrNull(String column) throws SQLException {
        return forms.time(result, column);
    }

    long number(String column) throws SQLException {
        return result.getLong(column);
    }

    @Nullable
    Long numberOrNull(String column) throws SQLException {
        long number = result.getLong(column);
        return result.wasNull() ? null : number;
    }

    @Nullable
    Duration durationOrNull(String column) throws SQLException {
        Long millis = numberOrNull(column);
        return millis == null ? null : Duration.ofMillis(millis);
    }

    int integer(String column) throws SQLException {
        return result.getInt(column);
    }

    boolean flag(String column) throws SQLException {
        return result.getBoolean(column);
    }

    @Nullable
    BigDecimal amountOrNull(String column) throws SQLException {
        return result.getBigDecimal(column);
    }

    byte @Nullable [] bytesOrNull(String column) throws SQLException {
        return result.getBytes(column);
    }

    UUID id(String column) throws SQLException {
        return Objects.requireNonNull(idOrNull(column), column);
    }

    @Nullable
    UUID idOrNull(String column) throws SQLException {
        return forms.id(result, column);
    }
}
