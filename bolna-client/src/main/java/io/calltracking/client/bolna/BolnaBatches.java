package io.calltracking.client.bolna;

import io.calltracking.client.ClientException;
import io.calltracking.client.InvalidFieldException;
import io.calltracking.client.internal.JsonFields;
import io.calltracking.client.internal.Kind;
import io.calltracking.client.internal.Operation;
import io.calltracking.client.internal.Transport;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import okhttp3.MultipartBody;

/**
 * Calls many people from a file. A batch is idle until it is scheduled; there is no way to start one at once. Immutable and
 * thread-safe.
 *
 * @see <a href="https://www.bolna.ai/docs/api-reference/batches/create">Bolna: batches</a>
 */
public final class BolnaBatches {
    private static final Duration SOONEST = Duration.ofMinutes(2);
    private static final Duration LATEST = Duration.ofDays(30);

    private final Transport transport;

    BolnaBatches(Transport transport) {
        this.transport = transport;
    }

    /**
     * Uploads a file; nobody is called yet.
     *
     * @param request whom to call
     * @return the id of the batch
     * @throws ClientException if there is no good answer
     */
    public String create(BolnaBatchRequest request) {
        return transport.send(creating(request));
    }

    /**
     * As {@link #create}, without waiting.
     *
     * @param request whom to call
     * @return completed with the id of the batch
     */
    public CompletableFuture<String> createAsync(BolnaBatchRequest request) {
        return transport.sendAsync(creating(request));
    }

    /**
     * Sets when calling begins; Bolna rounds up to the next ten minutes. Sent once, like placing a call.
     *
     * @param batchId the batch
     * @param at two minutes to thirty days ahead
     * @param bypassCallGuardrails whether to ignore the agent's calling hours
     * @return Bolna's word
     * @throws InvalidFieldException if the time is too near or too far; nothing was sent
     * @throws ClientException if there is no good answer
     */
    public BolnaAcknowledgement schedule(String batchId, OffsetDateTime at, boolean bypassCallGuardrails) {
        return transport.send(scheduling(batchId, at, bypassCallGuardrails));
    }

    /**
     * As {@link #schedule}, without waiting.
     *
     * @param batchId the batch
     * @param at two minutes to thirty days ahead
     * @param bypassCallGuardrails whether to ignore the agent's calling hours
     * @return completed with Bolna's word
     */
    public CompletableFuture<BolnaAcknowledgement> scheduleAsync(
            String batchId, OffsetDateTime at, boolean bypassCallGuardrails) {
        return transport.sendAsync(scheduling(batchId, at, bypassCallGuardrails));
    }

    /**
     * Stops a batch that is queued or running.
     *
     * @param batchId the batch
     * @return Bolna's word
     * @throws io.calltracking.client.NotFoundException if it is in another state
     * @throws ClientException if there is no good answer
     */
    public BolnaAcknowledgement stop(String batchId) {
        return transport.send(stopping(batchId));
    }

    /**
     * As {@link #stop}, without waiting.
     *
     * @param batchId the batch
     * @return completed with Bolna's word
     */
    public CompletableFuture<BolnaAcknowledgement> stopAsync(String batchId) {
        return transport.sendAsync(stopping(batchId));
    }

    /**
     * Reads one batch.
     *
     * @param batchId the batch
     * @return as it stands now
     * @throws ClientException if there is no good answer
     */
    public BolnaBatch get(String batchId) {
        return transport.send(getting(batchId));
    }

    /**
     * As {@link #get}, without waiting.
     *
     * @param batchId the batch
     * @return completed with the batch
     */
    public CompletableFuture<BolnaBatch> getAsync(String batchId) {
        return transport.sendAsync(getting(batchId));
    }

    /**
     * Reads all batches of an agent.
     *
     * @param agentId the agent
     * @return all of them; the API knows no pages here
     * @throws ClientException if there is no good answer
     */
    public List<BolnaBatch> list(String agentId) {
        return transport.send(listing(agentId));
    }

    /**
     * As {@link #list}, without waiting.
     *
     * @param agentId the agent
     * @return completed with all of them
     */
    public CompletableFuture<List<BolnaBatch>> listAsync(String agentId) {
        return transport.sendAsync(listing(agentId));
    }

    /**
     * Reads all calls of a batch.
     *
     * @param batchId the batch
     * @return all of them; the API knows no pages here, so raise the largest body for large batches
     * @throws ClientException if there is no good answer
     */
    public List<BolnaExecution> executions(String batchId) {
        return transport.send(executionsOf(batchId));
    }

    /**
     * As {@link #executions}, without waiting.
     *
     * @param batchId the batch
     * @return completed with all of them
     */
    public CompletableFuture<List<BolnaExecution>> executionsAsync(String batchId) {
        return transport.sendAsync(executionsOf(batchId));
    }

    /**
     * Deletes a batch.
     *
     * @param batchId the batch
     * @return Bolna's word
     * @throws ClientException if there is no good answer
     */
    public BolnaAcknowledgement delete(String batchId) {
        return transport.send(deleting(batchId));
    }

    /**
     * As {@link #delete}, without waiting.
     *
     * @param batchId the batch
     * @return completed with Bolna's word
     */
    public CompletableFuture<BolnaAcknowledgement> deleteAsync(String batchId) {
        return transport.sendAsync(deleting(batchId));
    }

    private static Operation<String> creating(BolnaBatchRequest request) {
        return Bolna.write(BolnaBatchRequest.OPERATION)
                .about("agentId", request.agentId())
                .path("batches")
                .body(request.body())
                .reading(json -> JsonFields.require(json).requireText("batch_id", "id"));
    }

    private Operation<BolnaAcknowledgement> scheduling(String batchId, OffsetDateTime at, boolean bypass) {
        Instant now = transport.options().clock().instant();
        if (at.toInstant().isBefore(now.plus(SOONEST)) || at.toInstant().isAfter(now.plus(LATEST))) {
            throw Bolna.invalid("schedule batch", "at", "must be two minutes to thirty days ahead");
        }
        return Operation.of(Bolna.NAME, "schedule batch", Kind.PLACE)
                .path("batches")
                .id("batchId", batchId)
                .path("schedule")
                .body(new MultipartBody.Builder()
                        .setType(MultipartBody.FORM)
                        .addFormDataPart("scheduled_at", Bolna.time(at))
                        .addFormDataPart("bypass_call_guardrails", String.valueOf(bypass))
                        .build())
                .reading(BolnaAcknowledgement::read);
    }

    private static Operation<BolnaAcknowledgement> stopping(String batchId) {
        return Bolna.write("stop batch")
                .path("batches")
                .id("batchId", batchId)
                .path("stop")
                .reading(BolnaAcknowledgement::read);
    }

    private static Operation<BolnaBatch> getting(String batchId) {
        return Bolna.read("get batch")
                .path("batches")
                .id("batchId", batchId)
                .reading(json -> new BolnaBatch(JsonFields.require(json).raw()));
    }

    private static Operation<List<BolnaBatch>> listing(String agentId) {
        return Bolna.read("list batches")
                .path("batches")
                .id("agentId", agentId)
                .path("all")
                .reading(json -> Bolna.rows(json, BolnaBatch::new));
    }

    private static Operation<List<BolnaExecution>> executionsOf(String batchId) {
        return Bolna.read("list executions of batch")
                .path("batches")
                .id("batchId", batchId)
                .path("executions")
                .reading(json -> Bolna.rows(json, BolnaExecution::new));
    }

    private static Operation<BolnaAcknowledgement> deleting(String batchId) {
        return Bolna.write("delete batch")
                .method("DELETE")
                .path("batches")
                .id("batchId", batchId)
                .reading(BolnaAcknowledgement::read);
    }
}
