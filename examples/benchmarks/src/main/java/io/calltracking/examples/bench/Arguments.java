package io.calltracking.examples.bench;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What was asked for on the command line: names and values, {@code --name value}. */
public final class Arguments {
    private final Map<String, String> values = new HashMap<>();

    private Arguments() {}

    /**
     * Reads a command line.
     *
     * @param names those that may occur, without the dashes
     * @throws IllegalArgumentException when there is another name, or a name without a value
     */
    public static Arguments of(List<String> args, Set<String> names) {
        Arguments arguments = new Arguments();
        for (int i = 0; i < args.size(); i += 2) {
            String name = args.get(i).replaceFirst("^--", "");
            if (!names.contains(name) || !args.get(i).startsWith("--")) {
                throw new IllegalArgumentException(
                        "there is no option " + args.get(i) + "; there are " + new TreeSet<>(names));
            }
            if (i + 1 == args.size()) {
                throw new IllegalArgumentException(args.get(i) + " needs a value");
            }
            arguments.values.put(name, args.get(i + 1));
        }
        return arguments;
    }

    /** A word; the default when it was not given. */
    public String text(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    /**
     * A number of 1 or more; the default when it was not given.
     *
     * @throws IllegalArgumentException when it is none
     */
    public int number(String name, int otherwise) {
        String value = values.get(name);
        if (value == null) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(value);
            if (number < 1) {
                throw new IllegalArgumentException("--" + name + " must be at least 1, is " + value);
            }
            return number;
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--" + name + " must be a number, is '" + value + "'", e);
        }
    }

    /** A file; empty when it was not given. */
    public Optional<Path> file(String name) {
        return Optional.ofNullable(values.get(name)).map(Path::of);
    }
}
