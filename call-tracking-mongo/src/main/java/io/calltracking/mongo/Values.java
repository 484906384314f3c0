package io.calltracking.mongo;

import io.calltracking.CallId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.bson.BsonBinary;
import org.bson.BsonDateTime;
import org.bson.BsonDecimal128;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.UuidRepresentation;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;

/** The one form in which each kind of value is written. Values are typed, so no text can become an operator. */
final class Values {
    private Values() {}

    static @Nullable BsonValue text(@Nullable String text) {
        return text == null ? null : new BsonString(text);
    }

    static @Nullable BsonValue word(@Nullable Enum<?> word) {
        return word == null ? null : new BsonString(word.name());
    }

    /** Cut to milliseconds, all that a BSON date holds. */
    static @Nullable BsonValue time(@Nullable Instant time) {
        return time == null ? null : date(time);
    }

    static BsonDateTime date(Instant time) {
        return new BsonDateTime(time.truncatedTo(ChronoUnit.MILLIS).toEpochMilli());
    }

    static @Nullable BsonValue number(@Nullable Long number) {
        return number == null ? null : new BsonInt64(number);
    }

    static @Nullable BsonValue millis(@Nullable Duration duration) {
        return duration == null ? null : new BsonInt64(duration.toMillis());
    }

    /** A Decimal128, which the server can add up; text where that would not be exact (more than 34 digits). */
    static @Nullable BsonValue amount(@Nullable BigDecimal amount) {
        if (amount == null) {
            return null;
        }
        try {
            return new BsonDecimal128(new Decimal128(amount));
        } catch (NumberFormatException e) {
            return new BsonString(amount.toString());
        }
    }

    /** Binary of subtype 4, whatever the app's settings say: sorts as {@link CallId} does. */
    static BsonBinary id(UUID id) {
        return new BsonBinary(id, UuidRepresentation.STANDARD);
    }

    static BsonBinary id(CallId id) {
        return id(id.value());
    }
}
