package io.calltracking.testkit.chaos;

import io.calltracking.Call;
import io.calltracking.CallQuery;
import io.calltracking.CallRequest;
import io.calltracking.CallTracker;
import io.calltracking.Pool;
import io.calltracking.PoolLimit;
import io.calltracking.Slot;
import io.calltracking.store.CallUpdate;
import io.calltracking.store.Store;
import io.calltracking.store.Written;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Many calls that race for few slots, with trackers in any number of processes on one store. A provider that takes each
 * call at once and ends it at the first look keeps the slots changing hands. Whether more were live than allowed is for
 * the store's own means to tell; here it is only made as likely as it can be.
 */
public final class SlotRace {
    /** The pool they race for. */
    public static final Pool ACCOUNT = Pool.account(EagerProvider.NAME);

    private static final int MAX_SECONDS = 240;
    private static final int OWNERS = 7;

    private SlotRace() {}

    /**
     * Places calls from several threads at once and stays until nobody's call is open any more.
     *
     * @param store shared with the other processes
     * @param threads how many place calls
     * @param calls how many are placed in all
     * @param process where their numbers begin, so that no two processes call the same
     * @return how often the provider of this process was asked for a call
     */
    public static int run(Store store, int threads, int calls, int process) throws Exception {
        EagerProvider provider = new EagerProvider();
        try (CallTracker tracker = CallTracker.builder()
                .store(store)
                .provider(provider)
                .concurrency(threads)
                .looksPerSecond(10_000)
                .pollInterval(Duration.ofMillis(20))
                .build()) {
            tracker.start();
            place(tracker, threads, calls, process);
            for (int waits = 0; isAnyOpen(store); waits++) {
                if (waits == MAX_SECONDS * 10) {
                    throw new IllegalStateException("calls are still open: " + tracker.calls(CallQuery.open()));
                }
                rest();
            }
        }
        return provider.asked();
    }

    private static void place(CallTracker tracker, int threads, int calls, int process) throws Exception {
        ExecutorService placers = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Call>> placed = IntStream.range(0, calls)
                    .mapToObj(i -> placers.submit(() -> tracker.place(request(process, i))))
                    .toList();
            for (Future<Call> call : placed) {
                call.get(MAX_SECONDS, TimeUnit.SECONDS);
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a call could not be placed", e.getCause());
        } finally {
            placers.shutdownNow();
        }
    }

    private static CallRequest request(int process, int number) {
        return CallRequest.to("+1415" + (2_000_000 + process * 100_000 + number))
                .owner("owner-" + number % OWNERS)
                .build();
    }

    private static boolean isAnyOpen(Store store) {
        return !store.list(CallQuery.open().limit(1)).isEmpty();
    }

    private static void rest() throws InterruptedException {
        boolean never = new CountDownLatch(1).await(100, TimeUnit.MILLISECONDS);
        if (never) {
            throw new IllegalStateException("nobody counts it down");
        }
    }

    /**
     * The store, used as so many apps do: it counts who is live, and if that is less than the cap it goes on and writes.
     * To be caught.
     */
    public static Store selectThenInsert(Store store, int cap) {
        return Interceptor.wrap(Store.class, store, (method, arguments, target) -> {
            if (method.equals("limits")) {
                return List.<PoolLimit>of();
            }
            boolean full = arguments.length == 1
                    && arguments[0] instanceof CallUpdate update
                    && takesSlot(update)
                    && store.takenPlaces(ACCOUNT).size() >= cap;
            return full ? Written.SLOT_TAKEN : proceed(target);
        });
    }

    private static @Nullable Object proceed(Interceptor.Target target) {
        return target.proceed();
    }

    private static boolean takesSlot(CallUpdate update) {
        Slot slot = update.call().state().slot();
        return slot != null && update.call().providerCallId() == null;
    }
}
