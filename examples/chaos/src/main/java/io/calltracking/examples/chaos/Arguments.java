package io.calltracking.examples.chaos;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Options of a command line, each a name with two dashes and its value. Immutable. */
final class Arguments {
    private final Map<String, String> values;

    private Arguments(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    static Arguments parse(List<String> arguments, Set<String> known) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < arguments.size(); i += 2) {
            String name = arguments.get(i);
            if (!name.startsWith("--") || !known.contains(name.substring(2))) {
                throw new Problem("unknown option " + name + "; there are --"
                        + String.join(", --", known.stream().sorted().toList()));
            }
            if (i + 1 == arguments.size()) {
                throw new Problem(name + " needs a value");
            }
            values.put(name.substring(2), arguments.get(i + 1));
        }
        return new Arguments(values);
    }

    @Nullable
    String text(String name) {
        return values.get(name);
    }

    String text(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    long number(String name, long otherwise) {
        String value = values.get(name);
        try {
            return value == null ? otherwise : Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new Problem("--" + name + " must be a whole number, is " + value, e);
        }
    }

    int count(String name, int otherwise) {
        long value = number(name, otherwise);
        if (value < 1 || value > 1_000_000) {
            throw new Problem("--" + name + " must be 1 to 1000000, is " + value);
        }
        return (int) value;
    }

    Duration duration(String name, Duration otherwise) {
        String value = values.get(name);
        try {
            return value == null ? otherwise : Duration.parse(value);
        } catch (DateTimeException e) {
            throw new Problem("--" + name + " must be a duration such as PT5M, is " + value, e);
        }
    }

    <E extends Enum<E>> E word(String name, E otherwise) {
        String value = values.get(name);
        if (value == null) {
            return otherwise;
        }
        for (E constant : otherwise.getDeclaringClass().getEnumConstants()) {
            if (word(constant).equals(value)) {
                return constant;
            }
        }
        throw new Problem("--" + name + " cannot be " + value + "; there are "
                + String.join(
                        ", ",
                        List.of(otherwise.getDeclaringClass().getEnumConstants()).stream()
                                .map(Arguments::word)
                                .toList()));
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
