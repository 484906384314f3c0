package io.calltracking.provider.bolna;

import io.calltracking.Call;
import io.calltracking.CallId;
import io.calltracking.client.bolna.BolnaExecution;
import io.calltracking.client.bolna.BolnaExecutionQuery;
import io.calltracking.client.bolna.BolnaExecutions;
import io.calltracking.internal.CandidateSearch;
import io.calltracking.lifecycle.Observation;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The agent's executions, among which a call is looked for. Rows of the list carry no tag. */
final class BolnaSearch implements CandidateSearch.Source<BolnaExecution> {
    private final BolnaExecutions executions;
    private final BolnaNews news;

    BolnaSearch(BolnaExecutions executions, BolnaNews news) {
        this.executions = executions;
        this.news = news;
    }

    @Override
    public Stream<BolnaExecution> rows(Call call, Instant from, Instant until) {
        String agent = String.valueOf(call.spec().agent());
        return executions.stream(BolnaExecutionQuery.builder(agent, from, until).build());
    }

    @Override
    public boolean mayBe(Call call, BolnaExecution execution) {
        String to = execution.to();
        return !execution.isInbound() && (to == null || to.equals(call.to()));
    }

    @Override
    public BolnaExecution inFull(BolnaExecution row) {
        return executions.get(row.id());
    }

    @Override
    public @Nullable CallId tag(BolnaExecution execution) {
        return BolnaNews.tag(execution);
    }

    @Override
    public Observation news(BolnaExecution execution) {
        return news.read(execution);
    }
}
