package io.calltracking.testkit.simulator.internal;

import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * JSON as plain maps, lists, strings, booleans and exact numbers ({@link Long} or {@link BigDecimal}); nulls are kept.
 */
public final class Json {
    private Json() {}

    /**
     * Reads a JSON object.
     *
     * @param text the whole text
     * @return its members in their order
     * @throws IOException when it is not one JSON object and nothing else
     */
    public static Map<String, @Nullable Object> object(String text) throws IOException {
        try (JsonReader reader = JsonReader.of(new Buffer().writeUtf8(text))) {
            if (reader.peek() != JsonReader.Token.BEGIN_OBJECT) {
                throw new IOException("not a JSON object");
            }
            Map<String, @Nullable Object> members = members(reader);
            if (reader.peek() != JsonReader.Token.END_DOCUMENT) {
                throw new IOException("text after the JSON object");
            }
            return members;
        } catch (RuntimeException malformed) {
            throw new IOException("not readable as JSON", malformed);
        }
    }

    /**
     * Writes a value.
     *
     * @param value maps, iterables, strings, booleans, numbers and nulls
     * @return compact JSON
     */
    public static String text(@Nullable Object value) {
        Buffer buffer = new Buffer();
        try (JsonWriter writer = JsonWriter.of(buffer)) {
            writer.setSerializeNulls(true);
            write(writer, value);
        } catch (IOException impossible) {
            throw new IllegalStateException("a buffer cannot fail", impossible);
        }
        return buffer.readUtf8();
    }

    private static Map<String, @Nullable Object> members(JsonReader reader) throws IOException {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        reader.beginObject();
        while (reader.hasNext()) {
            members.put(reader.nextName(), value(reader));
        }
        reader.endObject();
        return members;
    }

    private static @Nullable Object value(JsonReader reader) throws IOException {
        return switch (reader.peek()) {
            case BEGIN_OBJECT -> members(reader);
            case BEGIN_ARRAY -> {
                List<@Nullable Object> elements = new ArrayList<>();
                reader.beginArray();
                while (reader.hasNext()) {
                    elements.add(value(reader));
                }
                reader.endArray();
                yield elements;
            }
            case STRING -> reader.nextString();
            case NUMBER -> number(reader.nextString());
            case BOOLEAN -> reader.nextBoolean();
            case NULL -> reader.nextNull();
            default -> throw new IOException("unexpected " + reader.peek());
        };
    }

    private static Number number(String digits) {
        BigDecimal exact = new BigDecimal(digits);
        boolean integral = digits.chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9'));
        return integral && exact.precision() <= 18 ? exact.longValueExact() : exact;
    }

    private static void write(JsonWriter writer, @Nullable Object value) throws IOException {
        if (value instanceof Map<?, ?> members) {
            writer.beginObject();
            for (Map.Entry<?, ?> member : members.entrySet()) {
                writer.name(String.valueOf(member.getKey()));
                write(writer, member.getValue());
            }
            writer.endObject();
        } else if (value instanceof Iterable<?> elements) {
            writer.beginArray();
            for (Object element : elements) {
                write(writer, element);
            }
            writer.endArray();
        } else if (value instanceof Number number) {
            writer.value(number);
        } else if (value instanceof Boolean flag) {
            writer.value(flag);
        } else {
            writer.value(value == null ? null : value.toString());
        }
    }
}
