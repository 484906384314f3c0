package io.calltracking.testkit.tracker;

import static io.calltracking.testkit.tracker.Tracking.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.calltracking.Call;
import io.calltracking.CallEvent;
import io.calltracking.CallRequest;
import io.calltracking.CallStatus;
import io.calltracking.campaign.Campaign;
import io.calltracking.campaign.CampaignRules;
import io.calltracking.campaign.ContactStatus;
import io.calltracking.store.Store;
import io.calltracking.store.Written;
import io.calltracking.testkit.chaos.Interceptor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** An instance puts news on record without reading the call that it wrote itself, and is right all the same when others write too. */
class RememberedCallsTest {
    private final Tracking tracking = new Tracking();
    private final Tracking other = new Tracking(tracking.clock, tracking.memory, tracking.provider);
    private int reads;
    private int refused;
    private int writes;

    RememberedCallsTest() {
        tracking.tracker = tracking.on(watched());
    }

    /** The store, with somebody who counts what the first instance reads, and what it writes in vain. */
    private Store watched() {
        return Interceptor.wrap(Store.class, tracking.memory, (method, arguments, target) -> {
            reads += method.startsWith("find") ? 1 : 0;
            writes += method.startsWith("apply") ? 1 : 0;
            Object answer = target.proceed();
            refused += answer == Written.STALE ? 1 : 0;
            return answer;
        });
    }

    @Test
    void callThatWasPlacedHereIsNotRead() {
        Call call = tracking.tracker.place(request());
        reads = 0;
        tracking.webhook("p-1 DIALING");
        tracking.webhook("p-1 RINGING");
        tracking.webhook("p-1 COMPLETED");
        assertThat(reads).isZero();
        assertThat(tracking.status(call.id())).isEqualTo(CallStatus.COMPLETED);
    }

    @Test
    void newsIsJudgedByTheCallAsItIsAndNotAsItWas() {
        Call call = tracking.tracker.place(request());
        other.webhook("p-1 IN_PROGRESS");
        assertThat(tracking.webhook("p-1 RINGING").body()).isEqualTo("ok");
        assertThat(tracking.status(call.id())).isEqualTo(CallStatus.IN_PROGRESS);
        List<CallEvent> log = tracking.tracker.events(call.id());
        assertThat(log).extracting(CallEvent::payload).contains("p-1 RINGING");
        assertThat(log)
                .extracting(CallEvent::version)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, log.size()).boxed().toList());
    }

    @Test
    void newsThatAnotherInstancePutOnRecordIsKnown() {
        tracking.tracker.place(request());
        other.webhook("p-1 RINGING");
        reads = 0;
        writes = 0;
        assertThat(tracking.webhook("p-1 RINGING").body()).isEqualTo("known");
        assertThat(reads).isEqualTo(1);
        assertThat(writes).isEqualTo(1);
    }

    @Test
    void newsThatComesTwiceInARowNeedsTheStoreOnce() {
        Call call = tracking.tracker.place(request());
        assertThat(tracking.webhook("p-1 COMPLETED").body()).isEqualTo("ok");
        reads = 0;
        writes = 0;
        assertThat(tracking.webhook("p-1 COMPLETED").body()).isEqualTo("known");
        assertThat(reads + writes).isZero();
        other.webhook("p-1 IN_PROGRESS");
        assertThat(tracking.webhook("p-1 IN_PROGRESS").body()).isEqualTo("known");
        assertThat(tracking.status(call.id())).isEqualTo(CallStatus.COMPLETED);
    }

    @Test
    void newsOfACallThatAnotherInstanceDeletedIsKept() {
        Call call = tracking.tracker.place(request());
        tracking.memory.delete(call.id(), tracking.tracker.get(call.id()).version());
        assertThat(tracking.webhook("p-1 RINGING").body()).isEqualTo("kept for later");
    }

    @Test
    void whoIsOftenWrongReadsFirstUntilItWouldHaveBeenRight() {
        List<String> calls = new ArrayList<>();
        for (int i = 1; i <= 20; i++) {
            tracking.tracker.place(
                    CallRequest.to("+150055501" + (20 + i)).agent("agent-1").build());
            calls.add("p-" + i);
        }
        calls.forEach(call -> {
            other.webhook(call + " DIALING");
            tracking.webhook(call + " RINGING");
        });
        assertThat(refused).isBetween(1, 4);
        calls.forEach(call -> tracking.webhook(call + " IN_PROGRESS"));
        reads = 0;
        IntStream.range(0, 10).forEach(i -> tracking.webhook(calls.get(i) + " COMPLETED"));
        assertThat(reads).isZero();
    }

    /** Or the contact would be called again while the provider does so by itself. */
    @Test
    void contactIsNotToldOfAnEndThatAnotherInstanceHasTakenBack() {
        CampaignTracking first = new CampaignTracking();
        Tracking second = new Tracking(first.clock, first.tracking.memory, first.provider);
        Campaign campaign = first.run(
                CampaignRules.builder().agent("agent-1").maxAttempts(2).build(), 1);
        String call = "p-" + first.lastTo(0).id();
        first.tracking.webhook(call + " NO_ANSWER");
        first.provider.attempt = 1;
        second.webhook(call + " DIALING");
        assertThat(first.contact(campaign, 0).state().status()).isEqualTo(ContactStatus.LIVE);

        assertThat(first.tracking.webhook(call + " DIALING").body()).isEqualTo("known");

        assertThat(first.contact(campaign, 0).state().status()).isEqualTo(ContactStatus.LIVE);
    }
}
