package io.calltracking.provider.bolna;

import io.calltracking.Direction;
import io.calltracking.client.bolna.BolnaAgent;
import io.calltracking.client.bolna.BolnaClient;
import io.calltracking.client.bolna.BolnaExecution;
import io.calltracking.client.bolna.BolnaExecutionQuery;
import io.calltracking.provider.ListRequest;
import io.calltracking.provider.ProviderCall;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The account's executions. Bolna lists them by agent, so all agents are gone through: its own, and those of our calls. */
final class BolnaListing {
    private final BolnaClient client;
    private final BolnaNews news;

    BolnaListing(BolnaClient client, BolnaNews news) {
        this.client = client;
        this.news = news;
    }

    Stream<ProviderCall> calls(ListRequest request) {
        Set<String> agents = new TreeSet<>(request.agents());
        client.agents().list().stream().map(BolnaAgent::id).forEach(agents::add);
        Set<String> seen = new HashSet<>();
        return agents.stream()
                .flatMap(agent -> client.executions().stream(
                                BolnaExecutionQuery.builder(agent, request.from(), request.until())
                                        .build())
                        .filter(row -> seen.add(row.id()))
                        .map(row -> call(agent, row)));
    }

    private ProviderCall call(String agent, BolnaExecution row) {
        return new ProviderCall(
                news.read(row),
                row.isInbound() ? Direction.INBOUND : Direction.OUTBOUND,
                row.to(),
                row.from(),
                row.agentId() == null ? agent : row.agentId(),
                row.createdAt());
    }
}
