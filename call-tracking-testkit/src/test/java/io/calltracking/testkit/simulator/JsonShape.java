package io.calltracking.testkit.simulator;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Keys and JSON types of a document, without its values. */
final class JsonShape {
    private JsonShape() {}

    static Map<String, String> of(@Nullable Object document) {
        Map<String, String> shape = new TreeMap<>();
        walk("", document, shape);
        return shape;
    }

    private static void walk(String path, @Nullable Object value, Map<String, String> shape) {
        if (value instanceof Map<?, ?> members) {
            shape.put(path, "object");
            if (!path.endsWith("/recipient_data")) {
                members.forEach((name, member) -> walk(path + "/" + name, member, shape));
            }
        } else if (value instanceof Iterable<?> elements) {
            shape.put(path, "array");
            elements.forEach(element -> walk(path + "[]", element, shape));
        } else if (value instanceof Number) {
            shape.put(path, "number");
        } else {
            shape.put(path, value == null ? "null" : value.getClass().getSimpleName());
        }
    }
}
