package io.calltracking.client.bland;

import io.calltracking.client.internal.Check;
import io.calltracking.client.internal.Json;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The members of a call request as they are being set, by their names on the wire, and what is wrong with them. Problems are
 * told when the request is built. Not thread-safe.
 */
abstract sealed class CallFields<B> permits BlandScriptOptions {
    private static final Pattern INNER_WORD = Pattern.compile("_(.)");

    private final Map<String, @Nullable Object> json = new LinkedHashMap<>();
    private final Map<String, String> problems = new LinkedHashMap<>();
    private Map<String, @Nullable Object> extra = Map.of();

    @Nullable
    OffsetDateTime startTime;

    /** {@return this builder, by its own type} */
    abstract B self();

    /** A start time as this kind of request writes it. */
    String time(OffsetDateTime value) {
        return Bland.time(value);
    }

    B text(String name, String value) {
        Objects.requireNonNull(value, name);
        return set(name, value, !value.isBlank(), "is blank");
    }

    B texts(String name, Collection<String> values) {
        boolean fine = !values.isEmpty() && values.stream().noneMatch(String::isBlank);
        return set(name, values, fine, "must be texts, none of them blank");
    }

    B set(String name, Object value) {
        return set(name, value, true, "");
    }

    B set(String name, Object value, boolean fine, String problem) {
        Objects.requireNonNull(value, name);
        problems.remove(name);
        if (!fine) {
            problems.put(name, problem);
            return self();
        }
        try {
            json.put(name, Json.freeze(value));
        } catch (IllegalArgumentException e) {
            problems.put(name, String.valueOf(e.getMessage()));
        }
        return self();
    }

    B addExtra(Map<String, ? extends @Nullable Object> members) {
        problems.remove("extra");
        try {
            extra = Json.freezeObject(members);
        } catch (IllegalArgumentException e) {
            problems.put("extra", String.valueOf(e.getMessage()));
        }
        return self();
    }

    boolean has(String name) {
        return json.get(name) != null;
    }

    @Nullable
    Object value(String name) {
        return json.get(name);
    }

    /** All members, once each of them is fine. What they have to say to each other is left to {@link CallRules}. */
    Map<String, @Nullable Object> checked(Check check) {
        for (Map.Entry<String, String> problem : problems.entrySet()) {
            throw check.invalid(javaName(problem.getKey()), problem.getValue());
        }
        CallRules.check(check, this);
        Map<String, @Nullable Object> all = new LinkedHashMap<>(json);
        extra.forEach((name, value) -> {
            if (all.putIfAbsent(name, value) != null) {
                throw check.invalid("extra", "repeats " + name + ", which has its own method");
            }
        });
        return all;
    }

    /** The name on the wire in the way Java writes it: max_duration as maxDuration. */
    static String javaName(String name) {
        if (name.equals("b_cid")) {
            return "callId";
        }
        return INNER_WORD.matcher(name).replaceAll(word -> word.group(1).toUpperCase(Locale.ROOT));
    }
}
