package io.calltracking.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltracking.AnsweredBy;
import io.calltracking.Call;
import io.calltracking.CallFacts;
import io.calltracking.CallId;
import io.calltracking.CallStatus;
import io.calltracking.CallTimes;
import io.calltracking.Money;
import io.calltracking.statistics.Grouping;
import io.calltracking.statistics.StatisticsQuery;
import io.calltracking.store.CallUpdate;
import io.calltracking.store.Store;
import io.calltracking.store.Written;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Calls that are made, change, late ones too, and go, at random; and questions about them. Not thread-safe. */
final class CountedHistory {
    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("UTC"), ZoneId.of("Asia/Kolkata"), ZoneId.of("Asia/Kathmandu"), ZoneId.of("America/New_York"));

    private static final List<CallStatus> STATUSES = List.of(
            CallStatus.COMPLETED,
            CallStatus.COMPLETED,
            CallStatus.NO_ANSWER,
            CallStatus.BUSY,
            CallStatus.FAILED,
            CallStatus.IN_PROGRESS);

    private static final List<AnsweredBy> ANSWERERS = List.of(AnsweredBy.values());
    private static final List<Grouping> GROUPINGS = List.of(Grouping.values());

    private final Random random;
    private final Store store;
    private final Map<CallId, Call> calls = new LinkedHashMap<>();

    CountedHistory(long seed, Store store) {
        this.random = new Random(seed);
        this.store = store;
    }

    /** The calls as they should be stored. */
    List<Call> calls() {
        return List.copyOf(calls.values());
    }

    /** A new call, asked for at that time. */
    Call create(Instant created) {
        return create(created, "owner-" + random.nextInt(3));
    }

    Call create(Instant created, String owner) {
        CallUpdate creation = Draft.call(created)
                .owner(owner)
                .agent(maybe("agent-" + random.nextInt(4)))
                .campaign(maybe("campaign-" + random.nextInt(2)))
                .provider(random.nextBoolean() ? "bolna" : "twilio")
                .update();
        assertThat(store.create(creation)).isEqualTo(Written.DONE);
        return keep(creation.call());
    }

    /** Some call changes. */
    void change(Instant now) {
        if (!calls.isEmpty()) {
            change(any(), now);
        }
    }

    Call change(Call before, Instant now) {
        CallStatus status = STATUSES.get(random.nextInt(STATUSES.size()));
        Draft draft = Draft.after(before, now).status(status);
        if (random.nextInt(3) == 0) {
            draft.outcome("outcome-" + random.nextInt(3));
        }
        if (random.nextInt(12) == 0) {
            draft.deletedAt(now);
        }
        CallUpdate change = draft.update(facts(), times(before.times().created(), now));
        assertThat(store.apply(change)).isEqualTo(Written.DONE);
        return keep(change.call());
    }

    private CallFacts facts() {
        AnsweredBy answeredBy = ANSWERERS.get(random.nextInt(ANSWERERS.size()));
        return CallFacts.builder()
                .talkDuration(random.nextInt(3) == 0 ? Duration.ZERO : Duration.ofMillis(random.nextInt(900_000)))
                .answeredBy(random.nextBoolean() ? answeredBy : null)
                .cost(random.nextInt(3) == 0 ? null : cost())
                .build();
    }

    private Money cost() {
        return new Money(BigDecimal.valueOf(random.nextInt(100_000) - 1000, 5), random.nextBoolean() ? "USD" : "INR");
    }

    /** Some are not told, and some clocks are wrong. */
    private CallTimes times(Instant created, Instant now) {
        return new CallTimes(
                created,
                after(created, 300),
                after(created, 400),
                after(created, 500),
                after(created, 600),
                after(created, 900),
                null,
                now);
    }

    private @Nullable Instant after(Instant time, int seconds) {
        return random.nextInt(4) == 0 ? null : time.plusMillis(random.nextInt(seconds * 1000) - 2000L);
    }

    /** Some call is erased. */
    void erase(Instant now) {
        if (!calls.isEmpty()) {
            Call before = any();
            CallUpdate erasure = Draft.after(before, now).erasure(before.version());
            assertThat(store.erase(erasure)).isEqualTo(Written.DONE);
            keep(erasure.call());
        }
    }

    /** Some call is deleted for good. */
    void delete() {
        if (!calls.isEmpty()) {
            delete(any());
        }
    }

    void delete(Call call) {
        assertThat(store.delete(call.id(), call.version())).isTrue();
        calls.remove(call.id());
    }

    private Call any() {
        return new ArrayList<>(calls.values()).get(random.nextInt(calls.size()));
    }

    private Call keep(Call call) {
        calls.put(call.id(), call);
        return call;
    }

    /** A question. */
    StatisticsQuery query(Instant now) {
        StatisticsQuery query = StatisticsQuery.all()
                .zone(ZONES.get(random.nextInt(ZONES.size())))
                .groupBy(random.nextInt(4) == 0 ? null : GROUPINGS.get(random.nextInt(GROUPINGS.size())));
        query = switch (random.nextInt(8)) {
            case 0 -> query.owner("owner-" + random.nextInt(3));
            case 1 -> query.agent("agent-" + random.nextInt(4));
            case 2 -> query.campaign("campaign-" + random.nextInt(2));
            case 3 -> query.provider("bolna");
            case 4 -> query.outcome("outcome-" + random.nextInt(3));
            case 5 -> query.status(CallStatus.COMPLETED);
            case 6 -> query.owner("owner-" + random.nextInt(3)).provider("twilio");
            default -> query;
        };
        return random.nextBoolean()
                ? query
                : query.between(maybe(now.minusSeconds(within(400_000))), maybe(now.minusSeconds(within(4000))));
    }

    private int within(int seconds) {
        int later = seconds > 4000 ? 4000 : 0;
        return later + random.nextInt(seconds);
    }

    private <T> @Nullable T maybe(T value) {
        return random.nextInt(4) == 0 ? null : value;
    }
}
