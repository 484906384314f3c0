package io.calltracking.client.bolna;

import io.calltracking.client.Fixtures;
import io.calltracking.client.internal.ScriptedServer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.UnaryOperator;

/** A scripted Bolna, and a client of it. */
final class BolnaServer extends ScriptedServer<BolnaServer> {
    static final String KEY = "bn-0123456789abcdef0123456789abcdef";
    static final Instant NOW = Instant.parse("2026-11-18T09:00:00Z");
    static final Fixtures FIXTURES = Fixtures.of("bolna");

    private final BolnaClient client;

    BolnaServer() {
        this(builder -> builder);
    }

    BolnaServer(UnaryOperator<BolnaClient.Builder> settings) {
        super(FIXTURES);
        BolnaClient.Builder builder = BolnaClient.builder()
                .apiKey(KEY)
                .baseUrl(url(""))
                .clock(Clock.fixed(NOW, ZoneOffset.UTC))
                .connectTimeout(Duration.ofSeconds(5));
        this.client = settings.apply(builder).build(noted());
    }

    @Override
    protected BolnaServer self() {
        return this;
    }

    BolnaClient client() {
        return client;
    }

    @Override
    public void close() {
        client.close();
        super.close();
    }
}
