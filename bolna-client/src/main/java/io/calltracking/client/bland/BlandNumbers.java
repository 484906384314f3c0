package io.calltracking.client.bland;

import io.calltracking.client.ClientException;
import io.calltracking.client.internal.JsonFields;
import io.calltracking.client.internal.Kind;
import io.calltracking.client.internal.Operation;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The numbers of the account. Immutable and thread-safe; every method only reads.
 *
 * @see <a href="https://docs.bland.ai/api-v1/get/inbound">Bland: inbound numbers</a>
 */
public final class BlandNumbers {
    private final BlandApi api;

    BlandNumbers(BlandApi api) {
        this.api = api;
    }

    /**
     * Lists the numbers that people call.
     *
     * @return in Bland's order
     * @throws ClientException if there is no good answer
     */
    public List<BlandNumber> inbound() {
        return api.transport().send(listing("inbound"));
    }

    /**
     * As {@link #inbound()}, without waiting.
     *
     * @return completed with the numbers
     */
    public CompletableFuture<List<BlandNumber>> inboundAsync() {
        return api.transport().sendAsync(listing("inbound"));
    }

    /**
     * Reads one number that people call.
     *
     * @param phoneNumber E.164
     * @return the number and its settings
     * @throws ClientException if there is no good answer
     */
    public BlandNumber inbound(String phoneNumber) {
        return api.transport().send(getting(phoneNumber));
    }

    /**
     * As {@link #inbound(String)}, without waiting.
     *
     * @param phoneNumber E.164
     * @return completed with the number
     */
    public CompletableFuture<BlandNumber> inboundAsync(String phoneNumber) {
        return api.transport().sendAsync(getting(phoneNumber));
    }

    /**
     * Lists the numbers that people are called from.
     *
     * @return in Bland's order
     * @throws ClientException if there is no good answer
     */
    public List<BlandNumber> outbound() {
        return api.transport().send(listing("outbound"));
    }

    /**
     * As {@link #outbound()}, without waiting.
     *
     * @return completed with the numbers
     */
    public CompletableFuture<List<BlandNumber>> outboundAsync() {
        return api.transport().sendAsync(listing("outbound"));
    }

    private Operation<List<BlandNumber>> listing(String direction) {
        return api.draft("list " + direction + " numbers", Kind.READ)
                .path("v1", direction)
                .reading(json -> Bland.rows(json, direction + "_numbers", BlandNumber::new));
    }

    private Operation<BlandNumber> getting(String phoneNumber) {
        String number = Bland.check("get inbound number").phoneNumber("phoneNumber", phoneNumber);
        return api.draft("get inbound number", Kind.READ)
                .path("v1", "inbound")
                .id("phoneNumber", number)
                .reading(json -> new BlandNumber(JsonFields.require(json).raw()));
    }
}
