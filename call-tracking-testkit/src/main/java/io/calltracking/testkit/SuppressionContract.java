package io.calltracking.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltracking.campaign.Suppression;
import io.calltracking.store.Store;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A number stays on the list it was put on, and an owner is told of his own list and everybody's. */
abstract class SuppressionContract extends StoreConcern {
    private static final String ONE = "+14155550101";
    private static final String TWO = "+14155550102";
    private static final String THREE = "+14155550103";

    SuppressionContract(Function<Clock, Store> opener) {
        super(opener);
    }

    @Test
    void everyFieldIsKept() {
        Suppression said = new Suppression("ownér ☎", ONE, "said \"no\" 😀'; --", START.plusMillis(1));
        Suppression unsaid = new Suppression("ownér ☎", TWO, null, START);
        suppress(said, unsaid);

        assertThat(store.suppressions("ownér ☎", null, 10)).containsExactly(said, unsaid);
    }

    @Test
    void numberOnTheListStaysAsItWas() {
        Suppression first = of("a", ONE, "first");
        suppress(first);
        suppress(of("a", TWO, "new"), of("a", ONE, "second"));

        assertThat(store.suppressions("a", null, 10)).containsExactly(first, of("a", TWO, "new"));
    }

    @Test
    void ofTwoEntriesForOneNumberAtOnceTheFirstIsKept() {
        suppress(of("a", ONE, "first"), of("b", ONE, "other"), of("a", ONE, "second"));

        assertThat(store.suppressions("a", null, 10)).containsExactly(of("a", ONE, "first"));
        assertThat(store.suppressions("b", null, 10)).containsExactly(of("b", ONE, "other"));
    }

    @Test
    void ownersHaveListsOfTheirOwnAndOneForAll() {
        suppress(of("a", ONE, null), of("b", TWO, null), of(Suppression.EVERYBODY, THREE, null));
        suppress(of("b", THREE, null));
        List<String> all = List.of(ONE, TWO, THREE, "+14155550104");

        assertThat(store.suppressed("a", all)).containsExactlyInAnyOrder(ONE, THREE);
        assertThat(store.suppressed("b", all)).containsExactlyInAnyOrder(TWO, THREE);
        assertThat(store.suppressed("A", all)).containsExactly(THREE);
        assertThat(store.suppressed("a", List.of(TWO))).isEmpty();
        assertThat(store.suppressed("a", List.of())).isEmpty();
        assertThat(store.suppressions(Suppression.EVERYBODY, null, 10))
                .containsExactly(of(Suppression.EVERYBODY, THREE, null));
        assertThat(store.suppressions("c", null, 10)).isEmpty();
    }

    @Test
    void numberIsTakenOffOneListOnly() {
        suppress(of("a", ONE, null), of("b", ONE, null), of(Suppression.EVERYBODY, ONE, null));

        assertThat(store.unsuppress("a", ONE)).isTrue();
        assertThat(store.unsuppress("a", ONE)).isFalse();
        assertThat(store.unsuppress("c", ONE)).isFalse();
        assertThat(store.suppressions("a", null, 10)).isEmpty();
        assertThat(store.suppressed("a", List.of(ONE))).containsExactly(ONE);

        assertThat(store.unsuppress(Suppression.EVERYBODY, ONE)).isTrue();
        assertThat(store.suppressed("a", List.of(ONE))).isEmpty();
        assertThat(store.suppressed("b", List.of(ONE))).containsExactly(ONE);
    }

    @Test
    void listIsReadPageByPage() {
        List<Suppression> list = new ArrayList<>(IntStream.range(0, 25)
                .mapToObj(i -> of("a", "+" + (14155550200L + i), null))
                .toList());
        Collections.shuffle(list, new Random(1));
        store.suppress(list);
        suppress(of("b", "+14155550210", null));

        List<String> read = new ArrayList<>();
        List<Suppression> page = store.suppressions("a", null, 10);
        while (!page.isEmpty()) {
            assertThat(page).hasSizeLessThanOrEqualTo(10);
            page.forEach(suppression -> read.add(suppression.number()));
            page = store.suppressions("a", read.get(read.size() - 1), 10);
        }

        assertThat(read).hasSize(25).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void thousandAreSuppressedAndAskedForAtOnce() {
        List<Suppression> many = IntStream.range(0, 1_000)
                .mapToObj(i -> of(i % 2 == 0 ? "a" : Suppression.EVERYBODY, "+" + (14155560000L + i), null))
                .toList();
        store.suppress(many);

        List<String> asked = IntStream.range(500, 1_500)
                .mapToObj(i -> "+" + (14155560000L + i))
                .toList();
        assertThat(store.suppressed("a", asked)).hasSize(500);
        assertThat(store.suppressed("b", asked)).hasSize(250);
        store.suppress(List.of());
    }

    @Test
    void ofManyWhoSuppressTheSameNumbersNoneFails() throws Exception {
        List<Boolean> done = Race.run(runner -> {
            List<Suppression> mine = new ArrayList<>(IntStream.range(0, 100)
                    .mapToObj(i -> of("a", "+" + (14155570000L + i), "runner " + runner))
                    .toList());
            Collections.shuffle(mine, new Random(runner));
            return () -> {
                store.suppress(mine);
                return store.suppressed(
                                        "a",
                                        mine.stream().map(Suppression::number).toList())
                                .size()
                        == 100;
            };
        });

        assertThat(done).containsOnly(true);
        assertThat(store.suppressions("a", null, 1_000)).hasSize(100);
        assertThat(Set.copyOf(store.suppressions("a", null, 1_000))).hasSize(100);
    }

    private static Suppression of(String owner, String number, @Nullable String reason) {
        return new Suppression(owner, number, reason, START);
    }

    private void suppress(Suppression... suppressions) {
        store.suppress(Arrays.asList(suppressions));
    }
}
