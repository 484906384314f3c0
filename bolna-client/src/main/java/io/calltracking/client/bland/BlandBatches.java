package io.calltracking.client.bland;

import io.calltracking.client.ClientException;
import io.calltracking.client.InvalidFieldException;
import io.calltracking.client.internal.Kind;
import io.calltracking.client.internal.Operation;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Calls made together, version 2 of the API. Immutable and thread-safe. The calls of a batch are listed by {@link
 * BlandCalls#stream} with {@link BlandCallQuery.Builder#batchId}.
 *
 * @see <a href="https://docs.bland.ai/api-v2/post/batches">Bland: create batch</a>
 */
public final class BlandBatches {
    private final BlandApi api;

    BlandBatches(BlandApi api) {
        this.api = api;
    }

    /**
     * Sends a batch. The request leaves this machine at most once.
     *
     * @param request what to dial
     * @return the batch's id
     * @throws InvalidFieldException if a start time is over; nothing was sent
     * @throws ClientException if there is no good answer; after {@link io.calltracking.client.Outcome#UNKNOWN} people may be
     *     called
     */
    public String create(BlandBatchRequest request) {
        return api.transport().send(creating(request));
    }

    /**
     * As {@link #create}, without waiting.
     *
     * @param request what to dial
     * @return completed with the batch's id
     */
    public CompletableFuture<String> createAsync(BlandBatchRequest request) {
        return api.transport().sendAsync(creating(request));
    }

    /**
     * Reads one batch, with the first of its calls but without a status.
     *
     * @param batchId the batch
     * @return the batch
     * @throws ClientException if there is no good answer
     */
    public BlandBatch get(String batchId) {
        return api.transport().send(getting(batchId));
    }

    /**
     * As {@link #get}, without waiting.
     *
     * @param batchId the batch
     * @return completed with the batch
     */
    public CompletableFuture<BlandBatch> getAsync(String batchId) {
        return api.transport().sendAsync(getting(batchId));
    }

    /**
     * Lists batches.
     *
     * @param skip how many to leave out
     * @param take how many to read
     * @return in Bland's order
     * @throws ClientException if there is no good answer
     */
    public List<BlandBatch> list(int skip, int take) {
        return api.transport().send(listing(skip, take));
    }

    /**
     * As {@link #list}, without waiting.
     *
     * @param skip how many to leave out
     * @param take how many to read
     * @return completed with the batches
     */
    public CompletableFuture<List<BlandBatch>> listAsync(int skip, int take) {
        return api.transport().sendAsync(listing(skip, take));
    }

    /**
     * Reads how a batch goes, newest first. Nothing else tells its status for sure: each status webhook is posted once only.
     *
     * @param batchId the batch
     * @param skip how many entries to leave out
     * @param take how many to read
     * @return newest first
     * @throws ClientException if there is no good answer
     */
    public List<BlandBatchLog> logs(String batchId, int skip, int take) {
        return api.transport().send(logging(batchId, skip, take));
    }

    /**
     * As {@link #logs}, without waiting.
     *
     * @param batchId the batch
     * @param skip how many entries to leave out
     * @param take how many to read
     * @return completed with the entries
     */
    public CompletableFuture<List<BlandBatchLog>> logsAsync(String batchId, int skip, int take) {
        return api.transport().sendAsync(logging(batchId, skip, take));
    }

    /**
     * Stops a batch: calls that were not dialed yet are not.
     *
     * @param batchId the batch
     * @throws ClientException if there is no good answer
     */
    public void stop(String batchId) {
        api.transport().send(stopping(batchId));
    }

    /**
     * As {@link #stop}, without waiting.
     *
     * @param batchId the batch
     * @return completed with true once Bland has taken it
     */
    public CompletableFuture<Boolean> stopAsync(String batchId) {
        return api.transport().sendAsync(stopping(batchId));
    }

    private Operation<String> creating(BlandBatchRequest request) {
        request.startTimes().forEach(time -> api.requireAhead(BlandBatchRequest.OPERATION, time));
        return api.telephonyDraft(BlandBatchRequest.OPERATION, Kind.PLACE)
                .path("v2", "batches", "create")
                .json(request.json())
                .reading(json -> Bland.data(json).requireText("batch_id", "id"));
    }

    private Operation<BlandBatch> getting(String batchId) {
        return api.draft("get batch", Kind.READ)
                .path("v2", "batches")
                .id("batchId", batchId)
                .reading(json -> new BlandBatch(Bland.data(json).raw()));
    }

    private Operation<List<BlandBatch>> listing(int skip, int take) {
        return page(api.draft("list batches", Kind.READ).path("v2", "batches", "list"), skip, take)
                .reading(json -> Bland.rows(json, "data", BlandBatch::new));
    }

    private Operation<List<BlandBatchLog>> logging(String batchId, int skip, int take) {
        Operation.Draft draft = api.draft("read batch log", Kind.READ)
                .path("v2", "batches")
                .id("batchId", batchId)
                .path("logs");
        return page(draft, skip, take)
                .query("direction", "desc")
                .reading(json -> Bland.rows(json, "data", BlandBatchLog::new));
    }

    private Operation<Boolean> stopping(String batchId) {
        return api.draft("stop batch", Kind.WRITE)
                .path("v2", "batches")
                .id("batchId", batchId)
                .path("stop")
                .reading(json -> true);
    }

    private static Operation.Draft page(Operation.Draft draft, int skip, int take) {
        if (skip < 0 || take < 1) {
            String operation = draft.attempt().operation();
            throw Bland.check(operation).invalid(skip < 0 ? "skip" : "take", "is too small");
        }
        return draft.query("take", take).query("skip", skip);
    }
}
