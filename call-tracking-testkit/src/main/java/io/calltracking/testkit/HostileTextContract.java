package io.calltracking.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltracking.Call;
import io.calltracking.CallField;
import io.calltracking.CallId;
import io.calltracking.CallQuery;
import io.calltracking.Pool;
import io.calltracking.statistics.Grouping;
import io.calltracking.statistics.Rollups;
import io.calltracking.statistics.StatisticsGroup;
import io.calltracking.statistics.StatisticsQuery;
import io.calltracking.store.ParkedWebhook;
import io.calltracking.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever a text is made of comes back as it was given, and is sought as a whole; see {@link FilterContract} for lists. */
abstract class HostileTextContract extends StoreConcern {
    private static final String LONG = "'$where\"\\".repeat(10_000);

    HostileTextContract(Function<Clock, Store> opener) {
        super(opener);
    }

    @Test
    void metadataMayHaveAnyKeysAndValues() {
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        for (String hostile : Hostile.TEXTS) {
            metadata.put(hostile, hostile);
            metadata.put("in a map " + hostile, Map.of(hostile, Map.of(hostile, List.of(hostile))));
        }
        metadata.put("\0", "\0");
        metadata.put(LONG, LONG);
        Call call = created(draft().metadata(metadata));
        assertThat(stored(call).metadata()).isEqualTo(metadata);
        assertThat(stored(call)).isEqualTo(call);
    }

    @Test
    void statisticsCountWhatHasTheWholeText() {
        for (String hostile : Hostile.TEXTS) {
            created(draft().owner("o" + hostile)
                    .agent("a" + hostile)
                    .campaign("c" + hostile)
                    .provider("p" + hostile)
                    .contact("t" + hostile)
                    .runId("r" + hostile)
                    .to("n" + hostile)
                    .outcome("w" + hostile));
        }
        Rollups rollups = Rollups.of(store);
        eachTextIsCountedOnce(rollups);
        clock.advance(Duration.ofDays(1));
        boolean more = true;
        while (more) {
            more = rollups.sealSome();
        }
        eachTextIsCountedOnce(rollups);
        eachTextIsCountedOnce(rollups);
    }

    private void eachTextIsCountedOnce(Rollups rollups) {
        StatisticsQuery all = StatisticsQuery.all();
        for (String hostile : Hostile.TEXTS) {
            found(rollups, all.provider("p" + hostile), 1);
            found(rollups, all.provider(hostile), 0);
            for (CallField field : CallField.values()) {
                found(rollups, all.by(field, letter(field) + hostile), 1);
                found(rollups, all.by(field, hostile), 0);
            }
        }
        for (Grouping grouping : List.of(Grouping.OWNER, Grouping.AGENT, Grouping.CAMPAIGN, Grouping.OUTCOME)) {
            assertThat(rollups.report(all.groupBy(grouping)).groups())
                    .extracting(StatisticsGroup::word)
                    .containsExactlyInAnyOrderElementsOf(Hostile.TEXTS.stream()
                            .map(hostile -> letter(grouping) + hostile)
                            .toList());
        }
    }

    private static void found(Rollups rollups, StatisticsQuery query, int calls) {
        assertThat(rollups.report(query).total().calls())
                .as("%s of provider %s", query.filter().words(), query.provider())
                .isEqualTo(calls);
    }

    private static String letter(CallField field) {
        return switch (field) {
            case OWNER -> "o";
            case CONTACT -> "t";
            case AGENT -> "a";
            case CAMPAIGN -> "c";
            case RUN_ID -> "r";
            case NUMBER -> "n";
            case OUTCOME -> "w";
        };
    }

    private static String letter(Grouping grouping) {
        return switch (grouping) {
            case OWNER -> "o";
            case AGENT -> "a";
            case CAMPAIGN -> "c";
            default -> "w";
        };
    }

    /** Databases that cannot keep NUL put something else in its place, but never cut the text there. */
    @Test
    void textWithANulIsNotTheTextBeforeIt() {
        Call call = created(draft().owner("owner").contact("contact").agent("agent"));
        CallQuery all = CallQuery.all();
        assertThat(store.list(all.owner("owner\0"))).isEmpty();
        assertThat(store.list(all.owner("\0owner"))).isEmpty();
        assertThat(store.list(all.contact("contact\0"))).isEmpty();
        assertThat(store.count(all.agent("agent\0more").filter())).isZero();
        Call odd = created(draft().owner("owner\0more"));
        assertThat(store.list(all.owner("owner\0more"))).extracting(Call::id).containsExactly(odd.id());
        assertThat(store.list(all.owner("owner"))).containsExactly(call);
    }

    @Test
    void textLongerThanAnyIsFoundNowhere() {
        created(draft().outcome("'"));
        for (CallField field : CallField.values()) {
            assertThat(store.list(CallQuery.all().by(field, LONG)))
                    .as("by %s", field)
                    .isEmpty();
            assertThat(Rollups.of(store)
                            .report(StatisticsQuery.all().by(field, LONG))
                            .total()
                            .calls())
                    .isZero();
        }
        assertThat(store.findByIdempotencyKey(LONG, LONG)).isEmpty();
        assertThat(store.findByProviderCallId(LONG, LONG)).isEmpty();
    }

    @Test
    void idsOfOthersAreSoughtWordForWord() {
        for (String hostile : Hostile.TEXTS) {
            String id = "id" + hostile;
            Call call = created(draft().providerCallId(id).idempotencyKey(id).to(newNumber()));
            assertThat(store.findByProviderCallId("bolna", id)).contains(call);
            assertThat(store.findByProviderCallId("bolna", hostile)).isEmpty();
            assertThat(store.findByProviderCallId(hostile, id)).isEmpty();
            assertThat(store.findByIdempotencyKey("owner-1", id)).contains(call);
            assertThat(store.findByIdempotencyKey("owner-1", hostile)).isEmpty();
            assertThat(store.findByIdempotencyKey(hostile, id)).isEmpty();
        }
    }

    @Test
    void webhooksAreParkedWordForWord() {
        for (String hostile : Hostile.TEXTS) {
            String id = "id" + hostile;
            ParkedWebhook webhook =
                    new ParkedWebhook(UUID.randomUUID(), "bolna", id, "key" + hostile, hostile, clock.instant());
            assertThat(store.park(webhook)).isTrue();
            assertThat(store.parked("bolna", id)).containsExactly(webhook);
            assertThat(store.parked("bolna", hostile)).isEmpty();
            assertThat(store.parked(hostile, id)).isEmpty();
        }
    }

    @Test
    void poolsAndCursorsMayHaveAnyName() {
        CallId last = created(draft()).id();
        for (String hostile : Hostile.TEXTS) {
            Pool pool = Pool.owner("pool" + hostile);
            assertThat(store.takenPlaces(pool)).isEmpty();
            assertThat(store.holders(pool, last, 10)).isEmpty();
            assertThat(store.limits(List.of(pool))).isEmpty();
        }
    }
}
