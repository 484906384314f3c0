package io.calltracking.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltracking.store.ParkedWebhook;
import io.calltracking.store.Store;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** A webhook that comes before its call is kept, once, until somebody applied it. */
abstract class InboxContract extends StoreConcern {
    InboxContract(Function<Clock, Store> opener) {
        super(opener);
    }

    @Test
    void parkedWebhookIsKeptWordForWord() {
        ParkedWebhook webhook = new ParkedWebhook(
                UUID.randomUUID(),
                "bolna",
                "exec ✓",
                "key ✓",
                "{\"text\":\"नमस्ते 😀\"}\r\n" + "x".repeat(1_000_000),
                START.plusMillis(7));
        assertThat(store.park(webhook)).isTrue();
        assertThat(store.parked("bolna", "exec ✓")).containsExactly(webhook);
    }

    @Test
    void emptyBodyAndContentTypeStayEmpty() {
        ParkedWebhook webhook = new ParkedWebhook(UUID.randomUUID(), "bolna", "exec-1", "key", "", START);
        store.park(webhook);
        assertThat(store.parked("bolna", "exec-1")).containsExactly(webhook);
    }

    @Test
    void sameNewsIsParkedOnce() {
        ParkedWebhook first = webhook("exec-1", "ringing", START);
        assertThat(store.park(first)).isTrue();
        assertThat(store.park(webhook("exec-1", "ringing", START.plusMillis(1))))
                .isFalse();
        assertThat(store.park(first)).isFalse();
        assertThat(store.parked("bolna", "exec-1")).containsExactly(first);
    }

    @Test
    void otherNewsAndOtherCallsAreParkedToo() {
        assertThat(store.park(webhook("exec-1", "ringing", START))).isTrue();
        assertThat(store.park(webhook("exec-1", "Ringing", START))).isTrue();
        assertThat(store.park(webhook("exec-2", "ringing", START))).isTrue();
        assertThat(store.park(new ParkedWebhook(UUID.randomUUID(), "bland", "exec-1", "ringing", "", START)))
                .isTrue();
    }

    @Test
    void webhooksOfACallComeOldestFirst() {
        ParkedWebhook third = webhook("exec-1", "completed", START.plusMillis(2));
        ParkedWebhook first = webhook("exec-1", "queued", START);
        ParkedWebhook second = webhook("exec-1", "ringing", START.plusMillis(1));
        List.of(third, first, second).forEach(store::park);
        store.park(webhook("exec-2", "queued", START));
        assertThat(store.parked("bolna", "exec-1")).containsExactly(first, second, third);
        assertThat(store.parked("bolna", "exec-3")).isEmpty();
        assertThat(store.parked("bland", "exec-1")).isEmpty();
    }

    @Test
    void webhooksOfKnownCallsAreFoundOldestFirst() {
        ParkedWebhook second = webhook("exec-1", "ringing", START.plusMillis(2));
        ParkedWebhook first = webhook("exec-2", "queued", START.plusMillis(1));
        ParkedWebhook unknown = webhook("exec-3", "queued", START);
        List.of(second, first, unknown).forEach(store::park);
        assertThat(store.parkedForKnownCalls(10)).isEmpty();
        created(draft().providerCallId("exec-1"));
        created(draft().providerCallId("exec-2"));
        created(draft().provider("bland").providerCallId("exec-3"));
        assertThat(store.parkedForKnownCalls(10)).containsExactly(first, second);
        assertThat(store.parkedForKnownCalls(1)).containsExactly(first);
    }

    @Test
    void appliedWebhookIsForgotten() {
        ParkedWebhook applied = webhook("exec-1", "queued", START);
        ParkedWebhook other = webhook("exec-1", "ringing", START);
        List.of(applied, other).forEach(store::park);
        store.unpark(applied.id());
        store.unpark(applied.id());
        store.unpark(UUID.randomUUID());
        assertThat(store.parked("bolna", "exec-1")).containsExactly(other);
        assertThat(store.park(webhook("exec-1", "queued", START))).isTrue();
    }

    @Test
    void oldWebhooksAreDroppedAndCounted() {
        ParkedWebhook kept = webhook("exec-1", "ringing", START);
        store.park(webhook("exec-1", "queued", START.minusMillis(1)));
        store.park(webhook("exec-2", "queued", START.minusSeconds(1)));
        store.park(kept);
        assertThat(store.dropParkedBefore(START)).isEqualTo(2);
        assertThat(store.dropParkedBefore(START)).isZero();
        assertThat(store.parked("bolna", "exec-1")).containsExactly(kept);
        assertThat(store.parked("bolna", "exec-2")).isEmpty();
    }

    @Test
    void oneOfManyWhoParkTheSameNewsKeepsIt() throws Exception {
        List<Boolean> results = Race.run(i -> () -> store.park(webhook("exec-1", "ringing", START)));
        assertThat(results).containsOnlyOnce(true);
        assertThat(store.parked("bolna", "exec-1")).hasSize(1);
    }

    private static ParkedWebhook webhook(String providerCallId, String dedupeKey, Instant receivedAt) {
        return new ParkedWebhook(UUID.randomUUID(), "bolna", providerCallId, dedupeKey, "{}", receivedAt);
    }
}
