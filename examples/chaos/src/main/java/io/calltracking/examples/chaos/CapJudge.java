package io.calltracking.examples.chaos;

import io.calltracking.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Judges by the database alone whether more calls held places than allowed. Only a call that takes a place can be too
 * many: what was live before a cap was lowered may go on. A limit holds from the next reservation on, and who had read the
 * old one may still write, so a lowered cap is in force after {@link #GRACE}. Thread-safe.
 */
interface CapJudge extends AutoCloseable {
    /** Longer than from reading a limit to writing the place that was chosen by it. */
    Duration GRACE = Duration.ofSeconds(2);

    /**
     * What was seen so far.
     *
     * @param maxOver how far above its cap a pool was when a call took a place; 0 for never
     * @param inGrace how often a call took a place above a cap that was lowered within {@link #GRACE}
     * @param stillTaken how many places of the account are taken now
     * @param worst the worst of each pool, in words
     */
    record Verdict(int maxOver, int inGrace, int stillTaken, List<String> worst) {}

    /**
     * A limit of the account.
     *
     * @param since when it was set, by the store's clock
     * @param cap of the account
     * @param guaranteed places kept for {@link Limits#VIP}
     */
    record Cap(Instant since, int cap, int guaranteed) {}

    /** What was seen so far. */
    Verdict verdict();

    /** The limits the account has had, oldest first. */
    List<Cap> caps();

    @Override
    void close();

    /** By triggers where that is possible, else by looking often. Limits are to be set after this. */
    static CapJudge open(Database database, Store store, String prefix) {
        return database.hasTriggers() ? TriggerJudge.open(database, prefix) : SamplingJudge.open(store);
    }

    /** How it is judged, in a word. */
    static String how(Database database) {
        return database.hasTriggers() ? "triggers of the database" : "reading often, which may miss what is short";
    }
}
