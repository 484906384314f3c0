package io.calltracking.client.bolna;

import io.calltracking.client.ClientException;
import io.calltracking.client.InvalidFieldException;
import io.calltracking.client.internal.Kind;
import io.calltracking.client.internal.Operation;
import io.calltracking.client.internal.Transport;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.concurrent.CompletableFuture;

/**
 * Places and stops calls. Immutable and thread-safe.
 *
 * @see <a href="https://www.bolna.ai/docs/api-reference/calls/make">Bolna: calls</a>
 */
public final class BolnaCalls {
    private static final Duration SOONEST = Duration.ofMinutes(2);

    private final Transport transport;

    BolnaCalls(Transport transport) {
        this.transport = transport;
    }

    /**
     * Places or schedules a call. The request leaves this machine at most once, over a connection of its own. Calls above
     * the account's concurrency are queued by Bolna, not refused; a balance too low shows only in the execution.
     *
     * @param request what to dial
     * @return Bolna's id for the call
     * @throws InvalidFieldException if it is scheduled less than two minutes ahead; nothing was sent
     * @throws ClientException if there is no good answer. Only {@link io.calltracking.client.Outcome#TRY_LATER} allows to
     *     send the same request again; after {@link io.calltracking.client.Outcome#UNKNOWN} somebody may be on the phone
     */
    public BolnaPlacedCall place(BolnaCallRequest request) {
        return transport.send(placing(request));
    }

    /**
     * As {@link #place}, without waiting.
     *
     * @param request what to dial
     * @return completed with Bolna's id for the call; cancelling it leaves unknown whether somebody is dialed
     * @throws InvalidFieldException as {@link #place} does, at once
     */
    public CompletableFuture<BolnaPlacedCall> placeAsync(BolnaCallRequest request) {
        return transport.sendAsync(placing(request));
    }

    /**
     * Takes a call back that is still queued or scheduled. There is no way to hang up a call that is ringing or live.
     *
     * @param executionId the call
     * @return what Bolna says
     * @throws ClientException if there is no good answer; a call under way is refused
     */
    public BolnaStoppedCall stop(String executionId) {
        return transport.send(stopping(executionId));
    }

    /**
     * As {@link #stop}, without waiting.
     *
     * @param executionId the call
     * @return completed with what Bolna says
     */
    public CompletableFuture<BolnaStoppedCall> stopAsync(String executionId) {
        return transport.sendAsync(stopping(executionId));
    }

    private Operation<BolnaPlacedCall> placing(BolnaCallRequest request) {
        request.scheduledAt().ifPresent(this::requireAhead);
        return Operation.of(Bolna.NAME, BolnaCallRequest.OPERATION, Kind.PLACE)
                .about("agentId", request.agentId())
                .path("call")
                .json(request.json())
                .reading(BolnaPlacedCall::read);
    }

    private void requireAhead(OffsetDateTime scheduledAt) {
        Instant soonest = transport.options().clock().instant().plus(SOONEST);
        if (scheduledAt.toInstant().isBefore(soonest)) {
            throw Bolna.invalid(BolnaCallRequest.OPERATION, "scheduledAt", "must be at least two minutes ahead");
        }
    }

    private static Operation<BolnaStoppedCall> stopping(String executionId) {
        return Bolna.write("stop call")
                .path("call")
                .id("executionId", executionId)
                .path("stop")
                .reading(json -> BolnaStoppedCall.read(executionId, json));
    }
}
