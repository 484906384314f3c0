package io.calltracking.internal;

import io.calltracking.Call;
import io.calltracking.CallId;
import io.calltracking.CallQuery;
import io.calltracking.CallStatus;
import io.calltracking.Retention;
import io.calltracking.lifecycle.Erasure;
import io.calltracking.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Takes out what is older than the app wants to keep. Goes through the old calls a page a step, once a day; a restart begins
 * a new round, which finds what is done done. Instances do not get into each other's way: a change of an old version is
 * refused. Thread-safe.
 */
final class Retaining {
    static final int STEP = 100;
    private static final Duration BETWEEN_ROUNDS = Duration.ofDays(1);
    private static final Set<CallStatus> OVER =
            Arrays.stream(CallStatus.values()).filter(CallStatus::isTerminal).collect(Collectors.toSet());

    private final Store store;
    private final Removing removing;
    private final Retention retention;
    private volatile Round round = new Round(Instant.MIN, null);

    Retaining(Store store, Removing removing, Retention retention) {
        this.store = store;
        this.removing = removing;
        this.retention = retention;
    }

    /**
     * How far a round has come.
     *
     * @param begins not before
     * @param after the last call seen; null at the beginning
     */
    private record Round(Instant begins, @Nullable CallId after) {}

    /** Looks at the next few calls. */
    void step() {
        Optional<Duration> shortest = retention.shortest();
        Instant now = store.clock().instant();
        Round at = round;
        if (shortest.isEmpty() || now.isBefore(at.begins())) {
            return;
        }
        List<Call> page = store.list(CallQuery.all()
                .withDeleted()
                .statuses(OVER)
                .createdBefore(now.minus(shortest.get()))
                .oldest()
                .after(at.after())
                .limit(STEP));
        page.forEach(call -> takeOut(call, now));
        round = page.size() < STEP
                ? new Round(now.plus(BETWEEN_ROUNDS), null)
                : new Round(at.begins(), page.get(page.size() - 1).id());
    }

    private void takeOut(Call call, Instant now) {
        if (call.isErased() || call.state().slot() != null) {
            return;
        }
        if (isOver(call, retention.personalData(), now)) {
            removing.expire(call, Erasure.of(call, now), "personal data");
            return;
        }
        boolean recording = isOver(call, retention.recordings(), now);
        boolean transcript = isOver(call, retention.transcripts(), now);
        Call trimmed = Erasure.trimmed(call, recording, transcript, now);
        if (!trimmed.facts().equals(call.facts())) {
            removing.expire(call, trimmed, difference(call, trimmed));
        }
    }

    private static String difference(Call before, Call after) {
        boolean recording = !after.recording().equals(before.recording());
        boolean said = !Erasure.trimmed(before, true, false, after.times().updated())
                .facts()
                .equals(after.facts());
        return recording && said ? "recording and transcript" : recording ? "recording" : "transcript";
    }

    private static boolean isOver(Call call, @Nullable Duration kept, Instant now) {
        Instant closed = call.times().closed();
        Instant since = closed == null ? call.times().created() : closed;
        return kept != null && !now.isBefore(since.plus(kept));
    }
}
