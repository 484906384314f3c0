package io.calltracking.examples.quickstart;

import io.calltracking.Call;
import io.calltracking.CallQuery;
import io.calltracking.CallRequest;
import io.calltracking.CallStatus;
import io.calltracking.CallTracker;
import io.calltracking.CallTrackingException;
import io.calltracking.CheckSchedule;
import io.calltracking.Failure;
import io.calltracking.Placement;
import io.calltracking.jdbc.JdbcStore;
import io.calltracking.provider.bolna.BolnaProvider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Places calls, shows what becomes of each as the news arrives, and keeps it all in a file. Killed in the middle and
 * started again, it goes on where it was: nothing is lost and nobody is dialed twice.
 *
 * <p>With {@code BOLNA_API_KEY}, {@code BOLNA_AGENT_ID} and {@code CALL_TO} it calls through Bolna, otherwise through a
 * simulator of Bolna that it brings along.
 */
public final class Quickstart {
    private final Settings settings;
    private final Console console;
    private final CountDownLatch interrupted = new CountDownLatch(1);

    private Quickstart(Settings settings, Console console) {
        this.settings = settings;
        this.console = console;
    }

    /** Runs until every call is over. */
    public static void main(String[] args) throws InterruptedException {
        Console console = new Console(System.out);
        try {
            new Quickstart(Settings.from(System.getenv()), console).run();
        } catch (Problem | CallTrackingException e) {
            System.err.println("quickstart: " + e.getMessage());
            System.exit(1);
        }
    }

    private void run() throws InterruptedException {
        try (Folder folder = Folder.open(settings.folder());
                Account account = settings.simulated() ? Account.simulated(settings) : Account.real(settings)) {
            CallTracker tracker = CallTracker.builder()
                    .store(JdbcStore.create(folder.database()))
                    .provider(provider(account))
                    .schedule(CheckSchedule.DEFAULT
                            .interval(account.pollInterval())
                            .placingLease(Account.PLACING_LEASE)
                            .settling(account.settleAfter(), Duration.ofMinutes(30)))
                    .build();
            try (tracker;
                    WebhookServer webhooks = account.listen(tracker.webhooks())) {
                Thread hook = new Thread(() -> stop(tracker), "ctrl-c");
                Runtime.getRuntime().addShutdownHook(hook);
                try {
                    console.opening(account, folder.path(), webhooks);
                    follow(tracker, account, place(tracker, account));
                } finally {
                    if (interrupted.getCount() > 0) {
                        Runtime.getRuntime().removeShutdownHook(hook);
                    }
                }
            }
        }
    }

    private BolnaProvider provider(Account account) {
        BolnaProvider.Builder provider = BolnaProvider.builder(account.client());
        settings.webhookSecret().ifPresent(provider::webhookSecret);
        return provider.build();
    }

    /** Lists what earlier runs left, then places one call a number, unless one to it is still open. */
    private List<Call> place(CallTracker tracker, Account account) {
        List<Call> earlier = tracker.calls(CallQuery.all().newest().limit(20));
        List<Call> open = tracker.calls(CallQuery.open());
        List<Call> followed = new ArrayList<>(open);
        console.earlier(earlier, open);
        tracker.onEvent(console::event);
        tracker.start();
        for (String number : account.numbers()) {
            if (open.stream().anyMatch(call -> call.to().equals(number))) {
                continue;
            }
            CallRequest request = CallRequest.to(number)
                    .agent(account.agent())
                    .owner("quickstart")
                    .variables(Map.of("customer_name", "Meera"))
                    .build();
            Placement placement = tracker.submit(request);
            if (placement.kind() == Placement.Kind.REFUSED) {
                refused(placement.call());
            } else {
                followed.add(placement.call());
            }
        }
        return followed;
    }

    private void refused(Call call) {
        Failure failure = Objects.requireNonNull(call.failure());
        if (failure.code().equals(Failure.AUTHENTICATION)) {
            throw new Problem(
                    "Bolna does not accept BOLNA_API_KEY; copy it again from the dashboard (" + failure.text() + ")");
        }
        console.refused(call.to(), failure);
    }

    private void follow(CallTracker tracker, Account account, List<Call> followed) throws InterruptedException {
        while (!allOver(tracker, followed)) {
            if (interrupted.await(200, TimeUnit.MILLISECONDS)) {
                return;
            }
        }
        if (followed.isEmpty()) {
            throw new Problem("no call was placed, see above");
        }
        console.summary(followed.stream().map(call -> tracker.get(call.id())).toList(), account);
    }

    private static boolean allOver(CallTracker tracker, List<Call> followed) {
        return followed.stream().map(call -> tracker.get(call.id())).allMatch(Quickstart::isOver);
    }

    private static boolean isOver(Call call) {
        boolean waiting = call.status() == CallStatus.COMPLETED && call.cost() == null;
        return call.status().isTerminal() && !call.state().retryExpected() && !waiting;
    }

    private void stop(CallTracker tracker) {
        interrupted.countDown();
        int open = tracker.calls(CallQuery.open()).size();
        tracker.close();
        console.stopped(open);
    }
}
