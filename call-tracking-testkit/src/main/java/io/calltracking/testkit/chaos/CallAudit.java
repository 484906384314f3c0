package io.calltracking.testkit.chaos;

import io.calltracking.store.Store;
import io.calltracking.testkit.simulator.Ledger;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Compares what the provider did, by its own ledger, with what the store knows: each accepted call known once, none dialed
 * twice, none forgotten, every acknowledged webhook in a log, no status gone back, every call over as at the provider, no
 * slot held without a live call. May be asked while things are going on: what {@link Breach#mayHeal() may heal} is then to be
 * asked again. Thread-safe.
 */
public final class CallAudit {
    private static final List<Check> CHECKS = List.of(
            new DialedTwiceCheck(),
            new ForgottenCheck(),
            new WebhookCheck(),
            new HistoryCheck(),
            new OutcomeCheck(),
            new SlotCheck());

    private final Store store;
    private final Ledger ledger;

    private CallAudit(Store store, Ledger ledger) {
        this.store = store;
        this.ledger = ledger;
    }

    /**
     * An audit.
     *
     * @param store what the library knows
     * @param ledger what the provider did
     */
    public static CallAudit of(Store store, Ledger ledger) {
        return new CallAudit(store, ledger);
    }

    /** What is wrong by now, given what was asked for. */
    public Findings findings(Requested requested) {
        Snapshot snapshot = Snapshot.take(store, ledger, requested);
        Map<Breach, List<String>> breaches = new EnumMap<>(Breach.class);
        CHECKS.forEach(check -> check.look(snapshot, new Report(breaches)));
        return new Findings(snapshot.accepted().size(), breaches);
    }
}
