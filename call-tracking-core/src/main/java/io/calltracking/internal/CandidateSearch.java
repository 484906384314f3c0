package io.calltracking.internal;

import io.calltracking.Call;
import io.calltracking.CallId;
import io.calltracking.CheckSchedule;
import io.calltracking.client.NotFoundException;
import io.calltracking.lifecycle.Observation;
import io.calltracking.provider.FindResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks through a provider's list for a call whose placing had no known outcome. Rows of lists are trimmed, so each that may
 * be the call is read in full before it is judged. Immutable.
 *
 * @param <T> a call as the provider has it
 */
public final class CandidateSearch<T> {
    /** How far the clocks of the provider and of the store may be apart. */
    private static final Duration SKEW = Duration.ofMinutes(2);
    /** How long after the request the provider may have begun the call. */
    private static final Duration SPAN = Duration.ofHours(1);

    private static final int MAX_READ = 200;

    private final Source<T> source;

    /** Searches this source. */
    public CandidateSearch(Source<T> source) {
        this.source = source;
    }

    /** What a provider's adapter knows of its calls; its methods throw what the client throws. */
    public interface Source<T> {

        /** The provider's calls begun between two moments, and perhaps more. */
        Stream<T> rows(Call call, Instant from, Instant until);

        /** Whether a call, in a row or in full, may be ours. */
        boolean mayBe(Call call, T row);

        /** The call in full. */
        T inFull(T row);

        /** Our tag; null when it carries none. */
        @Nullable
        CallId tag(T full);

        /** What it tells. */
        Observation news(T full);
    }

    /** Searches around the time of the request. */
    public FindResult find(Call call) {
        Instant requested = CheckSchedule.requested(call);
        List<Observation> tagged = new ArrayList<>();
        List<Observation> similar = new ArrayList<>();
        int read = 0;
        try (Stream<T> rows = source.rows(call, requested.minus(SKEW), requested.plus(SPAN))) {
            Iterator<T> candidates = rows.filter(row -> source.mayBe(call, row)).iterator();
            while (candidates.hasNext()) {
                if (++read > MAX_READ) {
                    return new FindResult.Failed("more than " + MAX_READ + " calls to the same number");
                }
                sort(call, candidates.next(), tagged, similar);
            }
        }
        return new FindResult.Candidates(tagged, similar);
    }

    private void sort(Call call, T row, List<Observation> tagged, List<Observation> similar) {
        T full;
        try {
            full = source.inFull(row);
        } catch (NotFoundException e) {
            return; // It was removed between the two requests.
        }
        if (!source.mayBe(call, full)) {
            return;
        }
        CallId tag = source.tag(full);
        if (tag == null) {
            similar.add(source.news(full));
        } else if (tag.equals(call.id())) {
            tagged.add(source.news(full));
        }
    }
}
