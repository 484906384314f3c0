package io.calltracking.client.bland;

import io.calltracking.client.ClientException;
import io.calltracking.client.InvalidFieldException;
import io.calltracking.client.internal.Check;
import io.calltracking.client.internal.Kind;
import io.calltracking.client.internal.Operation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Finds out more about calls that are over. Immutable and thread-safe.
 *
 * @see <a href="https://docs.bland.ai/api-v1/post/calls-id-analyze">Bland: analyze call</a>
 */
public final class BlandInsights {
    private final BlandApi api;

    BlandInsights(BlandApi api) {
        this.api = api;
    }

    /**
     * Asks questions about a call. Costs money each time, so it is sent once.
     *
     * @param callId the call
     * @param goal what the call was for
     * @param questions one or more
     * @return the answers, in the order of the questions
     * @throws InvalidFieldException if something is missing; nothing was sent
     * @throws ClientException if there is no good answer
     */
    public BlandAnalysis analyze(String callId, String goal, List<BlandQuestion> questions) {
        return api.transport().send(analyzing(callId, goal, questions));
    }

    /**
     * As {@link #analyze}, without waiting.
     *
     * @param callId the call
     * @param goal what the call was for
     * @param questions one or more
     * @return completed with the answers
     */
    public CompletableFuture<BlandAnalysis> analyzeAsync(String callId, String goal, List<BlandQuestion> questions) {
        return api.transport().sendAsync(analyzing(callId, goal, questions));
    }

    /**
     * Reads the transcript that Bland makes anew from the recording.
     *
     * @param callId the call
     * @return in order; empty if there is none
     * @throws ClientException if there is no good answer
     */
    public List<BlandCorrectedLine> correctedTranscript(String callId) {
        return api.transport().send(correcting(callId));
    }

    /**
     * As {@link #correctedTranscript}, without waiting.
     *
     * @param callId the call
     * @return completed with the lines
     */
    public CompletableFuture<List<BlandCorrectedLine>> correctedTranscriptAsync(String callId) {
        return api.transport().sendAsync(correcting(callId));
    }

    private Operation<BlandAnalysis> analyzing(String callId, String goal, List<BlandQuestion> questions) {
        Check check = Bland.check("analyze call");
        if (questions.isEmpty()) {
            throw check.invalid("questions", "must be one or more");
        }
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("goal", check.required("goal", goal));
        json.put(
                "questions",
                questions.stream()
                        .map(question -> List.of(question.text(), question.type()))
                        .toList());
        return api.draft(check.operation(), Kind.WRITE)
                .path("v1", "calls")
                .id("callId", callId)
                .path("analyze")
                .json(json)
                .reading(BlandAnalysis::read);
    }

    private Operation<List<BlandCorrectedLine>> correcting(String callId) {
        return api.draft("read corrected transcript", Kind.READ)
                .path("v1", "calls")
                .id("callId", callId)
                .path("correct")
                .reading(json -> Bland.rows(json, "corrected", BlandCorrectedLine::read));
    }
}
