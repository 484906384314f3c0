package io.calltracking.examples;

import io.calltracking.CallTracker;
import io.calltracking.CallTrackingException;
import io.calltracking.campaign.Campaign;
import io.calltracking.campaign.CampaignLogEntry;
import io.calltracking.campaign.CampaignRules;
import io.calltracking.campaign.CampaignTotals;
import io.calltracking.campaign.ContactOutcome;
import io.calltracking.campaign.CsvFormat;
import io.calltracking.campaign.ImportReport;
import io.calltracking.campaign.RetryRule;
import io.calltracking.client.bolna.BolnaClient;
import io.calltracking.compliance.CallingHours;
import io.calltracking.jdbc.JdbcStore;
import io.calltracking.provider.bolna.BolnaProvider;
import io.calltracking.testkit.simulator.ProviderSimulator;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.h2.jdbcx.JdbcDataSource;

/** A campaign of the people in contacts.csv, against the simulator and a database in memory. */
public final class FirstCampaign {
    private FirstCampaign() {}

    /** Calls them all, and says how it went. */
    public static void main(String[] args) throws IOException, InterruptedException {
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setURL("jdbc:h2:mem:first-campaign;DB_CLOSE_DELAY=-1");
        try (ProviderSimulator simulator =
                        ProviderSimulator.builder().timeScale(0.02).start();
                BolnaClient client = BolnaClient.builder()
                        .apiKey(simulator.apiKey())
                        .baseUrl(simulator.baseUrl().toString())
                        .build();
                CallTracker tracker = CallTracker.builder()
                        .store(JdbcStore.create(dataSource))
                        .provider(BolnaProvider.of(client))
                        .pollInterval(Duration.ofSeconds(1))
                        .build()) {
            tracker.start();
            run(tracker);
        } catch (CallTrackingException e) {
            System.err.println(e.code() + ": " + e.getMessage());
            System.exit(1);
        }
    }

    private static void run(CallTracker tracker) throws IOException, InterruptedException {
        CountDownLatch over = new CountDownLatch(1);
        tracker.campaigns().onChange(change -> {
            System.out.println(change.campaign().status() + "  " + line(change.totals()));
            if (change.campaign().status().isOver()) {
                over.countDown();
            }
        });
        Campaign campaign = tracker.campaigns()
                .create(
                        "user-1",
                        "Spring offer",
                        CampaignRules.builder()
                                .agent("agent-id")
                                .maxConcurrentCalls(2)
                                .maxAttempts(2)
                                .retries(new RetryRule(ContactOutcome.NO_ANSWER, Duration.ofSeconds(3)))
                                // So that it runs whenever you try it; 08:00 to 21:00 where the contact is when not
                                // set.
                                .callingHours(CallingHours.ALWAYS)
                                .build());
        try (Reader csv = contacts()) {
            ImportReport report = tracker.campaigns().addCsv(campaign.id(), csv, CsvFormat.DEFAULT);
            System.out.println(report.added() + " contacts added of " + report.read());
            report.problems()
                    .forEach(problem -> System.out.println(
                            "  line " + problem.line() + ": " + problem.field() + " " + problem.message()));
        }
        System.out.println("before the first call: " + tracker.campaigns().preflight(campaign.id()));
        tracker.campaigns().start(campaign.id());
        if (!over.await(2, TimeUnit.MINUTES)) {
            throw new IllegalStateException("the campaign did not end within two minutes");
        }
        System.out.println("call log:");
        for (CampaignLogEntry entry : tracker.campaigns().log(campaign.id(), false, null, 100)) {
            System.out.println("  " + entry.status() + "  contact " + entry.contact() + ", attempt " + entry.attempt()
                    + ", talked " + entry.call().talkDuration() + ", "
                    + entry.call().cost());
        }
    }

    private static String line(CampaignTotals totals) {
        return totals.pending() + " pending, " + totals.live() + " live, " + totals.successful() + " successful, "
                + totals.missed() + " missed, " + totals.failed() + " failed, talked " + totals.talkDuration();
    }

    private static Reader contacts() {
        InputStream file = FirstCampaign.class.getResourceAsStream("contacts.csv");
        return new InputStreamReader(Objects.requireNonNull(file, "contacts.csv"), StandardCharsets.UTF_8);
    }
}
