package io.calltracking.examples.chaos;

import io.calltracking.CallTrackingException;
import io.calltracking.campaign.CampaignTotals;
import io.calltracking.campaign.Campaigns;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Reads the totals of campaigns several times a second, and notes each whose parts do not add up. Thread-safe. */
final class TotalsSampler implements AutoCloseable {
    private static final Duration BETWEEN = Duration.ofMillis(200);
    private static final Duration LONGEST_READ = Duration.ofSeconds(30);

    private final Campaigns campaigns;
    private final Map<String, Integer> added;
    private final Map<String, CampaignTotals> latest = new ConcurrentHashMap<>();
    private final List<String> off = new ArrayList<>();
    private final Thread thread = new Thread(this::keepReading, "sampler");
    private int samples;
    private volatile boolean closed;

    private TotalsSampler(Campaigns campaigns, Map<String, Integer> added) {
        this.campaigns = campaigns;
        this.added = Map.copyOf(added);
    }

    /** Samples campaigns, each with as many contacts as were added to it. */
    static TotalsSampler start(Campaigns campaigns, Map<String, Integer> added) {
        TotalsSampler sampler = new TotalsSampler(campaigns, added);
        sampler.thread.setDaemon(true);
        sampler.thread.start();
        return sampler;
    }

    private void keepReading() {
        while (!closed) {
            added.forEach(this::read);
            Pause.of(BETWEEN);
        }
    }

    private void read(String campaign, int contacts) {
        CampaignTotals totals;
        try {
            totals = campaigns.totals(campaign);
        } catch (CallTrackingException e) {
            return; // The next look sees as much.
        }
        latest.put(campaign, totals);
        note(campaign, contacts, totals);
    }

    private synchronized void note(String campaign, int contacts, CampaignTotals totals) {
        samples++;
        if (totals.contacts() != contacts) {
            off.add(contacts + " contacts in campaign " + campaign + ", the totals say " + totals);
        }
    }

    /** How many contacts were done with when somebody last looked. */
    long done() {
        return latest.values().stream()
                .mapToLong(totals -> totals.completed() + totals.skipped())
                .sum();
    }

    synchronized int samples() {
        return samples;
    }

    /** The samples whose parts did not add up. */
    synchronized List<String> off() {
        return List.copyOf(off);
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join(LONGEST_READ.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
