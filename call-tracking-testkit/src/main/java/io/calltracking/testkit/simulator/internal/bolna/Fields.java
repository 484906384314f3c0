package io.calltracking.testkit.simulator.internal.bolna;

import io.calltracking.testkit.simulator.internal.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Members of a JSON object that somebody else wrote, read by their expected types. */
record Fields(Map<String, @Nullable Object> members) {

    /** The fields of a request body; refuses what is not a JSON object. */
    static Fields ofBody(String body) {
        try {
            return new Fields(Json.object(body));
        } catch (IOException malformed) {
            throw Refused.badRequest("Invalid JSON body");
        }
    }

    @Nullable
    Object get(String name) {
        return members.get(name);
    }

    boolean has(String name) {
        return members.containsKey(name);
    }

    /** A text, null when absent, null or blank; a number is taken as its digits. */
    @Nullable
    String text(String name) {
        Object value = members.get(name);
        String text = value instanceof String || value instanceof Number ? value.toString() : "";
        return text.isBlank() ? null : text;
    }

    /** A text that must be there. */
    String required(String name) {
        String text = text(name);
        if (text == null) {
            throw Refused.badRequest(name + " is required");
        }
        return text;
    }

    /** A nested object, null when absent or not an object. */
    @Nullable
    Fields fields(String name) {
        return members.get(name) instanceof Map<?, ?> map ? new Fields(copy(map)) : null;
    }

    List<String> strings(String name) {
        List<String> strings = new ArrayList<>();
        for (Object element : list(name)) {
            strings.add(String.valueOf(element));
        }
        return List.copyOf(strings);
    }

    List<Integer> integers(String name) {
        List<Integer> integers = new ArrayList<>();
        for (Object element : list(name)) {
            if (element instanceof Number number) {
                integers.add(number.intValue());
            }
        }
        return List.copyOf(integers);
    }

    /** The objects in a list; anything else in it is left out. */
    List<Fields> objects(String name) {
        List<Fields> objects = new ArrayList<>();
        for (Object element : list(name)) {
            if (element instanceof Map<?, ?> map) {
                objects.add(new Fields(copy(map)));
            }
        }
        return objects;
    }

    private List<?> list(String name) {
        return members.get(name) instanceof List<?> list ? list : List.of();
    }

    private static Map<String, @Nullable Object> copy(Map<?, ?> map) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(String.valueOf(key), value));
        return Collections.unmodifiableMap(copy);
    }
}
