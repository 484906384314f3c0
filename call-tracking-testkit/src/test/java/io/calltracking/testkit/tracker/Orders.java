package io.calltracking.testkit.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltracking.Call;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/** The orders in which news may arrive: all of them for up to five pieces, else 720 by chance; each also with repetitions. */
final class Orders {
    private static final int FEW = 5;
    private static final int MOST = 720;

    private Orders() {}

    /** Checks that each order ends in the call that the order given ends in, which is returned. */
    static <T> Call allEndInTheSame(List<T> news, Function<List<T>, Call> outcome) {
        long seed = Long.getLong("test.seed", System.nanoTime());
        Random random = new Random(seed);
        Call expected = outcome.apply(news);
        List<List<T>> orders = new ArrayList<>();
        if (news.size() <= FEW) {
            permute(new ArrayList<>(news), 0, orders);
        }
        for (int order = 0; order < MOST; order++) {
            List<T> shuffled = new ArrayList<>(news);
            shuffled.addAll(news.subList(0, random.nextInt(news.size() + 1)));
            Collections.shuffle(shuffled, random);
            orders.add(shuffled);
        }
        for (List<T> order : orders) {
            assertThat(outcome.apply(order))
                    .as("seed %d, order %s", seed, order)
                    .isEqualTo(expected);
        }
        return expected;
    }

    private static <T> void permute(List<T> news, int from, List<List<T>> orders) {
        if (from == news.size()) {
            orders.add(List.copyOf(news));
        }
        for (int next = from; next < news.size(); next++) {
            Collections.swap(news, from, next);
            permute(news, from + 1, orders);
            Collections.swap(news, from, next);
        }
    }
}
