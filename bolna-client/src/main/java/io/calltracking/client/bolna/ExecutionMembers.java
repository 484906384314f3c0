package io.calltracking.client.bolna;

import java.util.Set;

/** The members an execution is known to have, documented or seen. */
final class ExecutionMembers {
    static final Set<String> KNOWN = Set.of(
            "id",
            "execution_id",
            "run_id",
            "call_id",
            "agent_id",
            "batch_id",
            "status",
            "smart_status",
            "termination_reason",
            "error_message",
            "answered_by_voice_mail",
            "conversation_duration",
            "conversation_time",
            "total_cost",
            "transcript",
            "summary",
            "created_at",
            "updated_at",
            "scheduled_at",
            "rescheduled_at",
            "initiated_at",
            "user_number",
            "agent_number",
            "provider",
            "cost_breakdown",
            "usage_breakdown",
            "telephony_data",
            "transfer_call_data",
            "batch_run_details",
            "extracted_data",
            "custom_extractions",
            "agent_extraction",
            "context_details",
            "latency_data",
            "retry_config",
            "retry_count",
            "retry_history",
            "workflow_retries",
            "campaign_id",
            "deleted",
            "arq_job_id",
            "extraction_webhook_status",
            "recipient_phone_number",
            "from_phone_number",
            "duration",
            "duration_seconds",
            "recording_url",
            "recording_id");

    private ExecutionMembers() {}
}
