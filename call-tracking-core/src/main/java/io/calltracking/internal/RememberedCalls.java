package io.calltracking.internal;

import io.calltracking.Call;
import io.calltracking.CallFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Calls as this instance wrote or read them last, for a minute after their last change, with the news that it put on record
 * last. Whoever takes one from here spares reading it, and must write with its version: so one that somebody else has changed
 * does no harm but to time. Where that happens often, because several instances get the webhooks of the same calls, nothing is
 * given any more until it would have been right again. Thread-safe.
 */
final class RememberedCalls {
    private static final int MOST = 4_000;
    private static final Duration LONGEST = Duration.ofMinutes(1);

    /** A wrong one costs about as much as four right ones spare. */
    private static final int FOR_A_WRONG_ONE = 4;

    private static final int SURE = 4 * FOR_A_WRONG_ONE;
    private static final int SURE_ENOUGH = SURE / 2;

    private final Map<Key, Remembered> calls = new LinkedHashMap<>(MOST, 0.75f, true);
    private int trust = SURE;

    private record Key(String provider, String providerCallId) {}

    /**
     * A call as it most likely still is.
     *
     * @param lastNews the key of the last news that was dealt with here; null when there was none
     */
    record Remembered(Call call, @Nullable String lastNews) {
        /** Whether news with this key needs nothing more: it is on record, and all were told who are to be. */
        boolean isDone(@Nullable String dedupeKey) {
            return dedupeKey != null && dedupeKey.equals(lastNews);
        }
    }

    /** The call with this id of its provider. */
    synchronized Optional<Remembered> find(String provider, String providerCallId, Instant now) {
        Remembered remembered = calls.get(new Key(provider, providerCallId));
        if (remembered != null && isOld(remembered.call(), now)) {
            calls.remove(key(remembered.call()));
            return Optional.empty();
        }
        return trust < SURE_ENOUGH ? Optional.empty() : Optional.ofNullable(remembered);
    }

    /** News with this key is on record, and all were told who are to be. */
    synchronized void done(Call call, @Nullable String dedupeKey) {
        calls.computeIfPresent(key(call), (key, remembered) -> new Remembered(remembered.call(), dedupeKey));
    }

    /** One that was given turned out to be as it is in the store. */
    synchronized void wasRight() {
        trust = Math.min(SURE, trust + 1);
    }

    /** One that was given turned out to be another by now. */
    synchronized void wasWrong(Call call) {
        Remembered remembered = calls.get(key(call));
        if (remembered != null && remembered.call().version() == call.version()) {
            trust = Math.max(0, trust - FOR_A_WRONG_ONE);
            calls.remove(key(call));
        } // else another thread has remembered a newer one meanwhile
    }

    /** The call is in the store like this, as it was read. */
    synchronized void read(Call call) {
        Remembered remembered = calls.get(key(call));
        if (remembered != null && remembered.call().version() == call.version()) {
            wasRight();
        } else if (remembered != null && remembered.call().version() < call.version()) {
            wasWrong(remembered.call());
        }
        wrote(call);
    }

    /** The call is in the store like this, as it was written by us. */
    synchronized void wrote(Call call) {
        Remembered remembered = calls.get(key(call));
        if (call.providerCallId() == null
                || (remembered != null && remembered.call().version() > call.version())) {
            return;
        }
        if (isLong(call)) {
            calls.remove(key(call));
            return;
        }
        calls.put(key(call), new Remembered(call, remembered == null ? null : remembered.lastNews()));
        removeOld(call.times().updated());
    }

    /** Those that nobody has asked for the longest, if they are too many or too old to be given. */
    private void removeOld(Instant now) {
        Iterator<Remembered> longestAgo = calls.values().iterator();
        boolean isOld = true;
        while (isOld && longestAgo.hasNext()) {
            Call call = longestAgo.next().call();
            isOld = calls.size() > MOST || isOld(call, now);
            if (isOld) {
                longestAgo.remove();
            }
        }
    }

    private static boolean isOld(Call call, Instant now) {
        return call.times().updated().plus(LONGEST).isBefore(now);
    }

    /** What is personal goes from memory too. */
    synchronized void forget(Call call) {
        calls.remove(key(call));
    }

    /** What was said in a call may be. */
    private static boolean isLong(Call call) {
        CallFacts facts = call.facts();
        return facts.transcript() != null || facts.summary() != null || facts.extractedData() != null;
    }

    private static Key key(Call call) {
        return new Key(call.provider(), String.valueOf(call.providerCallId()));
    }
}
