package io.calltracking.client.bolna;

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
 * A call as Bolna sees it, the same object in answers and webhooks. Everything but the id may be missing: lists send a
 * trimmed form, and most values come only with the end of a call. Old names of fields are read too. Immutable; two are equal
 * if their JSON is.
 *
 * @param raw the object as it came, unknown members included
 * @see <a href="https://www.bolna.ai/docs/api-reference/executions/get_execution">Bolna: executions</a>
 */
public record BolnaExecution(Map<String, @Nullable Object> raw) {
    /**
     * Copies the object.
     *
     * @param raw the object as it came, unknown members included
     * @throws IllegalArgumentException if it has no id
     */
    public BolnaExecution {
        raw = Json.freezeObject(raw);
        JsonFields.of(raw).requireText("id", "execution_id", "run_id", "call_id");
    }

    /** {@return the execution id, the one that placing returned} */
    public String id() {
        return fields().requireText("id", "execution_id", "run_id", "call_id");
    }

    /** {@return a second id for live events; usually missing or the same} */
    public @Nullable String runId() {
        return fields().text("run_id");
    }

    /** {@return the agent that speaks} */
    public @Nullable String agentId() {
        return fields().text("agent_id");
    }

    /** {@return the batch it belongs to} */
    public @Nullable String batchId() {
        return fields().text("batch_id");
    }

    /** {@return where the call stands; its word is empty if none was sent} */
    public BolnaStatus status() {
        String word = fields().text("status");
        return BolnaStatus.of(word == null ? "" : word);
    }

    /** {@return why it ended, an open word such as user_hung_up; null while it runs and for calls before October 2026} */
    public @Nullable String terminationReason() {
        return fields().text("termination_reason");
    }

    /** {@return what went wrong, for failed calls} */
    public @Nullable String errorMessage() {
        return fields().text("error_message");
    }

    /** {@return whether a machine answered; null until known} */
    public @Nullable Boolean answeredByVoicemail() {
        return fields().flag("answered_by_voice_mail");
    }

    /** {@return how long was talked; 0 before the end and for calls nobody answered} */
    public @Nullable Duration conversationDuration() {
        return fields().seconds("conversation_duration", "conversation_time", "duration", "duration_seconds");
    }

    /** {@return the cost in hundredths of the account's currency, as sent; 0 or null before the end} */
    public @Nullable BigDecimal totalCostCents() {
        return fields().number("total_cost");
    }

    /** {@return the cost in the account's currency; Bolna does not name it} */
    public @Nullable BigDecimal totalCost() {
        BigDecimal cents = totalCostCents();
        return cents == null ? null : cents.movePointLeft(2);
    }

    /** {@return the cost by part (llm, network, platform, synthesizer, transcriber), in hundredths; empty if not sent} */
    public Map<String, @Nullable Object> costBreakdown() {
        return fields().object("cost_breakdown");
    }

    /** {@return what was said, a line per turn beginning with the speaker; null if nothing was} */
    public @Nullable String transcript() {
        return Transcripts.read(fields());
    }

    /** {@return a summary, where the agent makes one} */
    public @Nullable String summary() {
        return fields().text("summary");
    }

    /** {@return when the call was accepted} */
    public @Nullable Instant createdAt() {
        return fields().instant("created_at", "createdAt");
    }

    /** {@return when anything about it changed last} */
    public @Nullable Instant updatedAt() {
        return fields().instant("updated_at", "updatedAt");
    }

    /** {@return when it is to be dialed, or dialed again} */
    public @Nullable Instant scheduledAt() {
        return fields().instant("scheduled_at");
    }

    /** {@return when it is dialed after calling hours moved it} */
    public @Nullable Instant rescheduledAt() {
        return fields().instant("rescheduled_at");
    }

    /** {@return when it was handed to the telephony provider} */
    public @Nullable Instant initiatedAt() {
        return fields().instant("initiated_at");
    }

    /** {@return the person's number, whichever the direction} */
    public @Nullable String userNumber() {
        return fields().text("user_number");
    }

    /** {@return the agent's number, whichever the direction} */
    public @Nullable String agentNumber() {
        return fields().text("agent_number");
    }

    /** {@return the telephony provider} */
    public @Nullable String provider() {
        String provider = fields().text("provider");
        return provider == null ? telephony().provider() : provider;
    }

    /** {@return the telephone side; empty for web calls} */
    public BolnaTelephony telephony() {
        return new BolnaTelephony(fields().object("telephony_data"));
    }

    /** {@return the leg to a person, if the call was transferred} */
    public Optional<BolnaTransfer> transfer() {
        Map<String, @Nullable Object> transfer = fields().object("transfer_call_data");
        return transfer.isEmpty() ? Optional.empty() : Optional.of(new BolnaTransfer(transfer));
    }

    /** {@return whether the person called the agent} */
    public boolean isInbound() {
        return "inbound".equalsIgnoreCase(telephony().callType());
    }

    /** {@return the number called, from the first place that has it} */
    public @Nullable String to() {
        String to = telephony().toNumber();
        if (to != null) {
            return to;
        }
        String side = isInbound() ? agentNumber() : userNumber();
        return side != null
                ? side
                : firstOf(fields().fields("context_details").text("recipient_phone_number"), "recipient_phone_number");
    }

    /** {@return the number calling, from the first place that has it} */
    public @Nullable String from() {
        String from = telephony().fromNumber();
        return from != null ? from : firstOf(isInbound() ? userNumber() : agentNumber(), "from_phone_number");
    }

    /** {@return a link to the recording once there is one; null until then} */
    public @Nullable String recordingUrl() {
        return firstOf(telephony().recordingUrl(), "recording_url");
    }

    /** {@return what was sent as user data, or the columns of the batch file; empty if nothing was} */
    public Map<String, @Nullable Object> recipientData() {
        return fields().fields("context_details").object("recipient_data");
    }

    /** {@return what the agent extracted: categories of findings, or for old agents plain values; empty if nothing} */
    public Map<String, @Nullable Object> extractedData() {
        return fields().object("extracted_data");
    }

    /** {@return Bolna's own retries of this call, if it was placed with any} */
    public Optional<BolnaRetryConfig> retryConfig() {
        JsonFields config = fields().fields("retry_config");
        return config.raw().isEmpty() ? Optional.empty() : Optional.of(BolnaRetryConfig.read(config));
    }

    /** {@return how often Bolna has retried by itself} */
    public int retryCount() {
        Integer count = fields().integer("retry_count");
        return count == null ? 0 : count;
    }

    /** {@return the attempts before this one} */
    public List<BolnaRetryAttempt> retryHistory() {
        return fields().objects("retry_history").stream()
                .map(BolnaRetryAttempt::read)
                .toList();
    }

    /** {@return whether the status is one that ends a call; Bolna's own retry may still reopen it} */
    public boolean isTerminal() {
        return status().isTerminal();
    }

    /** {@return whether the call has ended and no retry of Bolna's own is left} */
    public boolean isFinal() {
        return isTerminal() && !retryConfig().filter(this::mayRetry).isPresent();
    }

    /** {@return whether something was said to a person, as far as Bolna knows; "completed" alone proves nothing} */
    public boolean isAnswered() {
        Duration talked = conversationDuration();
        return talked != null && !talked.isZero() && !Boolean.TRUE.equals(answeredByVoicemail());
    }

    private boolean mayRetry(BolnaRetryConfig config) {
        boolean voicemail = config.retryOnVoicemail() && Boolean.TRUE.equals(answeredByVoicemail());
        boolean status = config.retryOnStatuses().stream()
                .anyMatch(word -> BolnaStatus.of(word).kind() == status().kind());
        return config.enabled() && retryCount() < config.maxRetries() && (voicemail || status);
    }

    private @Nullable String firstOf(@Nullable String value, String oldName) {
        return value != null ? value : fields().text(oldName);
    }

    private JsonFields fields() {
        return JsonFields.of(raw);
    }

    /** {@return the parts that are not personal} */
    @Override
    public String toString() {
        return "BolnaExecution[id=" + id() + ", status=" + status() + ", agentId=" + agentId() + ", batchId="
                + batchId() + ", updatedAt=" + updatedAt() + ", retryCount=" + retryCount() + ", to="
                + Redaction.number(to()) + ", from=" + Redaction.number(from()) + ", transcript="
                + Redaction.text(transcript()) + ", recordingUrl=" + Redaction.secret(recordingUrl()) + "]";
    }
}
