package io.calltracking.client.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the members of one JSON object and forgives what providers drift in: number or string, null, "" or missing, old and
 * new names. Of several names the first with a usable value counts. Nothing here throws for an odd value; it is null then.
 * Immutable.
 */
public final class JsonFields {
    private static final JsonFields NONE = new JsonFields(Map.of());
    private static final BigDecimal LONGEST_SECONDS = BigDecimal.valueOf(10L * 366 * 24 * 3600);

    private final Map<String, @Nullable Object> members;

    private JsonFields(Map<String, @Nullable Object> members) {
        this.members = members;
    }

    /**
     * Reads from an object.
     *
     * @param members as {@link Json} gives them
     * @return a reader over them
     */
    public static JsonFields of(Map<String, @Nullable Object> members) {
        return new JsonFields(members);
    }

    /**
     * Reads from a value that has to be an object.
     *
     * @param value as {@link Json} gives it
     * @return a reader over its members
     * @throws JsonFormatException if it is not an object
     */
    public static JsonFields require(@Nullable Object value) {
        Map<String, @Nullable Object> object = asObject(value);
        if (object == null) {
            throw new JsonFormatException("not a JSON object");
        }
        return new JsonFields(object);
    }

    /** {@return the members themselves} */
    public Map<String, @Nullable Object> raw() {
        return members;
    }

    /**
     * Tells whether a member is there, even if null.
     *
     * @param name of the member
     * @return true if it is
     */
    public boolean has(String name) {
        return members.containsKey(name);
    }

    /**
     * Text; a number or a boolean is taken by its digits or word, "" counts as missing.
     *
     * @param names new to old
     * @return not empty, or null
     */
    public @Nullable String text(String... names) {
        return first(names, JsonFields::asText);
    }

    /**
     * Text that has to be there.
     *
     * @param names new to old
     * @return not empty
     * @throws JsonFormatException if it is missing
     */
    public String requireText(String... names) {
        String text = text(names);
        if (text == null) {
            throw new JsonFormatException("no " + names[0]);
        }
        return text;
    }

    /**
     * An exact number, also when written as text.
     *
     * @param names new to old
     * @return the number, or null
     */
    public @Nullable BigDecimal number(String... names) {
        return first(names, JsonFields::asNumber);
    }

    /**
     * A whole number; a fraction is dropped.
     *
     * @param names new to old
     * @return the number, or null if there is none that fits
     */
    public @Nullable Long whole(String... names) {
        return first(names, value -> {
            BigDecimal number = asNumber(value);
            if (number == null || number.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
                return null;
            }
            return number.longValue();
        });
    }

    /**
     * A small whole number; a fraction is dropped.
     *
     * @param names new to old
     * @return the number, or null if there is none that fits
     */
    public @Nullable Integer integer(String... names) {
        Long whole = whole(names);
        return whole == null || whole.intValue() != whole ? null : whole.intValue();
    }

    /**
     * A length of time given in seconds, as number or text.
     *
     * @param names new to old
     * @return in milliseconds' precision, or null if there is none, or a negative or absurd one
     */
    public @Nullable Duration seconds(String... names) {
        return first(names, value -> {
            BigDecimal seconds = asNumber(value);
            if (seconds == null || seconds.signum() < 0 || seconds.compareTo(LONGEST_SECONDS) > 0) {
                return null;
            }
            return Duration.ofMillis(
                    seconds.movePointRight(3).setScale(0, RoundingMode.DOWN).longValue());
        });
    }

    /**
     * Yes or no, also as the words true and false, or 1 and 0.
     *
     * @param names new to old
     * @return the answer, or null
     */
    public @Nullable Boolean flag(String... names) {
        return first(names, JsonFields::asFlag);
    }

    /**
     * A point in time, see {@link Timestamps#parse}.
     *
     * @param names new to old
     * @return in milliseconds, or null
     */
    public @Nullable Instant instant(String... names) {
        return first(names, value -> value instanceof String text ? Timestamps.parse(text) : null);
    }

    /**
     * An object inside, also when sent as a string of JSON.
     *
     * @param names new to old
     * @return its members, empty if there is none
     */
    public Map<String, @Nullable Object> object(String... names) {
        Map<String, @Nullable Object> object = first(names, JsonFields::asObject);
        return object == null ? Map.of() : object;
    }

    /**
     * An object inside, to be read further.
     *
     * @param names new to old
     * @return a reader over its members, over nothing if there is none
     */
    public JsonFields fields(String... names) {
        Map<String, @Nullable Object> object = first(names, JsonFields::asObject);
        return object == null ? NONE : new JsonFields(object);
    }

    /**
     * The items of a list.
     *
     * @param names new to old
     * @return as they came, empty if there is no list
     */
    public List<@Nullable Object> list(String... names) {
        List<@Nullable Object> list = first(names, JsonFields::asList);
        return list == null ? List.of() : list;
    }

    /**
     * The objects in a list; what is not an object is left out.
     *
     * @param names new to old
     * @return unmodifiable, in order
     */
    public List<Map<String, @Nullable Object>> objects(String... names) {
        List<Map<String, @Nullable Object>> objects = new ArrayList<>();
        for (Object item : list(names)) {
            Map<String, @Nullable Object> object = asObject(item);
            if (object != null) {
                objects.add(object);
            }
        }
        return List.copyOf(objects);
    }

    /**
     * The texts in a list; what is not text is left out.
     *
     * @param names new to old
     * @return unmodifiable, in order
     */
    public List<String> texts(String... names) {
        List<String> texts = new ArrayList<>();
        for (Object item : list(names)) {
            String text = asText(item);
            if (text != null) {
                texts.add(text);
            }
        }
        return List.copyOf(texts);
    }

    /**
     * How many there are of each.
     *
     * @param names new to old
     * @return unmodifiable; what has no whole number is left out
     */
    public Map<String, Integer> counts(String... names) {
        JsonFields inner = fields(names);
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (String name : inner.members.keySet()) {
            Integer count = inner.integer(name);
            if (count != null) {
                counts.put(name, count);
            }
        }
        return Collections.unmodifiableMap(counts);
    }

    private <T> @Nullable T first(String[] names, Function<Object, @Nullable T> read) {
        for (String name : names) {
            Object value = members.get(name);
            T result = value == null ? null : read.apply(value);
            if (result != null) {
                return result;
            }
        }
        return null;
    }

    private static @Nullable String asText(@Nullable Object value) {
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (value instanceof Boolean flag) {
            return flag.toString();
        }
        return value instanceof String text && !text.isBlank() ? text : null;
    }

    private static @Nullable BigDecimal asNumber(Object value) {
        if (value instanceof BigDecimal number) {
            return number;
        }
        if (!(value instanceof String text) || text.isBlank()) {
            return null;
        }
        try {
            return Json.number(text.strip());
        } catch (JsonFormatException e) {
            return null;
        }
    }

    private static @Nullable Boolean asFlag(Object value) {
        String word = String.valueOf(asText(value)).strip().toLowerCase(Locale.ROOT);
        return switch (word) {
            case "true", "1" -> Boolean.TRUE;
            case "false", "0" -> Boolean.FALSE;
            default -> null;
        };
    }

    @SuppressWarnings("unchecked") // Json makes objects with text keys only.
    private static @Nullable Map<String, @Nullable Object> asObject(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return (Map<String, @Nullable Object>) map;
        }
        if (value instanceof String text && text.stripLeading().startsWith("{")) {
            try {
                return asObject(Json.parse(text));
            } catch (JsonFormatException e) {
                return null;
            }
        }
        return null;
    }

    @SuppressWarnings("unchecked") // Any list is a list of possibly null objects.
    private static @Nullable List<@Nullable Object> asList(Object value) {
        return value instanceof List<?> list ? (List<@Nullable Object>) list : null;
    }
}
