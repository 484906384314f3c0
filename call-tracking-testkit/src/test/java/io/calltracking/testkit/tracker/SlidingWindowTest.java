package io.calltracking.testkit.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltracking.CallStatus;
import io.calltracking.CallTracker;
import io.calltracking.EventSource;
import io.calltracking.Scheduler;
import io.calltracking.campaign.Campaign;
import io.calltracking.campaign.CampaignRules;
import io.calltracking.campaign.CampaignStatus;
import io.calltracking.campaign.CsvFormat;
import io.calltracking.campaign.NewContact;
import io.calltracking.provider.PlaceResult;
import io.calltracking.testkit.InMemoryStore;
import io.calltracking.testkit.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A place that gets free is used at once, though the clock stands still and so no tick comes. */
class SlidingWindowTest {
    private final VirtualClock clock = VirtualClock.startingAt(Instant.parse("2026-11-18T09:30:00Z"));
    private final FakeProvider provider = new FakeProvider();
    private final EagerThreads threads = new EagerThreads();

    private CallTracker tracker;

    @AfterEach
    void close() {
        tracker.close();
    }

    @Test
    void aFullInstanceTakesTheNextContactWhenItIsDoneWithOne() {
        provider.onPlace = call ->
                new PlaceResult.Accepted(FakeProvider.news(EventSource.API, "p-" + call.id(), CallStatus.COMPLETED));

        Campaign campaign = run(1, 4, 20);

        assertThat(provider.placed).hasSize(20);
        clock.advance(Duration.ofSeconds(2));
        threads.runAll();
        assertThat(tracker.campaigns().find(campaign.id()).orElseThrow().status())
                .isEqualTo(CampaignStatus.COMPLETED);
    }

    @Test
    void concurrencyIsReachedWithoutATickByAnInstanceThatDoesFewThingsAtATime() {
        provider.onPlace = call -> FakeProvider.accepted("p-" + call.id());

        run(3, 40, 100);

        assertThat(provider.placed).hasSize(40);
    }

    @Test
    void whoIsTakenNextIsNotForgottenWhileThoseTakenBeforeAreAboutToBeCalled() {
        provider.onPlace = call -> FakeProvider.accepted("p-" + call.id());
        open(8);
        Campaign first = campaign(2, 2, 0);
        Campaign second = campaign(20, 20, 100);
        tracker.campaigns().start(first.id());
        tracker.start();
        threads.poll();
        tracker.campaigns().start(second.id());

        threads.runAll();

        assertThat(provider.placed).hasSize(22);
    }

    private Campaign run(int atATime, int concurrentCalls, int contacts) {
        open(atATime);
        Campaign campaign = campaign(concurrentCalls, contacts, 0);
        tracker.campaigns().start(campaign.id());
        tracker.start();
        threads.runAll();
        return campaign;
    }

    private void open(int atATime) {
        provider.account = owner -> "fake";
        tracker = CallTracker.builder()
                .store(InMemoryStore.create(clock))
                .provider(provider)
                .concurrency(atATime)
                .threads(threads.scheduler(clock), threads)
                .build();
    }

    private Campaign campaign(int concurrentCalls, int contacts, int from) {
        List<NewContact> people = IntStream.range(from, from + contacts)
                .mapToObj(i -> CampaignTracking.contact(i).zone("UTC"))
                .toList();
        CampaignRules rules = CampaignRules.builder()
                .agent("agent-1")
                .maxConcurrentCalls(concurrentCalls)
                .build();
        return tracker.campaigns().create(CampaignTracking.OWNER, "test", rules, people.iterator(), CsvFormat.DEFAULT);
    }

    /**
     * The worst that threads can do to a poller, on one thread: whenever it is woken while work is under way it claims at once,
     * before that work gives its place back.
     */
    private static final class EagerThreads implements Executor {
        private final Deque<Runnable> polls = new ArrayDeque<>();
        private final Deque<Runnable> work = new ArrayDeque<>();
        private boolean working;
        private boolean fromTimer;

        Scheduler scheduler(VirtualClock clock) {
            return (delay, task) -> {
                if (!delay.isZero()) {
                    return clock.schedule(delay, () -> timer(task));
                }
                timer(task);
                return () -> {};
            };
        }

        private void timer(Runnable task) {
            fromTimer = true;
            task.run();
            fromTimer = false;
        }

        /** What comes from the timer is the poller, which goes first; what comes from the poller is work, which waits. */
        @Override
        public void execute(Runnable task) {
            boolean poll = fromTimer;
            fromTimer = false;
            if (poll && working) {
                working = false;
                task.run();
                working = true;
            } else {
                (poll ? polls : work).add(task);
            }
        }

        /** Lets the poller claim once. */
        void poll() {
            polls.remove().run();
        }

        void runAll() {
            while (!polls.isEmpty() || !work.isEmpty()) {
                if (polls.isEmpty()) {
                    working = true;
                    work.remove().run();
                    working = false;
                } else {
                    polls.remove().run();
                }
            }
        }
    }
}
