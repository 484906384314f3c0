package io.calltracking.client.twilio;

import io.calltracking.client.Fixtures;
import io.calltracking.client.internal.ScriptedServer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import java.util.function.UnaryOperator;
import mockwebserver3.RecordedRequest;

/** A scripted Twilio, and a client of it. */
final class TwilioServer extends ScriptedServer {
    static final String ACCOUNT = "AC0123456789abcdef0123456789abcdef";
    static final String TOKEN = "fedcba9876543210fedcba9876543210";
    static final String CALL = "CAf00d0000000000000000000000000001";
    static final String RECORDING = "REbeef0000000000000000000000000001";
    static final String ROOT = "/2010-04-01/Accounts/" + ACCOUNT;
    static final Instant NOW = Instant.parse("2026-11-20T09:30:00Z");
    static final Fixtures FIXTURES = Fixtures.of("twilio");

    private final TwilioClient client;

    TwilioServer() {
        this(builder -> builder);
    }

    TwilioServer(UnaryOperator<TwilioClient.Builder> change) {
        super(FIXTURES);
        this.client = change.apply(settings(TwilioClient.builder(ACCOUNT), TOKEN, NOW))
                .build(notedPauses());
    }

    TwilioClient client() {
        return client;
    }

    static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    static String body(RecordedRequest request) {
        return Objects.requireNonNull(request.getBody()).utf8();
    }

    @Override
    public void close() {
        client.close();
        super.close();
    }
}
