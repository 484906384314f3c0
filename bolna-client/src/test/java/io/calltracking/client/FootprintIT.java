package io.calltracking.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An app that wants only the clients takes in little: our jar and all that it needs at run time. */
class FootprintIT {
    private static final long MOST_BYTES = 5_000_000;
    private static final int MOST_JARS = 10;

    @Test
    void clientIsSmallWithAllItNeeds() throws IOException {
        List<Path> jars =
                Stream.concat(ownJar(), jarsIn(Path.of("target/footprint"))).toList();
        long bytes = jars.stream().mapToLong(FootprintIT::size).sum();
        jars.forEach(jar -> System.out.printf(Locale.ROOT, "%9d  %s%n", size(jar), jar.getFileName()));
        System.out.printf(
                Locale.ROOT,
                "footprint: %d jars, %.1f MB (twilio-java 13.0.1: 20 jars, 16.6 MB)%n",
                jars.size(),
                bytes / 1e6);

        assertThat(bytes).isLessThan(MOST_BYTES);
        assertThat(jars).hasSizeLessThan(MOST_JARS);
    }

    private static Stream<Path> ownJar() throws IOException {
        return jarsIn(Path.of("target"))
                .filter(jar -> !jar.getFileName().toString().matches(".*-(sources|javadoc)\\.jar"));
    }

    private static Stream<Path> jarsIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar")).toList().stream();
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
