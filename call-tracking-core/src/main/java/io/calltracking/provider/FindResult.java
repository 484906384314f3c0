package io.calltracking.provider;

import io.calltracking.lifecycle.Observation;
import java.util.List;

/** What looking for a call without a provider call id gave. */
public sealed interface FindResult {

    /**
     * The provider's calls that may be ours: all were seen, so none means there is none.
     *
     * @param tagged carry our tag; a provider that dialed once has at most one
     * @param similar carry no tag, but went to the same number at the right time
     */
    record Candidates(List<Observation> tagged, List<Observation> similar) implements FindResult {
        /** Copies the lists. */
        public Candidates {
            tagged = List.copyOf(tagged);
            similar = List.copyOf(similar);
        }
    }

    /**
     * The provider could not be asked, or not in full.
     *
     * @param reason what was seen, for people
     */
    record Failed(String reason) implements FindResult {}
}
