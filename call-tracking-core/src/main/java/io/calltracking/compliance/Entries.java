package io.calltracking.compliance;

import io.calltracking.CallTrackingException;
import java.time.DateTimeException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a stored JSON object. An entry nobody knows is refused: a restriction that is not understood must not be
 * passed over.
 */
final class Entries {
    private final Map<?, ?> map;

    private Entries(Map<?, ?> map) {
        this.map = map;
    }

    /** The entries of a map that has no others than these. */
    static Entries of(Map<?, ?> map, String... known) {
        Set<String> names = Set.of(known);
        for (Object name : map.keySet()) {
            if (!(name instanceof String) || !names.contains(name)) {
                throw new IllegalArgumentException("'" + name + "' is unknown");
            }
        }
        return new Entries(map);
    }

    /** What is read, or an {@link IllegalArgumentException} that says what was to be read. */
    static <T> T reading(String what, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (DateTimeException | CallTrackingException | IllegalArgumentException e) {
            throw new IllegalArgumentException("not " + what + ": " + e.getMessage(), e);
        }
    }

    /** A text that must be there. */
    String text(String name) {
        return required(name, optionalText(name));
    }

    /** A text, null when it is not there. */
    @Nullable
    String optionalText(String name) {
        return optional(name, String.class);
    }

    /** A whole number that must be there. */
    int number(String name) {
        Number number = required(name, optional(name, Number.class));
        if (number.doubleValue() != number.intValue()) {
            throw new IllegalArgumentException("'" + name + "' is " + number + ", not a whole number");
        }
        return number.intValue();
    }

    /** Whether this is said, false when it is not there. */
    boolean flag(String name) {
        return Boolean.TRUE.equals(optional(name, Boolean.class));
    }

    /** An object that must be there. */
    Map<?, ?> map(String name) {
        return required(name, optional(name, Map.class));
    }

    /** Texts, none when they are not there. */
    List<String> texts(String name) {
        return items(name, item -> cast(name, item, String.class));
    }

    /** Objects, none when they are not there. */
    List<Map<?, ?>> maps(String name) {
        return items(name, item -> cast(name, item, Map.class));
    }

    private <T> List<T> items(String name, Function<@Nullable Object, T> item) {
        List<?> items = optional(name, List.class);
        return items == null ? List.of() : items.stream().<T>map(item).toList();
    }

    private <T> @Nullable T optional(String name, Class<T> type) {
        Object value = map.get(name);
        return value == null ? null : cast(name, value, type);
    }

    private static <T> T required(String name, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException("'" + name + "' is missing");
        }
        return value;
    }

    private static <T> T cast(String name, @Nullable Object value, Class<T> type) {
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException("'" + name + "' holds something that is no " + type.getSimpleName());
        }
        return type.cast(value);
    }
}
