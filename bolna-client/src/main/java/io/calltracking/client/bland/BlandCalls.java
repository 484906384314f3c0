package io.calltracking.client.bland;

import io.calltracking.client.ClientException;
import io.calltracking.client.InvalidFieldException;
import io.calltracking.client.internal.DistinctPages;
import io.calltracking.client.internal.JsonFields;
import io.calltracking.client.internal.Kind;
import io.calltracking.client.internal.Operation;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Sends, reads and stops calls. Immutable and thread-safe.
 *
 * @see <a href="https://docs.bland.ai/api-v1/post/calls">Bland: send call</a>
 */
public final class BlandCalls {
    private final BlandApi api;

    BlandCalls(BlandApi api) {
        this.api = api;
    }

    /**
     * Sends a call. The request leaves this machine at most once, over a connection of its own. Calls above the account's
     * caps are refused with {@link io.calltracking.client.RateLimitedException}, not queued.
     *
     * @param request what to dial
     * @return Bland's id for the call
     * @throws InvalidFieldException if its start time is over, which Bland takes for at once; nothing was sent
     * @throws ClientException if there is no good answer. Only {@link io.calltracking.client.Outcome#TRY_LATER} allows to
     *     send the same request again, not before {@code retryAfter}; after {@link io.calltracking.client.Outcome#UNKNOWN}
     *     somebody may be on the phone. {@link BlandProblem} tells apart what the class does not
     */
    public BlandPlacedCall send(BlandCallRequest request) {
        return api.transport().send(sending(request));
    }

    /**
     * As {@link #send}, without waiting.
     *
     * @param request what to dial
     * @return completed with Bland's id for the call; cancelling it leaves unknown whether somebody is dialed
     * @throws InvalidFieldException as {@link #send} does, at once
     */
    public CompletableFuture<BlandPlacedCall> sendAsync(BlandCallRequest request) {
        return api.transport().sendAsync(sending(request));
    }

    /**
     * Reads one call.
     *
     * @param callId as sending returned it
     * @return the call as it stands now; its texts may still grow for a minute after its end
     * @throws io.calltracking.client.NotFoundException if there is none
     * @throws ClientException if there is no good answer
     */
    public BlandCall get(String callId) {
        return api.transport().send(getting(callId));
    }

    /**
     * As {@link #get}, without waiting.
     *
     * @param callId as sending returned it
     * @return completed with the call
     */
    public CompletableFuture<BlandCall> getAsync(String callId) {
        return api.transport().sendAsync(getting(callId));
    }

    /**
     * Reads some rows of the list.
     *
     * @param query which
     * @return rows without transcripts
     * @throws ClientException if there is no good answer
     */
    public BlandCallPage list(BlandCallQuery query) {
        return api.transport().send(query.operation());
    }

    /**
     * As {@link #list}, without waiting.
     *
     * @param query which
     * @return completed with rows
     */
    public CompletableFuture<BlandCallPage> listAsync(BlandCallQuery query) {
        return api.transport().sendAsync(query.operation());
    }

    /**
     * Reads all rows of the list, oldest first, each call once. Lazy: rows are read when they are asked for, so a {@link
     * ClientException} comes out of the stream's terminal operation. Rows are counted by position; a call that is deleted
     * meanwhile can make another one be missed. Remembers the ids it has passed on.
     *
     * @param query which; its first row and order are not used
     * @return sequential; needs no closing
     */
    public Stream<BlandCall> stream(BlandCallQuery query) {
        CallPages first = CallPages.first(query);
        return DistinctPages.stream(first, page -> page.read(api.transport()), BlandCall::id);
    }

    /**
     * Ends a call, or takes back one that waits.
     *
     * @param callId the call
     * @return what Bland says; what became of the call shows in its details
     * @throws io.calltracking.client.NotFoundException if there is no such call or it has no line
     * @throws ClientException if there is no good answer
     */
    public BlandStopped stop(String callId) {
        return api.transport().send(stopping(callId));
    }

    /**
     * As {@link #stop}, without waiting.
     *
     * @param callId the call
     * @return completed with what Bland says
     */
    public CompletableFuture<BlandStopped> stopAsync(String callId) {
        return api.transport().sendAsync(stopping(callId));
    }

    /**
     * Begins to end all calls of the account, whoever sent them. Goes on after the answer.
     *
     * @return how many calls that are
     * @throws ClientException if there is no good answer
     */
    public BlandStopped stopAll() {
        return api.transport().send(stoppingAll());
    }

    /**
     * As {@link #stopAll}, without waiting.
     *
     * @return completed with how many calls that are
     */
    public CompletableFuture<BlandStopped> stopAllAsync() {
        return api.transport().sendAsync(stoppingAll());
    }

    /**
     * Lists the calls that wait or are live.
     *
     * @param orgId the organisation, which this request alone has to name
     * @return in Bland's order
     * @throws ClientException if there is no good answer
     */
    public List<BlandActiveCall> active(String orgId) {
        return api.transport().send(listingActive(orgId));
    }

    /**
     * As {@link #active}, without waiting.
     *
     * @param orgId the organisation
     * @return completed with the calls
     */
    public CompletableFuture<List<BlandActiveCall>> activeAsync(String orgId) {
        return api.transport().sendAsync(listingActive(orgId));
    }

    private Operation<BlandPlacedCall> sending(BlandCallRequest request) {
        request.startTime().ifPresent(time -> api.requireAhead(BlandCallRequest.OPERATION, time));
        return api.telephonyDraft(BlandCallRequest.OPERATION, Kind.PLACE)
                .path("v1", "calls")
                .json(request.json())
                .reading(BlandPlacedCall::read);
    }

    private Operation<BlandCall> getting(String callId) {
        return api.telephonyDraft("get call", Kind.READ)
                .path("v1", "calls")
                .id("callId", callId)
                .reading(BlandCalls::read);
    }

    private Operation<BlandStopped> stopping(String callId) {
        return api.draft("stop call", Kind.WRITE)
                .path("v1", "calls")
                .id("callId", callId)
                .path("stop")
                .reading(BlandStopped::read);
    }

    private Operation<BlandStopped> stoppingAll() {
        return api.draft("stop all calls", Kind.WRITE)
                .path("v1", "calls", "active", "stop")
                .reading(BlandStopped::read);
    }

    private Operation<List<BlandActiveCall>> listingActive(String orgId) {
        String org = Bland.check("list active calls").header("orgId", orgId);
        return api.draft("list active calls", Kind.READ)
                .path("v1", "calls", "active")
                .header("x-bland-org-id", org)
                .reading(json -> Bland.rows(json, "data", BlandActiveCall::new));
    }

    private static BlandCall read(@Nullable Object json) {
        return new BlandCall(JsonFields.require(json).raw());
    }
}
