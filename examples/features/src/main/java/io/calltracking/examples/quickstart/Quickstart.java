package io.calltracking.examples.quickstart;

import io.calltracking.Call;
import io.calltracking.CallQuery;
import io.calltracking.CallRequest;
import io.calltracking.CallTracker;
import io.calltracking.CallTrackingException;
import io.calltracking.CheckSchedule;
import io.calltracking.ErrorCode;
import io.calltracking.jdbc.JdbcStore;
import io.calltracking.provider.bolna.BolnaProvider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
                console.opening(account, folder.path(), webhooks);
                follow(tracker, account, place(tracker, account));
                if (interrupted.getCount() > 0) {
                    Runtime.getRuntime().removeShutdownHook(hook);
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
            try {
                followed.add(tracker.place(request));
            } catch (CallTrackingException e) {
                if (e.code() != ErrorCode.BOLNA_INTEGRATION_ERROR) {
                    throw e;
                }
                console.refused(e);
            }
        }
        return followed;
    }

    private void follow(CallTracker tracker, Account account, List<Call> followed) throws InterruptedException {
        while (!allOver(tracker, followed)) {
            if (interrupted.await(200, TimeUnit.MILLISECONDS)) {
                return;
            }
        }
        List<Call> now = followed.stream().map(call -> tracker.get(call.id())).toList();
        console.summary(now, account);
        if (now.isEmpty()) {
            throw new Problem("no call was placed, see above");
        }
    }

    private static boolean allOver(CallTracker tracker, List<Call> followed) {
        return followed.stream().map(call -> tracker.get(call.id())).allMatch(Quickstart::isOver);
    }

    private static boolean isOver(Call call) {
        boolean waiting = call.status() == io.calltracking.CallStatus.COMPLETED && call.cost() == null;
        return call.status().isTerminal() && !call.state().retryExpected() && !waiting;
    }

    private void stop(CallTracker tracker) {
        interrupted.countDown();
        int open = tracker.calls(CallQuery.open()).size();
        tracker.close();
        console.stopped(open);
    }
}
