package io.calltracking.testkit.simulator.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Members of a JSON object, in the order in which they were put. Not thread-safe. */
public final class JsonObject {
    private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

    private JsonObject() {}

    /**
     * An object that starts with one member.
     *
     * @param name the member's name
     * @param value the member's value
     * @return the object
     */
    public static JsonObject with(String name, @Nullable Object value) {
        return new JsonObject().and(name, value);
    }

    /**
     * Puts a member.
     *
     * @param name the member's name
     * @param value the member's value
     * @return this
     */
    public JsonObject and(String name, @Nullable Object value) {
        members.put(name, value instanceof JsonObject object ? object.members : value);
        return this;
    }

    /**
     * The members.
     *
     * @return the live map
     */
    public Map<String, @Nullable Object> members() {
        return members;
    }
}
