package io.calltracking.examples.chaos;

import io.calltracking.Call;
import io.calltracking.CallEvent;
import io.calltracking.CallStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How long a place that was given back stayed empty although a waiting call could have gone: from the entry in the event
 * log that ended the line to the one by which the next call of the account was let go, both by the store's clock. Plays the
 * logs of all calls of an account through in the order of time. Not thread-safe.
 */
final class HandOvers {
    private final Map<String, Integer> live = new HashMap<>();
    private final Map<String, Integer> waiting = new HashMap<>();
    private final Deque<Instant> freed = new ArrayDeque<>();
    private CapJudge.Cap cap = new CapJudge.Cap(Instant.EPOCH, 0, 0);
    private Duration slowest = Duration.ZERO;

    private HandOvers() {}

    /**
     * The log of a call.
     *
     * @param call whose it is
     * @param events oldest first
     */
    record Log(Call call, List<CallEvent> events) {}

    /** The slowest of them; zero when no place was waited for. */
    static Duration slowest(List<Log> logs, List<CapJudge.Cap> caps) {
        HandOvers play = new HandOvers();
        List<Moment> moments = new ArrayList<>();
        logs.forEach(log -> enter(play, log, moments));
        caps.forEach(cap -> moments.add(new Moment(cap.since(), () -> play.cap = cap)));
        moments.sort(Comparator.comparing(Moment::at));
        moments.forEach(play::play);
        return play.slowest;
    }

    private record Moment(Instant at, Runnable happening) {}

    private void play(Moment moment) {
        moment.happening().run();
        if (!couldGo()) {
            freed.clear();
        }
    }

    private static void enter(HandOvers play, Log log, List<Moment> moments) {
        Standing before = Standing.NEITHER;
        for (CallEvent event : log.events()) {
            Standing from = before;
            Standing to = from.after(event);
            String owner = log.call().owner();
            Instant at = event.observedAt();
            moments.add(new Moment(at, () -> play.change(owner, from, to, at)));
            before = to;
        }
    }

    /** Where a call stands in the account. */
    private enum Standing {
        NEITHER,
        WAITS,
        HOLDS;

        Standing after(CallEvent event) {
            if (event.to() == CallStatus.PENDING) {
                return this == WAITS || "waits for a slot".equals(event.note()) ? WAITS : NEITHER;
            }
            return event.to().isLineEnded() ? NEITHER : HOLDS;
        }
    }

    private void change(String owner, Standing from, Standing to, Instant at) {
        if (from == to) {
            return;
        }
        waiting.merge(owner, count(to, Standing.WAITS) - count(from, Standing.WAITS), Integer::sum);
        live.merge(owner, count(to, Standing.HOLDS) - count(from, Standing.HOLDS), Integer::sum);
        if (from == Standing.HOLDS) {
            freed.add(at);
        } else if (to == Standing.HOLDS) {
            taken(at);
        }
    }

    private static int count(Standing standing, Standing wanted) {
        return standing == wanted ? 1 : 0;
    }

    private void taken(Instant at) {
        Instant since = freed.poll();
        if (since != null) {
            Duration empty = Duration.between(since, at);
            slowest = empty.compareTo(slowest) > 0 ? empty : slowest;
        }
    }

    /** Whether there is a place for any of those who wait. */
    private boolean couldGo() {
        return waiting.entrySet().stream().anyMatch(entry -> entry.getValue() > 0 && couldGo(entry.getKey()));
    }

    private boolean couldGo(String owner) {
        int all = live.values().stream().mapToInt(Integer::intValue).sum();
        int others = all - of(Limits.VIP);
        boolean isVip = owner.equals(Limits.VIP);
        int kept = isVip ? 0 : Math.max(0, cap.guaranteed() - of(Limits.VIP));
        return of(owner) < Limits.capOf(owner)
                && all + kept < cap.cap()
                && (isVip || others < cap.cap() - cap.guaranteed());
    }

    private int of(String owner) {
        return live.getOrDefault(owner, 0);
    }
}
