package io.calltracking.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltracking.Call;
import io.calltracking.CallField;
import io.calltracking.CallFilter;
import io.calltracking.CallQuery;
import io.calltracking.CallStatus;
import io.calltracking.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each filter finds the calls that meet it and no others, whatever its text is made of. */
abstract class FilterContract extends StoreConcern {
    FilterContract(Function<Clock, Store> opener) {
        super(opener);
    }

    @Test
    void eachFieldFindsItsCalls() {
        for (CallField field : CallField.values()) {
            Call first = next(holding(field, "this"));
            next(holding(field, "other"));
            next(holding(field, "THIS"));
            next(holding(field, "this "));
            next(draft());
            Call second = next(holding(field, "this"));
            CallQuery query = CallQuery.all().by(field, "this");
            assertThat(store.list(query)).as("by %s", field).containsExactly(second, first);
            assertThat(store.list(query.oldest().limit(1)))
                    .as("oldest by %s", field)
                    .containsExactly(first);
            assertThat(store.count(query.filter())).as("count by %s", field).isEqualTo(2);
        }
    }

    @Test
    void numberIsThatOfEitherSide() {
        Call out = next(draft().to("+15005550001").from("+15005550002"));
        Call in = next(draft().to("+15005550002").from("+15005550001"));
        Call withheld = next(draft().to("+15005550002").from(null));
        assertThat(store.list(CallQuery.all().number("+15005550001"))).containsExactly(in, out);
        assertThat(store.list(CallQuery.all().number("+15005550002"))).containsExactly(withheld, in, out);
        assertThat(store.list(CallQuery.all().number("+1500555000"))).isEmpty();
    }

    @Test
    void pagesOfANumberHaveBothSidesInOrder() {
        String ours = "+15005550001";
        List<Call> calls = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            next(draft().to(newNumber()).from("+15005550002"));
            calls.add(next(draft().to(i % 3 == 0 ? newNumber() : ours).from(i % 3 == 1 ? null : ours)));
        }
        CallQuery query = CallQuery.all().number(ours).oldest().limit(3);
        assertThat(store.list(query)).isEqualTo(calls.subList(0, 3));
        assertThat(store.list(query.page(2))).isEqualTo(calls.subList(3, 6));
        assertThat(store.list(query.page(3))).isEqualTo(calls.subList(6, 8));
        assertThat(store.list(query.after(calls.get(3).id()))).isEqualTo(calls.subList(4, 7));
        assertThat(store.list(query.newest().limit(2))).containsExactly(calls.get(7), calls.get(6));
        assertThat(store.count(query.filter())).isEqualTo(8);
    }

    @Test
    void textOfAFilterIsNeverMoreThanText() {
        for (CallField field : CallField.values()) {
            for (String hostile : Hostile.TEXTS) {
                Call call = next(holding(field, field + hostile));
                CallQuery all = CallQuery.all();
                assertThat(store.list(all.by(field, field + hostile)))
                        .as("%s holding %s", field, hostile)
                        .containsExactly(call);
                assertThat(store.list(all.by(field, hostile)))
                        .as("%s is not %s", field, hostile)
                        .isEmpty();
                assertThat(store.count(all.by(field, hostile).filter())).isZero();
            }
        }
        assertThat(store.count(CallFilter.ALL)).isEqualTo((long) Hostile.TEXTS.size() * CallField.values().length);
    }

    @Test
    void talkIsFoundByItsShortestLength() {
        Call unknown = next(draft().status(CallStatus.COMPLETED));
        Call none = next(draft().status(CallStatus.COMPLETED).talk(Duration.ZERO));
        Call shortTalk = next(draft().status(CallStatus.COMPLETED).talk(Duration.ofMillis(59_999)));
        Call longTalk = next(draft().status(CallStatus.IN_PROGRESS).talk(Duration.ofMinutes(1)));
        assertThat(store.list(CallQuery.longCalls(Duration.ofMinutes(1)))).containsExactly(longTalk);
        assertThat(store.list(CallQuery.longCalls(Duration.ZERO))).containsExactly(longTalk, shortTalk, none);
        assertThat(store.list(CallQuery.successful())).containsExactly(shortTalk);
        assertThat(store.list(CallQuery.all().minTalk(null))).containsExactly(longTalk, shortTalk, none, unknown);
    }

    @Test
    void failedAndPendingCallsAreFoundByName() {
        List<CallStatus> failed = new ArrayList<>();
        List<CallStatus> pending = new ArrayList<>();
        for (CallStatus status : CallStatus.values()) {
            next(draft().status(status).to(newNumber()));
        }
        store.list(CallQuery.failed()).forEach(call -> failed.add(call.status()));
        store.list(CallQuery.pending()).forEach(call -> pending.add(call.status()));
        assertThat(failed).containsExactly(CallStatus.FAILED, CallStatus.MISSED, CallStatus.BUSY, CallStatus.NO_ANSWER);
        assertThat(pending)
                .containsExactly(CallStatus.PENDING, CallStatus.INITIATED, CallStatus.UNCONFIRMED, CallStatus.QUEUED);
    }

    @Test
    void conditionsAddUp() {
        Call meets = next(draft().owner("a").agent("b").campaign("c").status(CallStatus.BUSY));
        next(draft().owner("a").agent("b").campaign("c"));
        next(draft().owner("a").agent("b").status(CallStatus.BUSY));
        next(draft().owner("a").campaign("c").status(CallStatus.BUSY));
        CallQuery query = CallQuery.failed().owner("a").agent("b").campaign("c");
        assertThat(store.list(query)).containsExactly(meets);
        assertThat(store.list(query.createdBefore(meets.times().created()))).isEmpty();
        assertThat(store.count(query.filter())).isEqualTo(1);
    }

    @Test
    void pageNumbersMakeUpTheWholeList() {
        List<Call> calls = Stream.generate(() -> next(draft())).limit(7).toList();
        CallQuery query = CallQuery.all().oldest().limit(3);
        assertThat(store.list(query.page(1))).isEqualTo(calls.subList(0, 3));
        assertThat(store.list(query.page(2))).isEqualTo(calls.subList(3, 6));
        assertThat(store.list(query.page(3))).isEqualTo(calls.subList(6, 7));
        assertThat(store.list(query.page(4))).isEmpty();
        assertThat(store.list(query.page(CallQuery.MAX_PAGE).limit(CallQuery.MAX_LIMIT)))
                .isEmpty();
        assertThat(store.list(query.after(calls.get(1).id()).page(2))).isEqualTo(calls.subList(5, 7));
        assertThat(store.count(query.page(2).filter())).isEqualTo(7);
    }

    private Draft holding(CallField field, String word) {
        Draft draft = draft();
        return switch (field) {
            case OWNER -> draft.owner(word);
            case CONTACT -> draft.contact(word);
            case AGENT -> draft.agent(word);
            case CAMPAIGN -> draft.campaign(word);
            case RUN_ID -> draft.runId(word);
            case NUMBER -> word.toUpperCase(Locale.ROOT).equals(word) ? draft.to(word) : draft.from(word);
            case OUTCOME -> draft.outcome(word);
        };
    }

    /** Creates a call that is later than those before. */
    private Call next(Draft draft) {
        Call call = created(draft);
        clock.advance(Duration.ofMillis(1));
        return call;
    }
}
