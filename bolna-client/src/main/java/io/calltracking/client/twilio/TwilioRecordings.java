package io.calltracking.client.twilio;

import io.calltracking.client.ClientException;
import io.calltracking.client.Recording;
import io.calltracking.client.internal.Operation;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads and removes the recordings of calls. Immutable and thread-safe. The audio comes in the waiting form only, because it is
 * read as a stream.
 *
 * @see <a href="https://www.twilio.com/docs/voice/api/recording">Twilio: recordings</a>
 */
public final class TwilioRecordings {
    private static final String LIST = "list recordings";

    private final TwilioAccount account;

    TwilioRecordings(TwilioAccount account) {
        this.account = account;
    }

    /**
     * Reads the first page of a call's recordings.
     *
     * @param callSid CA…
     * @return a page, almost always the only one
     * @throws ClientException if there is no good answer
     */
    public TwilioPage<TwilioRecording> list(String callSid) {
        return account.transport().send(listing(callSid).page(List.of()));
    }

    /**
     * As {@link #list}, without waiting.
     *
     * @param callSid CA…
     * @return completed with a page
     */
    public CompletableFuture<TwilioPage<TwilioRecording>> listAsync(String callSid) {
        return account.transport().sendAsync(listing(callSid).page(List.of()));
    }

    /**
     * Reads all recordings of a call, each once. Lazy, as {@link TwilioCalls#stream} is.
     *
     * @param callSid CA…
     * @return sequential; needs no closing
     */
    public Stream<TwilioRecording> stream(String callSid) {
        return listing(callSid).stream(List.of());
    }

    /**
     * Reads a recording without its audio.
     *
     * @param callSid CA…
     * @param recordingSid RE…
     * @return the recording as it stands now
     * @throws io.calltracking.client.NotFoundException if the call has no such recording
     * @throws ClientException if there is no good answer
     */
    public TwilioRecording get(String callSid, String recordingSid) {
        return account.transport().send(getting(callSid, recordingSid));
    }

    /**
     * As {@link #get}, without waiting.
     *
     * @param callSid CA…
     * @param recordingSid RE…
     * @return completed with the recording
     */
    public CompletableFuture<TwilioRecording> getAsync(String callSid, String recordingSid) {
        return account.transport().sendAsync(getting(callSid, recordingSid));
    }

    /**
     * Removes a recording and its audio.
     *
     * @param callSid CA…
     * @param recordingSid RE…
     * @throws ClientException if there is no good answer
     */
    public void delete(String callSid, String recordingSid) {
        account.transport().send(deleting(callSid, recordingSid));
    }

    /**
     * As {@link #delete}, without waiting.
     *
     * @param callSid CA…
     * @param recordingSid RE…
     * @return completed with null
     */
    public CompletableFuture<@Nullable Void> deleteAsync(String callSid, String recordingSid) {
        return account.transport().sendAsync(deleting(callSid, recordingSid));
    }

    /**
     * Reads the audio of a recording while it arrives. It may not be there yet when the call's end is told: wait for the
     * recording callback, or try again. The credentials go to the configured host only; redirects to others are followed
     * without them.
     *
     * @param media which audio
     * @return the audio, to be closed
     * @throws io.calltracking.client.NotFoundException if there is none, or not yet
     * @throws ClientException if there is no good answer
     */
    public Recording media(TwilioMedia media) {
        return account.transport().open(opening(media));
    }

    private Listing<TwilioRecording> listing(String callSid) {
        String call = Twilio.sid(LIST, "callSid", "CA", callSid);
        return new Listing<>(
                account,
                LIST,
                List.of("Calls", call, "Recordings.json"),
                "recordings",
                TwilioRecording::read,
                TwilioRecording::sid);
    }

    private Operation<TwilioRecording> getting(String callSid, String recordingSid) {
        return recording(account.read("get recording"), "get recording", callSid, recordingSid)
                .reading(TwilioRecording::read);
    }

    private Operation<@Nullable Void> deleting(String callSid, String recordingSid) {
        return recording(account.write("delete recording"), "delete recording", callSid, recordingSid)
                .method("DELETE")
                .reading(json -> null);
    }

    private static Operation.Draft recording(
            Operation.Draft draft, String operation, String callSid, String recordingSid) {
        String call = Twilio.sid(operation, "callSid", "CA", callSid);
        String recording = Twilio.sid(operation, "recordingSid", "RE", recordingSid);
        return draft.about("recordingSid", recording).path("Calls", call, "Recordings", recording + ".json");
    }

    private Operation<@Nullable Void> opening(TwilioMedia media) {
        return account.read(TwilioMedia.OPERATION)
                .about("recordingSid", media.recordingSid())
                .path("Recordings", media.recordingSid() + "." + Twilio.word(media.format()))
                .query("RequestedChannels", media.channels())
                .reading(json -> null);
    }
}
