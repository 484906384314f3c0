package io.calltracking.client.bolna;

import io.calltracking.client.ClientException;
import io.calltracking.client.InvalidFieldException;
import io.calltracking.client.internal.Json;
import io.calltracking.client.internal.JsonFields;
import io.calltracking.client.internal.Kind;
import io.calltracking.client.internal.Operation;
import io.calltracking.client.internal.Transport;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

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

    /**
     * Takes back all calls of an agent that are still queued.
     *
     * @param agentId the agent
     * @return the executions that will not be dialed
     * @throws ClientException if there is no good answer
     */
    public List<String> stopQueued(String agentId) {
        return transport.send(stoppingQueued(agentId));
    }

    /**
     * As {@link #stopQueued}, without waiting.
     *
     * @param agentId the agent
     * @return completed with the executions that will not be dialed
     */
    public CompletableFuture<List<String>> stopQueuedAsync(String agentId) {
        return transport.sendAsync(stoppingQueued(agentId));
    }

    /**
     * Tells a live call of a graph agent that something happened.
     *
     * @param runId the call: the run id if placing gave one, else the execution id
     * @param event its name
     * @param properties texts, numbers, booleans, lists and maps; may be empty
     * @return Bolna's word
     * @throws io.calltracking.client.NotFoundException if the call is not live
     * @throws ClientException if there is no good answer
     * @see <a href="https://www.bolna.ai/docs/graph-agent/event-injection">Bolna: event injection</a>
     */
    public BolnaAcceptedEvent sendEvent(
            String runId, String event, Map<String, ? extends @Nullable Object> properties) {
        return transport.send(sendingEvent(runId, event, properties));
    }

    /**
     * As {@link #sendEvent}, without waiting.
     *
     * @param runId the call
     * @param event its name
     * @param properties texts, numbers, booleans, lists and maps; may be empty
     * @return completed with Bolna's word
     */
    public CompletableFuture<BolnaAcceptedEvent> sendEventAsync(
            String runId, String event, Map<String, ? extends @Nullable Object> properties) {
        return transport.sendAsync(sendingEvent(runId, event, properties));
    }

    private static Operation<List<String>> stoppingQueued(String agentId) {
        return Bolna.write("stop queued calls")
                .path("v2", "agent")
                .id("agentId", agentId)
                .path("stop")
                .reading(json -> JsonFields.require(json).texts("stopped_executions"));
    }

    private static Operation<BolnaAcceptedEvent> sendingEvent(
            String runId, String event, Map<String, ? extends @Nullable Object> properties) {
        String operation = "send event";
        String name = Bolna.required(operation, "event", event);
        Map<String, @Nullable Object> copy;
        try {
            copy = Json.freezeObject(properties);
        } catch (IllegalArgumentException e) {
            throw Bolna.invalid(operation, "properties", String.valueOf(e.getMessage()));
        }
        return Bolna.write(operation)
                .path("v1", "call")
                .id("runId", runId)
                .path("events")
                .json(Map.of("event", name, "properties", copy))
                .reading(json -> BolnaAcceptedEvent.read(runId, name, json));
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
