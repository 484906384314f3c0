package io.calltracking.examples.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Starts a durable PostgreSQL, writes a CSV file, and has a process of its own import and call its contacts. */
final class CampaignBench {
    private static final List<String> AREAS =
            List.of("212", "305", "312", "415", "503", "602", "617", "702", "808", "907");

    private final Options options;

    CampaignBench(Options options) {
        this.options = options;
    }

    void run() throws IOException, InterruptedException {
        Path csv = Files.createTempFile("contacts", ".csv");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .start()) {
            write(csv);
            String summary = measured(postgres.getJdbcUrl("postgres", "postgres"), csv);
            if (options.json() != null) {
                Files.writeString(options.json(), summary + "\n");
            }
        } finally {
            Files.delete(csv);
        }
    }

    /** Valid numbers of ten area codes, in as many time zones as these have. */
    private void write(Path csv) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(csv)) {
            out.write("phone,id,name,plan\n");
            for (int i = 0; i < options.contacts(); i++) {
                int line = 2_000_000 + i / AREAS.size();
                out.write("+1" + AREAS.get(i % AREAS.size()) + line + ",lead-" + i + ",Name " + i + ",gold\n");
            }
        }
    }

    private String measured(String url, Path csv) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + options.heap(),
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CampaignRun.class.getName(),
                        url,
                        csv.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String last = "";
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                System.out.println(line);
                last = line;
            }
        }
        if (process.waitFor() != 0) {
            throw new IllegalStateException("the process that was measured ended with " + process.exitValue());
        }
        return last;
    }
}
