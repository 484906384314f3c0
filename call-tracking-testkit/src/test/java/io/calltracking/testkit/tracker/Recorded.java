package io.calltracking.testkit.tracker;

import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import okio.Buffer;

/** Recorded and documented payloads of the providers. */
final class Recorded {
    private Recorded() {}

    /** A whole file, {@code bland/webhook-completed.json} say. */
    static String text(String name) {
        try (InputStream in = Objects.requireNonNull(Recorded.class.getResourceAsStream("/fixtures/" + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The elements of a file that is one array of JSON. */
    static List<String> elements(String name) {
        try (JsonReader reader = JsonReader.of(new Buffer().writeUtf8(text(name)))) {
            List<String> elements = new ArrayList<>();
            reader.beginArray();
            while (reader.hasNext()) {
                elements.add(reader.nextSource().readUtf8());
            }
            return elements;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The bodies in a file of lines, each after a token and a tab. */
    static List<String> bodies(String name) {
        return text(name)
                .lines()
                .map(line -> line.substring(line.indexOf('\t') + 1))
                .toList();
    }
}
