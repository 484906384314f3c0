package io.calltracking.client.bland;

import io.calltracking.client.ClientException;
import io.calltracking.client.InvalidFieldException;
import io.calltracking.client.Recording;
import io.calltracking.client.internal.Kind;
import io.calltracking.client.internal.Operation;
import java.net.URI;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Fetches recordings, of calls that were recorded. Immutable and thread-safe; only the waiting form, because the sound is
 * read as a stream. Redirects are followed; the key is sent to Bland's own hosts only.
 *
 * @see <a href="https://docs.bland.ai/api-v1/get/calls-id-recording">Bland: call recording</a>
 */
public final class BlandRecordings {
    private static final String OPERATION = "open recording";

    private final BlandApi api;

    BlandRecordings(BlandApi api) {
        this.api = api;
    }

    /**
     * Opens the recording of a call, in Bland's default form, WAV.
     *
     * @param callId the call
     * @return the recording, to be closed
     * @throws io.calltracking.client.NotFoundException if there is none, or not yet
     * @throws ClientException if there is no good answer
     */
    public Recording open(String callId) {
        return api.transport().open(recording(callId, null));
    }

    /**
     * Opens the recording of a call as MP3.
     *
     * @param callId the call
     * @return the recording, to be closed
     * @throws io.calltracking.client.NotFoundException if there is none, or not yet
     * @throws ClientException if there is no good answer
     */
    public Recording openMp3(String callId) {
        return api.transport().open(recording(callId, "audio/mpeg"));
    }

    /**
     * Opens a recording by the link a call has, which leads to Bland or to the account's own telephony provider or storage.
     * The link comes from outside: an application that does not verify its webhooks should prefer {@link #open(String)},
     * which reaches no host but Bland's.
     *
     * @param link http or https
     * @return the recording, to be closed
     * @throws InvalidFieldException if the link is neither; nothing was sent
     * @throws ClientException if there is no good answer
     */
    public Recording openLink(URI link) {
        HttpUrl url = HttpUrl.get(link);
        if (url == null) {
            throw Bland.check(OPERATION).invalid("link", "must be an http or https URL");
        }
        return api.transport().open(api.draft(OPERATION, Kind.READ).reading(json -> ""), url);
    }

    private Operation<String> recording(String callId, @Nullable String type) {
        // Bland chooses the form by the content type of the request, though it has no content.
        return api.draft(OPERATION, Kind.READ)
                .path("v1", "recordings")
                .id("callId", callId)
                .header("Content-Type", type)
                .reading(json -> "");
    }
}
