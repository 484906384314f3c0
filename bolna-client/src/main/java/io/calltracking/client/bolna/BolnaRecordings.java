package io.calltracking.client.bolna;

import io.calltracking.client.ClientException;
import io.calltracking.client.Recording;
import io.calltracking.client.internal.Operation;
import io.calltracking.client.internal.Transport;
import java.net.URI;
import okhttp3.HttpUrl;

/**
 * Fetches recordings, ready once a call is completed. Immutable and thread-safe; only the waiting form, because the sound is
 * read as a stream.
 *
 * <p>Bolna's links stay valid and lead to one that expires after a day: keep the execution id rather than a link. Redirects are
 * followed; the key is sent to Bolna's own address only.
 *
 * @see <a href="https://www.bolna.ai/docs/changelog/may-2026">Bolna: stable recording links</a>
 */
public final class BolnaRecordings {
    private final Transport transport;

    BolnaRecordings(Transport transport) {
        this.transport = transport;
    }

    /**
     * Opens the recording of a call.
     *
     * @param executionId the call
     * @return the recording, to be closed
     * @throws ClientException if there is no good answer
     */
    public Recording open(String executionId) {
        return transport.open(recording("call", executionId));
    }

    /**
     * Opens the recording of the leg to a person.
     *
     * @param executionId the call
     * @return the recording, to be closed
     * @throws ClientException if there is no good answer
     */
    public Recording openTransfer(String executionId) {
        return transport.open(recording("transfer", executionId));
    }

    /**
     * Opens a recording by the link an execution has, for calls older than the stable links. The link comes from outside: an
     * application that does not trust its webhooks should prefer {@link #open(String)}, which reaches no host but Bolna's.
     *
     * @param link http or https
     * @return the recording, to be closed
     * @throws ClientException if there is no good answer
     */
    public Recording openLink(URI link) {
        HttpUrl url = HttpUrl.get(link);
        if (url == null) {
            throw Bolna.invalid("open recording", "link", "must be an http or https URL");
        }
        return transport.open(Bolna.read("open recording").reading(json -> ""), url);
    }

    private static Operation<String> recording(String leg, String executionId) {
        return Bolna.read("open recording")
                .path("recordings", leg)
                .id("executionId", executionId)
                .reading(json -> "");
    }
}
