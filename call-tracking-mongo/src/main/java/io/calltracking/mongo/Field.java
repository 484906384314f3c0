package io.calltracking.mongo;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/**
 * A field of a document and where its value comes from. What is null is absent: partial indexes leave it out.
 *
 * @param name of the field
 * @param value its value in a document made of {@code T}
 */
record Field<T>(String name, Function<T, @Nullable BsonValue> value) {

    static <T> Field<T> text(String name, Function<T, @Nullable String> value) {
        return new Field<>(name, from -> Values.text(value.apply(from)));
    }

    static <T> Field<T> word(String name, Function<T, @Nullable Enum<?>> value) {
        return new Field<>(name, from -> Values.word(value.apply(from)));
    }

    static <T> Field<T> time(String name, Function<T, @Nullable Instant> value) {
        return new Field<>(name, from -> Values.time(value.apply(from)));
    }

    static <T> Field<T> number(String name, Function<T, @Nullable Long> value) {
        return new Field<>(name, from -> Values.number(value.apply(from)));
    }

    /** A document of these fields. */
    static <T> BsonDocument document(List<Field<T>> fields, T from) {
        BsonDocument document = new BsonDocument();
        for (Field<T> field : fields) {
            BsonValue value = field.value.apply(from);
            if (value != null) {
                document.append(field.name, value);
            }
        }
        return document;
    }
}
