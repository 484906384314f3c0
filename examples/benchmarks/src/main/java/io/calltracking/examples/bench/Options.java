package io.calltracking.examples.bench;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for on the command line.
 *
 * @param contacts how many
 * @param heap the largest heap of the process that is measured, in words of {@code java -Xmx}
 * @param json where the summary is written too; null for nowhere
 */
record Options(int contacts, String heap, @Nullable Path json) {

    static Options of(List<String> args) {
        Options options = new Options(1_000_000, "256m", null);
        for (int i = 0; i < args.size(); i += 2) {
            if (i + 1 == args.size()) {
                throw new IllegalArgumentException(args.get(i) + " needs a value");
            }
            options = options.with(args.get(i), args.get(i + 1));
        }
        return options;
    }

    private Options with(String name, String value) {
        return switch (name) {
            case "--contacts" -> new Options(number(name, value), heap, json);
            case "--heap" -> new Options(contacts, value, json);
            case "--json" -> new Options(contacts, heap, Path.of(value));
            default -> throw new IllegalArgumentException("there is no option " + name);
        };
    }

    private static int number(String name, String value) {
        try {
            int number = Integer.parseInt(value);
            if (number < 1) {
                throw new IllegalArgumentException(name + " must be at least 1, is " + value);
            }
            return number;
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " must be a number, is '" + value + "'", e);
        }
    }
}
