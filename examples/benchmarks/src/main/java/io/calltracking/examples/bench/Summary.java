package io.calltracking.examples.bench;

import io.calltracking.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What came out, as the last line of the output and, if it was asked for, in a file. Not thread-safe. */
public final class Summary {
    private final Map<String, Object> values = new LinkedHashMap<>();

    /** Adds a number, a word, or a map of such. */
    public Summary add(String name, Object value) {
        values.put(name, value);
        return this;
    }

    /** Prints it, and writes it to the file that {@code --json} names. */
    public void tell(Arguments arguments) throws IOException {
        String text = JsonText.write(values);
        System.out.println(text);
        Optional<Path> file = arguments.file("json");
        if (file.isPresent()) {
            Files.writeString(file.get(), text + "\n");
        }
    }

    /** A number with so few places that it can be read. */
    public static double rounded(double number) {
        double scale = Math.abs(number) >= 100 ? 1 : Math.abs(number) >= 1 ? 100 : 10_000;
        return Math.round(number * scale) / scale;
    }
}
