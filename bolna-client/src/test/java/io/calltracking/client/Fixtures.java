package io.calltracking.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The recorded answers of a provider. */
public final class Fixtures {
    private final String provider;

    private Fixtures(String provider) {
        this.provider = provider;
    }

    public static Fixtures of(String provider) {
        return new Fixtures(provider);
    }

    public byte[] bytes(String name) {
        try (InputStream in = Fixtures.class.getResourceAsStream("/fixtures/" + provider + "/" + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    /** The names of all fixtures beginning with a prefix, sorted. */
    public List<String> names(String prefix) {
        try {
            Path directory = Path.of(Objects.requireNonNull(Fixtures.class.getResource("/fixtures/" + provider))
                    .toURI());
            try (Stream<Path> files = Files.list(directory)) {
                return files.map(file -> file.getFileName().toString())
                        .filter(name -> name.startsWith(prefix))
                        .sorted()
                        .toList();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
