package io.calltracking.lifecycle;

import io.calltracking.Call;
import io.calltracking.CallFacts;
import io.calltracking.CallSpec;
import io.calltracking.CallTimes;
import io.calltracking.Failure;
import io.calltracking.Recording;
import io.calltracking.Remarks;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is left of a call when what is personal is taken out: who it belonged to, how it stood, when, how long, and what it
 * cost. Pure. An erased call stays so: of later news no more is taken in than is left of the call.
 */
public final class Erasure {
    /** Stands where a number was. */
    private static final String NO_NUMBER = "";

    private Erasure() {}

    /** The next version of a call, erased. */
    public static Call of(Call call, Instant now) {
        CallTimes times = call.times().erased(now).updated(now);
        return new Call(
                call.id(),
                call.version() + 1,
                of(call.spec()),
                call.ids(),
                call.state(),
                of(call.facts()),
                times,
                new Remarks(call.remarks().outcome(), null),
                call.orders());
    }

    /**
     * The next version of a call without some of what is known of it. The status stays, so that news of the provider that
     * comes again may bring it back.
     *
     * @param recording whether the recording goes
     * @param transcript whether what was said goes: transcript, summary and extracted data
     */
    public static Call trimmed(Call call, boolean recording, boolean transcript, Instant now) {
        CallFacts facts = call.facts();
        CallFacts left = new CallFacts(
                facts.talkDuration(),
                facts.answeredBy(),
                transcript ? null : facts.transcript(),
                transcript ? null : facts.summary(),
                recording ? gone(facts.recording()) : facts.recording(),
                facts.cost(),
                transcript ? null : facts.extractedData(),
                facts.failure());
        return call.next(call.state(), left, call.times().updated(now));
    }

    private static Recording gone(Recording recording) {
        return recording.equals(Recording.NONE) ? Recording.NONE : Recording.ABSENT;
    }

    private static CallSpec of(CallSpec spec) {
        return new CallSpec(
                spec.owner(),
                NO_NUMBER,
                null,
                spec.agent(),
                spec.contact(),
                spec.phoneNumberId(),
                spec.campaign(),
                spec.attempt(),
                spec.direction(),
                spec.maxDuration(),
                spec.scheduledAt(),
                spec.maxWait(),
                spec.pollInterval(),
                Map.of(),
                Map.of(),
                spec.idempotencyKey());
    }

    /** A recording that is there or will be counts as absent, so that nobody waits for it. */
    static CallFacts of(CallFacts facts) {
        return new CallFacts(
                facts.talkDuration(),
                facts.answeredBy(),
                null,
                null,
                gone(facts.recording()),
                facts.cost(),
                null,
                of(facts.failure()));
    }

    /** The provider's text may quote the number. */
    private static @Nullable Failure of(@Nullable Failure failure) {
        return failure == null ? null : new Failure(failure.code(), null);
    }
}
