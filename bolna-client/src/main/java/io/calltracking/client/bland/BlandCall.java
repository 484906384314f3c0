package io.calltracking.client.bland;

import io.calltracking.client.internal.Json;
import io.calltracking.client.internal.JsonFields;
import io.calltracking.client.internal.Redaction;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call as Bland sees it, nearly the same object in answers, lists and webhooks. Everything but the id may be missing:
 * lists leave out the transcript, settings of the organisation strip webhooks, and most values come with the end of a call.
 * Immutable; two are equal if their JSON is.
 *
 * @param raw the object as it came, unknown members included
 * @see <a href="https://docs.bland.ai/api-v1/get/calls-id">Bland: call details</a>
 */
public record BlandCall(Map<String, @Nullable Object> raw) {
    private static final Duration SETTLING = Duration.ofMinutes(1);

    /**
     * Copies the object.
     *
     * @param raw the object as it came, unknown members included
     * @throws IllegalArgumentException if it has no id
     */
    public BlandCall {
        raw = Json.freezeObject(raw);
        JsonFields.of(raw).requireText("call_id", "c_id");
    }

    /** {@return the call's id, the one that sending returned} */
    public String id() {
        return fields().requireText("call_id", "c_id");
    }

    /** {@return the id the application gave it; null if it gave none} */
    public @Nullable String externalId() {
        return fields().text("external_id");
    }

    /** {@return the batch it belongs to} */
    public @Nullable String batchId() {
        return fields().text("batch_id");
    }

    /** {@return the number called, usually E.164} */
    public @Nullable String to() {
        return fields().text("to");
    }

    /** {@return the number calling, usually E.164} */
    public @Nullable String from() {
        return fields().text("from");
    }

    /** {@return whether the person called the agent} */
    public boolean isInbound() {
        return Boolean.TRUE.equals(fields().flag("inbound"));
    }

    /** {@return whether it is the second record that a warm transfer makes, to be left out when counting} */
    public boolean isProxyAgentCall() {
        return Boolean.TRUE.equals(fields().flag("is_proxy_agent_call"));
    }

    /** {@return whether Bland redialed after a voicemail; told by webhooks only} */
    public boolean isRetry() {
        return Boolean.TRUE.equals(fields().flag("isRetry", "is_retry"));
    }

    /** {@return Bland's freshest word on whether the call is over; null if not sent} */
    public @Nullable Boolean completed() {
        return fields().flag("completed");
    }

    /** {@return how the call went; its word is empty before the end and in lists} */
    public BlandStatus status() {
        return BlandStatus.of(word("status"));
    }

    /** {@return how far Bland's work has come; where it disagrees, {@link #completed()} is right} */
    public BlandQueueStatus queueStatus() {
        return BlandQueueStatus.of(word("queue_status"));
    }

    /** {@return who answered; its word is empty where detection was off or is still at work} */
    public BlandAnsweredBy answeredBy() {
        return BlandAnsweredBy.of(word("answered_by"));
    }

    /** {@return what went wrong; no proof of failure, as it may be about a transfer} */
    public @Nullable String errorMessage() {
        return fields().text("error_message");
    }

    /** {@return whether the call is over: Bland says so, or an error ended it before it could be} */
    public boolean isDone() {
        Boolean completed = completed();
        if (queueStatus().isError() || Boolean.TRUE.equals(completed)) {
            return true;
        }
        return completed == null && (queueStatus().isTerminal() || status().isTerminal());
    }

    /** {@return what became of it, from all signs together} */
    public BlandCallOutcome outcome() {
        return BlandCallOutcome.of(this);
    }

    /** {@return how long the line was open, from minutes; null while it is} */
    public @Nullable Duration duration() {
        return Bland.minutes(fields(), "call_length");
    }

    /** {@return the same as Bland corrected it, from seconds sent as text; null while the call runs, and in lists} */
    public @Nullable Duration correctedDuration() {
        return fields().seconds("corrected_duration");
    }

    /** {@return the limit set for it, from minutes} */
    public @Nullable Duration maxDuration() {
        return Bland.minutes(fields(), "max_duration");
    }

    /** {@return the cost in USD, exact; null while it runs} */
    public @Nullable BigDecimal priceUsd() {
        return fields().number("price");
    }

    /** {@return when it was asked for} */
    public @Nullable Instant createdAt() {
        return fields().instant("created_at");
    }

    /** {@return when it was connected; often the same as created, so it says nothing about ringing} */
    public @Nullable Instant startedAt() {
        return fields().instant("started_at");
    }

    /** {@return when it ended; null before} */
    public @Nullable Instant endedAt() {
        return isDone() ? fields().instant("end_at") : null;
    }

    /** {@return when Bland will cut it; null once it is over, as the same member then says when it ended} */
    public @Nullable Instant cutOffAt() {
        return isDone() ? null : fields().instant("end_at");
    }

    /** {@return from when on its texts can be taken as final, a minute after its end; null if that is not known} */
    public @Nullable Instant settledAt() {
        Instant end = endedAt();
        return end == null ? null : end.plus(SETTLING);
    }

    /** {@return "ASSISTANT", "USER" or null} */
    public @Nullable String endedBy() {
        return fields().text("call_ended_by");
    }

    /** {@return all that was said as one text, as Bland joined it; null if nothing was} */
    public @Nullable String transcriptText() {
        return fields().text("concatenated_transcript");
    }

    /** {@return what was said and done, in order; may grow for up to a minute after the end} */
    public List<BlandTurn> transcript() {
        return fields().objects("transcripts").stream().map(BlandTurn::read).toList();
    }

    /** {@return the transcript as worked over from the recording; in delayed webhooks only} */
    public List<BlandCorrectedLine> correctedTranscript() {
        return fields().objects("corrected_transcript").stream()
                .map(BlandCorrectedLine::read)
                .toList();
    }

    /** {@return a summary, once there is one} */
    public @Nullable String summary() {
        return fields().text("summary");
    }

    /** {@return a tag for the conversation, such as NO_CONTACT_MADE or one of the application's own; guessed by a model} */
    public @Nullable String dispositionTag() {
        return fields().text("disposition_tag");
    }

    /** {@return whether it is recorded} */
    public boolean isRecorded() {
        return Boolean.TRUE.equals(fields().flag("record"));
    }

    /** {@return a link to the recording; may need the key, see {@link BlandRecordings}} */
    public @Nullable String recordingUrl() {
        return fields().text("recording_url");
    }

    /** {@return until when the link works without the key; the recording itself stays} */
    public @Nullable Instant recordingPublicUntil() {
        return fields().instant("recording_expiration");
    }

    /** {@return what the application sent along; empty if nothing} */
    public Map<String, @Nullable Object> metadata() {
        return fields().object("metadata");
    }

    /** {@return the whole request as it was sent, not only its own {@code request_data}; empty in webhooks} */
    public Map<String, @Nullable Object> originalRequest() {
        return fields().object("request_data");
    }

    /** {@return what the conversation knew and found out; its times are for people, not for programs} */
    public Map<String, @Nullable Object> variables() {
        return fields().object("variables");
    }

    /** {@return what an analysis found; empty if there was none} */
    public Map<String, @Nullable Object> analysis() {
        return fields().object("analysis");
    }

    /** {@return values found in the conversation and where they were said; empty unless schemas were asked for} */
    public List<Map<String, @Nullable Object>> citations() {
        return fields().objects("citations");
    }

    /** {@return the pathway that led it} */
    public @Nullable String pathwayId() {
        return fields().text("pathway_id");
    }

    /** {@return the number it was handed to} */
    public @Nullable String transferredTo() {
        return fields().text("transferred_to");
    }

    /** {@return when it was handed over} */
    public @Nullable Instant transferredAt() {
        return fields().instant("transferred_at");
    }

    /** {@return how long the agent talked before handing over, from minutes; told by webhooks only} */
    public @Nullable Duration preTransferDuration() {
        return Bland.minutes(fields(), "pre_transfer_duration");
    }

    /** {@return how long it went on after handing over, from minutes; told by webhooks only} */
    public @Nullable Duration postTransferDuration() {
        return Bland.minutes(fields(), "post_transfer_duration");
    }

    /** {@return the warm transfer, if there was one} */
    public Optional<BlandWarmTransfer> warmTransfer() {
        Map<String, @Nullable Object> transfer = fields().object("warm_transfer_call");
        return transfer.isEmpty() ? Optional.empty() : Optional.of(new BlandWarmTransfer(transfer));
    }

    private String word(String name) {
        String word = fields().text(name);
        return word == null ? "" : word;
    }

    private JsonFields fields() {
        return JsonFields.of(raw);
    }

    /** {@return the parts that are not personal} */
    @Override
    public String toString() {
        return "BlandCall[id=" + id() + ", status=" + status() + ", queueStatus=" + queueStatus() + ", completed="
                + completed() + ", answeredBy=" + answeredBy() + ", batchId=" + batchId() + ", to="
                + Redaction.number(to()) + ", from=" + Redaction.number(from()) + ", transcript="
                + Redaction.text(transcriptText()) + ", recordingUrl=" + Redaction.secret(recordingUrl()) + "]";
    }
}
