package io.calltracking.campaign;

import java.util.Map;

/**
 * What would become of the contacts of a campaign if it went on now: nobody is called and nothing is changed to find out.
 *
 * @param ready pending contacts that may be called now
 * @param later pending contacts that have to wait for their calling hours, for their turn to be called again, or because they were
 *     called often enough for now
 * @param skips pending contacts that will be skipped, by reason; reasons without any are left out
 */
public record Preflight(long ready, long later, Map<SkipReason, Long> skips) {

    /** Copies the map. */
    public Preflight {
        skips = Map.copyOf(skips);
    }

    /** All contacts that will be skipped. */
    public long skipped() {
        return skips.values().stream().mapToLong(Long::longValue).sum();
    }
}
