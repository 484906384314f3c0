package io.calltracking.testkit.simulator.internal.bolna;

import java.util.List;
import java.util.Set;

/**
 * How the simulated Bolna account is set up.
 *
 * @param account key, numbers, agents
 * @param payloads what reads and webhooks carry
 * @param timeScale what simulated durations are multiplied by
 */
public record BolnaSettings(Account account, Payloads payloads, double timeScale) {

    /** Checks the scale. */
    public BolnaSettings {
        if (!(timeScale >= 0 && timeScale <= 1_000)) {
            throw new IllegalArgumentException("time scale must be between 0 and 1000, was " + timeScale);
        }
    }

    /**
     * The account.
     *
     * @param apiKey the one valid key
     * @param numbers its phone numbers; the first is used when a request names none
     * @param agents its agents; empty means that any agent id is known
     * @param concurrency how many calls may be live at once
     */
    public record Account(String apiKey, List<String> numbers, Set<String> agents, int concurrency) {
        /** Copies the lists and checks them. */
        public Account {
            numbers = List.copyOf(numbers);
            agents = Set.copyOf(agents);
            if (numbers.isEmpty()) {
                throw new IllegalArgumentException("an account needs a phone number");
            }
            if (concurrency < 0) {
                throw new IllegalArgumentException("concurrency must not be negative, was " + concurrency);
            }
        }
    }

    /**
     * What reads and webhooks carry.
     *
     * @param fullRows whether list rows are whole executions
     * @param earlyData whether transcript, duration and part of the cost are there when the line drops
     * @param webhookStatuses the statuses that trigger a webhook; empty means all
     * @param webhooksMissed whether changes that fell due while the simulator was down are delivered after a restart
     */
    public record Payloads(boolean fullRows, boolean earlyData, Set<String> webhookStatuses, boolean webhooksMissed) {
        /** Copies the set. */
        public Payloads {
            webhookStatuses = Set.copyOf(webhookStatuses);
        }
    }
}
