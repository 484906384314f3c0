package io.calltracking.examples.bench.history;

import io.calltracking.Call;
import io.calltracking.CallEvent;
import io.calltracking.CallFacts;
import io.calltracking.EventId;
import io.calltracking.EventSource;
import io.calltracking.Money;
import io.calltracking.Remarks;
import io.calltracking.lifecycle.Decision;
import io.calltracking.lifecycle.Lifecycle;
import io.calltracking.lifecycle.Observation;
import io.calltracking.store.CallUpdate;
import io.calltracking.store.Store;
import io.calltracking.store.Written;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/** Providers that say late how long calls of long ago were and what they cost, and people who say how they went. */
final class Corrections {
    private final Store store;
    private final int calls;
    private int made;

    Corrections(Store store, int calls) {
        this.store = store;
        this.calls = calls;
    }

    /** Corrects so many calls, each of another day. */
    void make(int corrections) {
        for (int i = 1; i <= corrections; i++) {
            made++;
            int number = (int) ((long) calls * i / (corrections + 1)) + made;
            correct(store.findByProviderCallId(provider(number), "exec-" + number)
                    .orElseThrow());
        }
    }

    private static String provider(int number) {
        return switch (number % 3) {
            case 0 -> "bolna";
            case 1 -> "bland";
            default -> "twilio";
        };
    }

    private void correct(Call call) {
        Instant now = store.clock().instant();
        Observation news = Observation.from(EventSource.POLL)
                .occurredAt(now)
                .facts(CallFacts.builder()
                        .talkDuration(Duration.ofMillis(12_345 + made))
                        .cost(new Money(new BigDecimal("1.2345"), "INR"))
                        .build())
                .remarks(new Remarks("corrected", null))
                .build();
        Decision decision = Lifecycle.decide(call, news, now);
        Call corrected = decision.call();
        CallEvent event = new CallEvent(
                EventId.create(now),
                call.id(),
                corrected.version(),
                EventSource.POLL,
                decision.effect(),
                call.status(),
                corrected.status(),
                null,
                now,
                now,
                null,
                null,
                null,
                null);
        if (store.apply(new CallUpdate(corrected, event, null, null)) != Written.DONE) {
            throw new IllegalStateException("nobody else changes call " + call.id());
        }
    }
}
