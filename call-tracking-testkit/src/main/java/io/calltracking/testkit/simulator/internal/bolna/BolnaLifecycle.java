package io.calltracking.testkit.simulator.internal.bolna;

import io.calltracking.testkit.simulator.Outcome;
import io.calltracking.testkit.simulator.internal.Agenda;
import io.calltracking.testkit.simulator.internal.Places;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The life of all executions. Accepted calls and stops come in; each change comes out with the exact time at which it
 * happened, whenever it is looked at. Not thread-safe.
 */
final class BolnaLifecycle {
    private static final Duration BEFORE_RETRY_IS_SCHEDULED = Duration.ofSeconds(12);

    private final Agenda agenda;
    private final Places places;
    private final Consumer<BolnaExecution> changed;
    private final Map<String, BolnaExecution> executions = new LinkedHashMap<>();

    BolnaLifecycle(Agenda agenda, int concurrency, Consumer<BolnaExecution> changed, IntConsumer live) {
        this.agenda = agenda;
        this.places = new Places(concurrency, this::initiate, live);
        this.changed = changed;
    }

    void accept(PlacedCall call) {
        BolnaExecution accepted = BolnaExecution.accepted(call);
        enter(accepted);
        if (accepted.status() == BolnaStatus.SCHEDULED) {
            agenda.at(call.startsAt(), () -> queue(call.id(), 0));
        } else {
            agenda.at(call.acceptedAt().plus(queueing(accepted)), () -> dial(call.id(), 0));
        }
    }

    /** Stops a call that was not dialed yet; the caller has checked that it can be. */
    void stop(String id) {
        places.release(id);
        move(execution(id), BolnaStatus.STOPPED);
    }

    @Nullable
    BolnaExecution find(String id) {
        return executions.get(id);
    }

    Collection<BolnaExecution> all() {
        return Collections.unmodifiableCollection(executions.values());
    }

    int live() {
        return places.taken();
    }

    private void queue(String id, int dialing) {
        BolnaExecution execution = execution(id);
        if (at(execution, BolnaStatus.SCHEDULED, dialing)) {
            move(execution, BolnaStatus.QUEUED);
            agenda.at(agenda.now().plus(queueing(execution)), () -> dial(id, dialing));
        }
    }

    private void dial(String id, int dialing) {
        BolnaExecution execution = execution(id);
        if (!at(execution, BolnaStatus.QUEUED, dialing)) {
            return;
        }
        Outcome outcome = execution.script().outcome();
        if (outcome == Outcome.ERROR) {
            end(move(execution, BolnaStatus.ERROR));
        } else if (outcome == Outcome.BALANCE_LOW) {
            end(move(execution, BolnaStatus.BALANCE_LOW));
        } else {
            places.request(id);
        }
    }

    private void initiate(String id) {
        BolnaExecution execution = move(execution(id), BolnaStatus.INITIATED);
        follow(execution, DialingSteps.of(execution.script()));
    }

    private void follow(BolnaExecution execution, List<DialingSteps.Step> steps) {
        if (steps.isEmpty()) {
            return;
        }
        DialingSteps.Step next = steps.get(0);
        Instant due = agenda.now().plus(execution.call().plan().scaled(next.after()));
        agenda.at(due, () -> {
            BolnaExecution moved = move(execution(execution.id()), next.status());
            if (next.status().lineEnded()) {
                places.release(moved.id());
            }
            if (next.status().terminal()) {
                end(moved);
            }
            follow(moved, steps.subList(1, steps.size()));
        });
    }

    /** After a terminal status: schedules another dialing where the call was placed with automatic retry. */
    private void end(BolnaExecution ended) {
        RetryConfig retry = ended.call().retry();
        if (retry == null || ended.retryCount() >= retry.maxRetries() || !retried(ended, retry)) {
            return;
        }
        CallPlan plan = ended.call().plan();
        int dialing = ended.retryCount() + 1;
        Instant dialAt = agenda.now().plus(plan.scaled(Duration.ofMinutes(retry.minutesBefore(dialing))));
        agenda.at(agenda.now().plus(plan.scaled(BEFORE_RETRY_IS_SCHEDULED)), () -> {
            enter(execution(ended.id()).retryScheduled(agenda.now(), dialAt));
            agenda.at(dialAt, () -> queue(ended.id(), dialing));
        });
    }

    private static boolean retried(BolnaExecution ended, RetryConfig retry) {
        boolean voicemail =
                ended.status() == BolnaStatus.COMPLETED && ended.script().outcome() == Outcome.VOICEMAIL;
        return voicemail
                ? retry.onVoicemail()
                : retry.onStatuses().contains(ended.status().word());
    }

    private BolnaExecution move(BolnaExecution execution, BolnaStatus next) {
        BolnaExecution moved = execution.moved(next, agenda.now());
        enter(moved);
        return moved;
    }

    private void enter(BolnaExecution execution) {
        executions.put(execution.id(), execution);
        changed.accept(execution);
    }

    private BolnaExecution execution(String id) {
        BolnaExecution execution = executions.get(id);
        if (execution == null) {
            throw new IllegalStateException("no execution " + id);
        }
        return execution;
    }

    private static boolean at(BolnaExecution execution, BolnaStatus status, int dialing) {
        return execution.status() == status && execution.retryCount() == dialing;
    }

    private static Duration queueing(BolnaExecution execution) {
        return execution.call().plan().scaled(execution.script().queueing());
    }
}
