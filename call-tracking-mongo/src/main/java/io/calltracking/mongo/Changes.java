package io.calltracking.mongo;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/** An update of one document in the making. Not thread-safe. */
final class Changes {
    private final BsonDocument set = new BsonDocument();
    private final BsonDocument unset = new BsonDocument();
    private final BsonDocument increment = new BsonDocument();

    /** Sets a field, or takes it away when the value is null. */
    Changes set(String field, @Nullable BsonValue value) {
        if (value == null) {
            unset.append(field, BsonBoolean.TRUE);
        } else {
            set.append(field, value);
        }
        return this;
    }

    Changes time(String field, @Nullable Instant value) {
        return set(field, Values.time(value));
    }

    <T> Changes fields(List<Field<T>> fields, T from) {
        fields.forEach(field -> set(field.name(), field.value().apply(from)));
        return this;
    }

    /** Sets those whose values differ. */
    <T> Changes changed(List<Field<T>> fields, T before, T after) {
        for (Field<T> field : fields) {
            BsonValue value = field.value().apply(after);
            if (!Objects.equals(value, field.value().apply(before))) {
                set(field.name(), value);
            }
        }
        return this;
    }

    Changes increment(String field) {
        increment.append(field, new BsonInt64(1));
        return this;
    }

    /** What is set, with null for what is taken away. */
    BsonDocument values() {
        BsonDocument values = set.clone();
        unset.keySet().forEach(field -> values.append(field, BsonNull.VALUE));
        return values;
    }

    /** The names of what is taken away. */
    Set<String> removed() {
        return unset.keySet();
    }

    /** The update as the server takes it. */
    BsonDocument document() {
        BsonDocument update = new BsonDocument();
        append(update, "$set", set);
        append(update, "$unset", unset);
        append(update, "$inc", increment);
        return update;
    }

    private static void append(BsonDocument update, String operator, BsonDocument operands) {
        if (!operands.isEmpty()) {
            update.append(operator, operands);
        }
    }
}
