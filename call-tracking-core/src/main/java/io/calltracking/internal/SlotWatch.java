package io.calltracking.internal;

import io.calltracking.CallId;
import io.calltracking.SlotHolder;
import io.calltracking.SlotHolder.Problem;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks through the ledger now and then, and warns once of each slot that should not be held any more. Thread-safe. */
final class SlotWatch {
    private static final Logger log = LoggerFactory.getLogger(SlotWatch.class);

    private final Ledger ledger;
    private final Set<CallId> warned = new HashSet<>();
    private volatile List<SlotHolder> problems = List.of();

    SlotWatch(Ledger ledger) {
        this.ledger = ledger;
    }

    /** What was found last. */
    List<SlotHolder> problems() {
        return problems;
    }

    synchronized void look() {
        problems = ledger.holders().stream()
                .filter(holder -> holder.problem() != Problem.NONE)
                .toList();
        List<CallId> found = problems.stream().map(holder -> holder.call().id()).toList();
        warned.retainAll(found);
        problems.stream().filter(holder -> warned.add(holder.call().id())).forEach(SlotWatch::warn);
    }

    private static void warn(SlotHolder holder) {
        log.atWarn()
                .addKeyValue("callId", holder.call().id())
                .addKeyValue("problem", holder.problem())
                .addKeyValue("since", holder.since())
                .log(
                        "a call holds a slot and should be looked at: {}",
                        holder.call().status().word());
    }
}
