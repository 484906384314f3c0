package io.calltracking.examples.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.calltracking.CallTracker;
import io.calltracking.JsonText;
import io.calltracking.campaign.Campaign;
import io.calltracking.campaign.CampaignRules;
import io.calltracking.campaign.CampaignTotals;
import io.calltracking.campaign.CsvFormat;
import io.calltracking.campaign.ImportReport;
import io.calltracking.compliance.CallingHours;
import io.calltracking.jdbc.JdbcStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The process that is measured: imports a CSV file and calls everyone in it, through a provider whose calls end at once. */
final class CampaignRun {
    private static final int AT_A_TIME = 100;
    private static final int WORKERS = 16;

    private CampaignRun() {}

    /** Takes the URL of the database and the file. */
    public static void main(String[] args) throws Exception {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(args[0]);
        config.setMaximumPoolSize(WORKERS + 4);
        try (HikariDataSource dataSource = new HikariDataSource(config);
                CallTracker tracker = CallTracker.builder()
                        .store(JdbcStore.create(dataSource))
                        .provider(new InstantProvider())
                        .concurrency(WORKERS)
                        .build()) {
            measure(tracker, Path.of(args[1]));
        }
    }

    private static void measure(CallTracker tracker, Path csv) throws IOException, InterruptedException {
        Campaign campaign = tracker.campaigns()
                .create(
                        "bench",
                        "bench",
                        CampaignRules.builder()
                                .maxConcurrentCalls(AT_A_TIME)
                                .callingHours(CallingHours.ALWAYS)
                                .build());
        long begun = System.nanoTime();
        ImportReport report;
        try (BufferedReader reader = Files.newBufferedReader(csv)) {
            report = tracker.campaigns().addCsv(campaign.id(), reader, CsvFormat.DEFAULT);
        }
        Duration imported = Duration.ofNanos(System.nanoTime() - begun);
        System.out.println(
                report.added() + " of " + report.read() + " contacts imported in " + imported.toSeconds() + " s");
        begun = System.nanoTime();
        CampaignTotals totals = runToTheEnd(tracker, campaign);
        Duration ran = Duration.ofNanos(System.nanoTime() - begun);
        begun = System.nanoTime();
        tracker.campaigns().totals(campaign.id());
        Duration counted = Duration.ofNanos(System.nanoTime() - begun);
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("contacts", report.added());
        summary.put("importSeconds", imported.toSeconds());
        summary.put("runSeconds", ran.toSeconds());
        summary.put("callsPerSecond", report.added() / Math.max(1, ran.toSeconds()));
        summary.put("completed", totals.completed());
        summary.put("calls", totals.calls().calls());
        summary.put("totalsMillis", counted.toMillis());
        summary.put("maxHeapMegabytes", Runtime.getRuntime().maxMemory() >> 20);
        summary.put("peakHeapMegabytes", peak() >> 20);
        System.out.println(JsonText.write(summary));
    }

    private static CampaignTotals runToTheEnd(CallTracker tracker, Campaign campaign) throws InterruptedException {
        CountDownLatch over = new CountDownLatch(1);
        tracker.campaigns().onChange(change -> {
            if (!change.isProgress() && change.campaign().status().isOver()) {
                over.countDown();
            }
        });
        tracker.start();
        tracker.campaigns().start(campaign.id());
        while (!over.await(30, TimeUnit.SECONDS)) {
            CampaignTotals totals = tracker.campaigns().totals(campaign.id());
            System.out.println(totals.completed() + " of " + totals.contacts() + " completed");
        }
        return tracker.campaigns().totals(campaign.id());
    }

    /** What the heap's parts had in use at their fullest, garbage among it. */
    private static long peak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(CampaignRun::peak)
                .sum();
    }

    private static long peak(MemoryPoolMXBean pool) {
        return pool.getPeakUsage().getUsed();
    }
}
