package io.calltracking.client.twilio;

import io.calltracking.client.ClientException;
import io.calltracking.client.internal.Operation;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Places, reads and changes calls. Immutable and thread-safe.
 *
 * @see <a href="https://www.twilio.com/docs/voice/api/call-resource">Twilio: call resource</a>
 */
public final class TwilioCalls {
    private final TwilioAccount account;
    private final Listing<TwilioCall> listing;

    TwilioCalls(TwilioAccount account) {
        this.account = account;
        this.listing = new Listing<>(
                account, TwilioCallQuery.OPERATION, List.of("Calls.json"), "calls", TwilioCall::read, TwilioCall::sid);
    }

    /**
     * Places a call. The request leaves this machine at most once, over a connection of its own. Calls above the account's
     * rate are queued by Twilio, not refused.
     *
     * @param request whom to call and what to do
     * @return the call, usually queued and without any times
     * @throws ClientException if there is no good answer. Only {@link io.calltracking.client.Outcome#TRY_LATER} allows to
     *     send the same request again; after {@link io.calltracking.client.Outcome#UNKNOWN} somebody may be on the phone: look
     *     for the call with {@link #stream} by number and time
     */
    public TwilioCall create(TwilioCallRequest request) {
        return account.transport().send(creating(request));
    }

    /**
     * As {@link #create}, without waiting.
     *
     * @param request whom to call and what to do
     * @return completed with the call; cancelling it leaves unknown whether somebody is dialed
     */
    public CompletableFuture<TwilioCall> createAsync(TwilioCallRequest request) {
        return account.transport().sendAsync(creating(request));
    }

    /**
     * Reads a call.
     *
     * @param callSid CA…
     * @return the call as it stands now
     * @throws io.calltracking.client.NotFoundException if the account has no such call
     * @throws ClientException if there is no good answer
     */
    public TwilioCall get(String callSid) {
        return account.transport().send(getting(callSid));
    }

    /**
     * As {@link #get}, without waiting.
     *
     * @param callSid CA…
     * @return completed with the call
     */
    public CompletableFuture<TwilioCall> getAsync(String callSid) {
        return account.transport().sendAsync(getting(callSid));
    }

    /**
     * Reads the first page of a list.
     *
     * @param query which calls
     * @return a page, newest first
     * @throws ClientException if there is no good answer
     */
    public TwilioPage<TwilioCall> list(TwilioCallQuery query) {
        return account.transport().send(listing.page(query.parameters()));
    }

    /**
     * As {@link #list}, without waiting.
     *
     * @param query which calls
     * @return completed with a page
     */
    public CompletableFuture<TwilioPage<TwilioCall>> listAsync(TwilioCallQuery query) {
        return account.transport().sendAsync(listing.page(query.parameters()));
    }

    /**
     * Reads the page after another.
     *
     * @param page one that {@linkplain TwilioPage#hasMore has a next}
     * @return the next page
     * @throws io.calltracking.client.InvalidFieldException if there is none; nothing was sent
     * @throws ClientException if there is no good answer
     */
    public TwilioPage<TwilioCall> next(TwilioPage<TwilioCall> page) {
        return account.transport().send(listing.after(page));
    }

    /**
     * As {@link #next}, without waiting.
     *
     * @param page one that {@linkplain TwilioPage#hasMore has a next}
     * @return completed with the next page
     */
    public CompletableFuture<TwilioPage<TwilioCall>> nextAsync(TwilioPage<TwilioCall> page) {
        return account.transport().sendAsync(listing.after(page));
    }

    /**
     * Reads all pages, each call once. Lazy: a page is read when its rows are asked for, so a {@link ClientException} comes
     * out of the stream's terminal operation. Remembers the sids it has passed on.
     *
     * @param query which calls
     * @return sequential, newest first; needs no closing
     */
    public Stream<TwilioCall> stream(TwilioCallQuery query) {
        return listing.stream(query.parameters());
    }

    /**
     * Changes a call.
     *
     * @param callSid CA…
     * @param update what to change
     * @return the call; its status may still be the old one
     * @throws ClientException if there is no good answer. A call that the change does not suit is refused with code 21220: it
     *     may have ended by itself, so read it again
     */
    public TwilioCall update(String callSid, TwilioCallUpdate update) {
        return account.transport().send(updating(callSid, update));
    }

    /**
     * As {@link #update}, without waiting.
     *
     * @param callSid CA…
     * @param update what to change
     * @return completed with the call; its status may still be the old one
     */
    public CompletableFuture<TwilioCall> updateAsync(String callSid, TwilioCallUpdate update) {
        return account.transport().sendAsync(updating(callSid, update));
    }

    /**
     * Removes the record of a call that has ended. Its recordings stay.
     *
     * @param callSid CA…
     * @throws ClientException if there is no good answer
     */
    public void delete(String callSid) {
        account.transport().send(deleting(callSid));
    }

    /**
     * As {@link #delete}, without waiting.
     *
     * @param callSid CA…
     * @return completed with null
     */
    public CompletableFuture<@Nullable Void> deleteAsync(String callSid) {
        return account.transport().sendAsync(deleting(callSid));
    }

    private Operation<TwilioCall> creating(TwilioCallRequest request) {
        return account.place(TwilioCallRequest.OPERATION)
                .path("Calls.json")
                .body(request.form())
                .reading(TwilioCall::read);
    }

    private Operation<TwilioCall> getting(String callSid) {
        return account.call(account.read("get call"), "get call", callSid).reading(TwilioCall::read);
    }

    private Operation<TwilioCall> updating(String callSid, TwilioCallUpdate update) {
        String operation = TwilioCallUpdate.OPERATION;
        return account.call(account.write(operation), operation, callSid)
                .body(update.form())
                .reading(TwilioCall::read);
    }

    private Operation<@Nullable Void> deleting(String callSid) {
        return account.call(account.write("delete call"), "delete call", callSid)
                .method("DELETE")
                .reading(json -> null);
    }
}
