package io.calltracking.examples.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Starts a durable PostgreSQL, writes a CSV file, and has a process of its own import and call its contacts. */
final class CampaignBench implements Benchmark {
    private static final List<String> AREAS =
            List.of("212", "305", "312", "415", "503", "602", "617", "702", "808", "907");

    @Override
    public String name() {
        return "campaign";
    }

    @Override
    public String usage() {
        return """
              campaign   imports contacts from a CSV file and calls each of them, in a process with little memory
                --contacts   how many; 1000000 when not set
                --heap       its largest heap; 256m when not set
                --json       where the last line, a JSON summary, is written too
            """;
    }

    @Override
    public Set<String> options() {
        return Set.of("contacts", "heap", "json");
    }

    @Override
    public void run(Arguments arguments) throws Exception {
        Path csv = Files.createTempFile("contacts", ".csv");
        try (Postgres postgres = Postgres.start()) {
            write(csv, arguments.number("contacts", 1_000_000));
            String summary = measured(postgres.url(), csv, arguments.text("heap", "256m"));
            if (arguments.file("json").isPresent()) {
                Files.writeString(arguments.file("json").get(), summary + "\n");
            }
        } finally {
            Files.delete(csv);
        }
    }

    /** Valid numbers of ten area codes, in as many time zones as these have. */
    private static void write(Path csv, int contacts) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(csv)) {
            out.write("phone,id,name,plan\n");
            for (int i = 0; i < contacts; i++) {
                int line = 2_000_000 + i / AREAS.size();
                out.write("+1" + AREAS.get(i % AREAS.size()) + line + ",lead-" + i + ",Name " + i + ",gold\n");
            }
        }
    }

    private static String measured(String url, Path csv, String heap) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + heap,
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
