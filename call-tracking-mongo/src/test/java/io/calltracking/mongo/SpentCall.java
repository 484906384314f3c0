package io.calltracking.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltracking.Call;
import io.calltracking.CallEvent;
import io.calltracking.CallFacts;
import io.calltracking.CallRequest;
import io.calltracking.CallState;
import io.calltracking.CallStatus;
import io.calltracking.Effect;
import io.calltracking.EventId;
import io.calltracking.EventSource;
import io.calltracking.LastCheck;
import io.calltracking.Recording;
import io.calltracking.store.CallUpdate;
import io.calltracking.store.Store;
import io.calltracking.store.Written;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** A call that is over, with something personal wherever there is room for it. */
final class SpentCall {
    /** In all that is personal. */
    static final String PERSONAL = "500555";

    private SpentCall() {}

    /** Three versions of it: created, told of, and ended. */
    static Call in(Store store, Instant now) {
        CallUpdate creation = SampleCall.creation(
                CallRequest.to("+1" + PERSONAL + "0001")
                        .from("+1" + PERSONAL + "0002")
                        .metadata(Map.of("name", PERSONAL))
                        .build()
                        .spec(),
                CallStatus.QUEUED,
                now);
        assertThat(store.create(creation)).isEqualTo(Written.DONE);
        Call told = written(store, change(creation.call(), CallStatus.IN_PROGRESS, CallFacts.NONE, now));
        return written(store, change(told, CallStatus.COMPLETED, facts(), now));
    }

    /** One whose events move with its next change, because the newest is long. */
    static Call inFull(Store store, Instant now) {
        Call call = in(store, now);
        String payload = PERSONAL.repeat(EventLog.LONGEST_PAYLOAD);
        return written(store, change(call, call.status(), call.facts(), now, payload));
    }

    /** The next version of it, with a payload. */
    static CallUpdate changed(Call call, Instant now) {
        return change(call, call.status(), call.facts(), now);
    }

    private static Call written(Store store, CallUpdate update) {
        assertThat(store.apply(update)).isEqualTo(Written.DONE);
        return update.call();
    }

    private static CallFacts facts() {
        return CallFacts.builder()
                .talkDuration(Duration.ofSeconds(30))
                .transcript("I am at " + PERSONAL)
                .summary(PERSONAL)
                .recording(Recording.ready("https://example.com/" + PERSONAL))
                .build();
    }

    private static CallUpdate change(Call call, CallStatus status, CallFacts facts, Instant now) {
        return change(call, status, facts, now, "{\"to\":\"" + PERSONAL + "\"}");
    }

    private static CallUpdate change(Call call, CallStatus status, CallFacts facts, Instant now, String payload) {
        Call next = call.next(
                CallState.of(status), facts, call.times().with(status, now).updated(now));
        CallEvent event = new CallEvent(
                EventId.create(now),
                call.id(),
                next.version(),
                EventSource.POLL,
                Effect.FOLDED,
                call.status(),
                status,
                null,
                null,
                now,
                null,
                null,
                "news-" + next.version(),
                payload);
        return new CallUpdate(next, event, null, new LastCheck(now, "seen", payload));
    }
}
