package io.calltracking.examples;

import io.calltracking.Call;
import io.calltracking.CallRequest;
import io.calltracking.CallTracker;
import io.calltracking.client.bolna.BolnaClient;
import io.calltracking.jdbc.JdbcStore;
import io.calltracking.provider.bolna.BolnaProvider;
import io.calltracking.testkit.simulator.ProviderSimulator;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** The first call of the README, against the simulator and a database in memory. */
public final class FirstCall {
    private FirstCall() {}

    /** Places one call and waits for its end. */
    public static void main(String[] args) throws InterruptedException {
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setURL("jdbc:h2:mem:first-call;DB_CLOSE_DELAY=-1");
        try (ProviderSimulator simulator =
                        ProviderSimulator.builder().timeScale(0.02).start();
                BolnaClient client = BolnaClient.builder()
                        .apiKey(simulator.apiKey())
                        .baseUrl(simulator.baseUrl().toString())
                        .build()) {
            Call over = place(dataSource, client);
            System.out.println("over: " + over.status() + ", " + over.talkDuration() + ", " + over.cost());
        }
    }

    private static Call place(DataSource dataSource, BolnaClient client) throws InterruptedException {
        CountDownLatch over = new CountDownLatch(1);
        // README: start
        CallTracker tracker = CallTracker.builder()
                .store(JdbcStore.create(dataSource))
                .provider(BolnaProvider.of(client))
                .pollInterval(Duration.ofSeconds(1))
                .build();
        tracker.onChange(change -> System.out.println(change.callId() + " " + change.from() + " -> " + change.to()));
        tracker.start();
        Call call = tracker.place(CallRequest.to("+919876543210")
                .agent("agent-id")
                .owner("user-1")
                .build());
        // README: end
        try (tracker) {
            tracker.onChange(change -> {
                if (change.to().isTerminal()) {
                    over.countDown();
                }
            });
            if (!over.await(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException("the call did not end within a minute");
            }
            return tracker.get(call.id());
        }
    }
}
