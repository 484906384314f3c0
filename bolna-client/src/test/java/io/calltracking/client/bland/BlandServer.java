package io.calltracking.client.bland;

import io.calltracking.client.Fixtures;
import io.calltracking.client.internal.ScriptedServer;
import java.time.Instant;
import java.util.function.UnaryOperator;

/** A scripted Bland, and a client of it. */
final class BlandServer extends ScriptedServer {
    static final String KEY = "org_0123456789abcdef0123456789abcdef";
    static final Instant NOW = Instant.parse("2026-03-04T15:00:00Z");
    static final Fixtures FIXTURES = Fixtures.of("bland");

    private final BlandClient client;

    BlandServer() {
        this(builder -> builder);
    }

    BlandServer(UnaryOperator<BlandClient.Builder> change) {
        super(FIXTURES);
        this.client = change.apply(settings(BlandClient.builder(), KEY, NOW)).build(notedPauses());
    }

    BlandClient client() {
        return client;
    }

    @Override
    public void close() {
        client.close();
        super.close();
    }
}
