package io.calltracking.examples.bench.webhooks;

import io.calltracking.examples.bench.Rounds;
import io.calltracking.examples.bench.Summary;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** So many threads that send webhooks to a target, each the next one as soon as the last one was taken. */
final class Load implements Rounds.Contender {
    private static final AtomicLong NUMBERS = new AtomicLong();
    private static final int PREPARING = 8;
    private static final int FIRST_GUESS = 1_000;

    private final String name;
    private final Target target;
    private final int threads;
    private final Duration length;
    private double lastPerSecond = FIRST_GUESS;

    Load(String name, Target target, int threads, Duration length) {
        this.name = name;
        this.target = target;
        this.threads = threads;
        this.length = length;
    }

    @Override
    public String name() {
        return name;
    }

    /** Webhooks per second, and the time in which 99 of 100 were taken. */
    @Override
    public Map<String, Double> round() throws Exception {
        List<Webhook> webhooks = prepare((int) (lastPerSecond * length.toMillis() / 1000 * 1.5 / 4.5));
        AtomicInteger next = new AtomicInteger();
        long begun = System.nanoTime();
        List<long[]> times = inParallel(threads, () -> send(webhooks, next, begun));
        double seconds = (System.nanoTime() - begun) / 1e9;
        long[] all = times.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        lastPerSecond = all.length / seconds;
        Map<String, Double> reading = new LinkedHashMap<>();
        reading.put("perSecond", Summary.rounded(lastPerSecond));
        reading.put("p50Millis", Summary.rounded(all[all.length / 2] / 1e6));
        reading.put("p99Millis", Summary.rounded(all[(int) (all.length * 0.99)] / 1e6));
        return reading;
    }

    private List<Webhook> prepare(int calls) throws Exception {
        List<String> ids = IntStream.range(0, Math.max(calls, 64))
                .mapToObj(i -> Story.providerCallId(NUMBERS.incrementAndGet()))
                .toList();
        AtomicInteger next = new AtomicInteger();
        inParallel(PREPARING, () -> {
            for (int i = next.getAndIncrement(); i < ids.size(); i = next.getAndIncrement()) {
                target.know(ids.get(i));
            }
            return true;
        });
        return Story.of(ids);
    }

    /** How long each took, in nanoseconds. */
    private long[] send(List<Webhook> webhooks, AtomicInteger next, long begun) throws Exception {
        long[] times = new long[webhooks.size()];
        int taken = 0;
        long now = System.nanoTime();
        for (int i = next.getAndIncrement();
                i < webhooks.size() && now - begun < length.toNanos();
                i = next.getAndIncrement()) {
            target.take(webhooks.get(i));
            long after = System.nanoTime();
            times[taken++] = after - now;
            now = after;
        }
        return Arrays.copyOf(times, taken);
    }

    private static <T> List<T> inParallel(int threads, Callable<T> work) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<T>> running = IntStream.range(0, threads)
                    .mapToObj(i -> executor.submit(work))
                    .toList();
            List<T> results = new ArrayList<>();
            for (Future<T> one : running) {
                results.add(one.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw new IllegalStateException("the work of a thread failed", e.getCause());
        } finally {
            executor.shutdownNow();
        }
    }
}
