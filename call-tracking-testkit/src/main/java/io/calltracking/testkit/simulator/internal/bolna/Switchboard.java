package io.calltracking.testkit.simulator.internal.bolna;

import io.calltracking.testkit.simulator.internal.Agenda;
import io.calltracking.testkit.simulator.internal.Draws;
import io.calltracking.testkit.simulator.internal.Journal;
import io.calltracking.testkit.simulator.internal.JsonObject;
import io.calltracking.testkit.simulator.internal.RecordedLedger;
import io.calltracking.testkit.simulator.internal.ScriptBook;
import io.calltracking.testkit.simulator.internal.Stage;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All executions of the account, and the only one to change them. Thread-safe by one lock. It is held while the journal
 * is written, on purpose: the order in the journal must be the order in which things happened, and nobody may see a
 * call that a crash could still undo.
 */
final class Switchboard {
    private final Stage stage;
    private final ScriptBook scripts;
    private final Journal journal;
    private final double timeScale;
    private final Agenda agenda = new Agenda();
    private final BolnaLifecycle lifecycle;
    private final AgentWebhooks webhooks;

    Switchboard(Stage stage, BolnaSettings settings, ScriptBook scripts, Journal journal, Notifier notifier) {
        this.stage = stage;
        this.scripts = scripts;
        this.journal = journal;
        this.timeScale = settings.timeScale();
        this.webhooks = notifier.webhooks();
        Consumer<BolnaExecution> changed = execution -> {
            boolean ended = execution.status().lineEnded();
            stage.ledger().lineEnded(execution.id(), ended ? execution.updatedAt() : null);
            notifier.changed(execution);
        };
        this.lifecycle = new BolnaLifecycle(agenda, settings.account().concurrency(), changed, stage.ledger()::live);
    }

    /** Becomes what the journal says up to its last entry. Entries about batches go to whoever keeps those. */
    synchronized void restore(Consumer<Fields> batches) {
        for (Map<String, @Nullable Object> members : journal.entries()) {
            Fields entry = new Fields(members);
            switch (entry.required("kind")) {
                case JournalEntries.CALL -> {
                    PlacedCall call = JournalEntries.call(entry);
                    agenda.advance(call.acceptedAt());
                    enter(call);
                }
                case JournalEntries.STOP -> {
                    agenda.advance(JournalEntries.at(entry));
                    lifecycle.stop(entry.required("id"));
                }
                case JournalEntries.WEBHOOK -> webhooks.set(entry.required("id"), entry.text("webhook_url"));
                case BatchEntries.BATCH -> batches.accept(entry);
                default -> throw new IllegalStateException("unknown journal entry " + entry.get("kind"));
            }
        }
    }

    synchronized PlacedCall place(CallOrder order) {
        Instant now = now();
        int nth = stage.ledger().callsTo(order.number()).size() + 1;
        Random random = stage.draws().source("call", order.number(), nth);
        String id = Draws.uuid(random);
        CallPlan plan =
                new CallPlan(scripts.scripts(order.number(), nth, order.dialings()), timeScale, random.nextLong());
        PlacedCall call = new PlacedCall(id, order, now, plan);
        write(JournalEntries.call(call));
        enter(call);
        return call;
    }

    /**
     * Stops a call; answers the execution as it was before, null when there is none, and stops only what can be
     * stopped.
     */
    synchronized @Nullable BolnaExecution stop(String id) {
        Instant now = now();
        BolnaExecution execution = lifecycle.find(id);
        if (execution != null && execution.status().stoppable()) {
            write(JournalEntries.stop(id, now));
            lifecycle.stop(id);
        }
        return execution;
    }

    /** Stops all queued calls of an agent; answers their ids. */
    synchronized List<String> stopQueued(String agentId) {
        now();
        List<String> queued = lifecycle.all().stream()
                .filter(execution -> execution.status() == BolnaStatus.QUEUED
                        && execution.call().order().agentId().equals(agentId))
                .map(BolnaExecution::id)
                .toList();
        queued.forEach(this::stop);
        return queued;
    }

    /** Sets or removes the webhook URL of an agent or batch. */
    synchronized void webhookUrl(String id, @Nullable String url) {
        write(JournalEntries.webhook(id, url));
        webhooks.set(id, url);
    }

    /** Writes something to the journal that does not change executions. */
    synchronized void note(JsonObject entry) {
        write(entry);
    }

    synchronized @Nullable BolnaExecution find(String id) {
        now();
        return lifecycle.find(id);
    }

    /** All executions in the order in which they were accepted. */
    synchronized List<BolnaExecution> all() {
        now();
        return new ArrayList<>(lifecycle.all());
    }

    synchronized int live() {
        now();
        return lifecycle.live();
    }

    synchronized void advance(Instant now) {
        agenda.advance(now);
    }

    synchronized @Nullable Instant nextDue() {
        return agenda.nextDue();
    }

    private Instant now() {
        agenda.advance(stage.clock().instant());
        return agenda.now();
    }

    private void enter(PlacedCall call) {
        CallOrder order = call.order();
        stage.ledger()
                .accepted(new RecordedLedger.Entry(
                        call.id(),
                        order.number(),
                        order.agentId(),
                        order.userData(),
                        call.acceptedAt(),
                        call.plan().script(0)));
        lifecycle.accept(call);
    }

    private void write(JsonObject entry) {
        try {
            journal.append(entry);
        } catch (IOException failed) {
            throw new IllegalStateException("the journal could not be written, nothing was changed", failed);
        }
    }
}
