package io.calltracking.mongo;

import io.calltracking.CallTrackingException;
import io.calltracking.ErrorCode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/** Reads the fields of a document; the counterpart of {@link Values}. What is absent is null. */
record Fields(BsonDocument document) {

    String text(String name) {
        return Objects.requireNonNull(textOrNull(name), name);
    }

    @Nullable
    String textOrNull(String name) {
        BsonValue value = valueOrNull(name);
        return value == null ? null : value.asString().getValue();
    }

    <E extends Enum<E>> E word(Class<E> type, String name) {
        return Objects.requireNonNull(wordOrNull(type, name), name);
    }

    <E extends Enum<E>> @Nullable E wordOrNull(Class<E> type, String name) {
        String word = textOrNull(name);
        try {
            return word == null ? null : Enum.valueOf(type, word);
        } catch (IllegalArgumentException e) {
            throw CallTrackingException.of(
                    ErrorCode.STORE_ERROR,
                    "field " + name + " holds '" + word + "', which this version does not know;"
                            + " a later version of the library wrote it",
                    e);
        }
    }

    Instant time(String name) {
        return Objects.requireNonNull(timeOrNull(name), name);
    }

    @Nullable
    Instant timeOrNull(String name) {
        BsonValue value = valueOrNull(name);
        return value == null ? null : Instant.ofEpochMilli(value.asDateTime().getValue());
    }

    /** Any number will do: a person who repairs a document by hand writes what the shell gives. */
    @Nullable
    Long numberOrNull(String name) {
        BsonValue value = valueOrNull(name);
        return value == null ? null : value.asNumber().longValue();
    }

    long number(String name) {
        return Objects.requireNonNull(numberOrNull(name), name);
    }

    int integer(String name) {
        return Math.toIntExact(number(name));
    }

    @Nullable
    Duration durationOrNull(String name) {
        Long millis = numberOrNull(name);
        return millis == null ? null : Duration.ofMillis(millis);
    }

    boolean flag(String name) {
        return document.getBoolean(name).getValue();
    }

    @Nullable
    BigDecimal amountOrNull(String name) {
        BsonValue value = valueOrNull(name);
        if (value == null) {
            return null;
        }
        return value.isString()
                ? new BigDecimal(value.asString().getValue())
                : value.asNumber().decimal128Value().bigDecimalValue();
    }

    BigDecimal amount(String name) {
        return Objects.requireNonNull(amountOrNull(name), name);
    }

    private @Nullable BsonValue valueOrNull(String name) {
        BsonValue value = document.get(name);
        return value == null || value.isNull() ? null : value;
    }

    UUID id(String name) {
        return Objects.requireNonNull(idOrNull(name), name);
    }

    @Nullable
    UUID idOrNull(String name) {
        BsonValue value = valueOrNull(name);
        return value == null ? null : value.asBinary().asUuid();
    }
}
