package io.calltracking.provider.bolna;

import io.calltracking.Call;
import io.calltracking.CallId;
import io.calltracking.CheckSchedule;
import io.calltracking.client.NotFoundException;
import io.calltracking.client.bolna.BolnaExecution;
import io.calltracking.client.bolna.BolnaExecutionQuery;
import io.calltracking.client.bolna.BolnaExecutions;
import io.calltracking.lifecycle.Observation;
import io.calltracking.provider.FindResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Looks for a call by the agent's executions around the time of the request. Rows of the list are trimmed and carry no
 * tag, so each that went to the same number is read in full.
 */
final class BolnaSearch {
    /** How far the clocks of Bolna and of the store may be apart. */
    private static final Duration SKEW = Duration.ofMinutes(2);
    /** How long after the request Bolna may have begun the call. */
    private static final Duration SPAN = Duration.ofHours(1);

    private static final int MAX_READ = 200;

    private final BolnaExecutions executions;
    private final BolnaNews news;

    BolnaSearch(BolnaExecutions executions, BolnaNews news) {
        this.executions = executions;
        this.news = news;
    }

    FindResult find(Call call) {
        Instant requested = CheckSchedule.requested(call);
        BolnaExecutionQuery query = BolnaExecutionQuery.builder(
                        String.valueOf(call.spec().agent()), requested.minus(SKEW), requested.plus(SPAN))
                .build();
        List<Observation> tagged = new ArrayList<>();
        List<Observation> similar = new ArrayList<>();
        int read = 0;
        try (Stream<BolnaExecution> rows = executions.stream(query)) {
            Iterator<BolnaExecution> candidates =
                    rows.filter(row -> mayBe(call, row)).iterator();
            while (candidates.hasNext()) {
                if (++read > MAX_READ) {
                    return new FindResult.Failed("more than " + MAX_READ + " executions to the same number");
                }
                sort(call, candidates.next().id(), tagged, similar);
            }
        }
        return new FindResult.Candidates(tagged, similar);
    }

    private void sort(Call call, String executionId, List<Observation> tagged, List<Observation> similar) {
        Optional<BolnaExecution> read = read(executionId);
        if (read.isEmpty() || !mayBe(call, read.get())) {
            return;
        }
        CallId tag = BolnaNews.tag(read.get());
        if (tag == null) {
            similar.add(news.read(read.get()));
        } else if (tag.equals(call.id())) {
            tagged.add(news.read(read.get()));
        }
    }

    private Optional<BolnaExecution> read(String executionId) {
        try {
            return Optional.of(executions.get(executionId));
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }

    private static boolean mayBe(Call call, BolnaExecution execution) {
        String to = execution.to();
        return !execution.isInbound() && (to == null || to.equals(call.to()));
    }
}
