package io.calltracking.client.bland;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What comes back with a call, and where to. Part of every builder of a call.
 *
 * @param <B> the builder it is part of
 * @see <a href="https://docs.bland.ai/api-v1/post/calls">Bland: send call</a>
 */
public abstract sealed class BlandReportOptions<B> extends BlandLineOptions<B>
        permits BlandCallRequest.Builder, BlandBatchCall.Builder, BlandBatchDefaults.Builder {
    private static final int LONGEST_EXTERNAL_ID = 256;
    private static final int LONGEST_SUMMARY_PROMPT = 2000;

    BlandReportOptions() {}

    /**
     * Sends data along that comes back with the call and its webhooks, answered or not.
     *
     * @param value texts, numbers, booleans, lists and maps; copied
     * @return this builder
     */
    public B metadata(Map<String, ? extends @Nullable Object> value) {
        return set("metadata", value);
    }

    /**
     * Gives the call an id of the application, which comes back with it. No idempotency key: two calls may have the same.
     *
     * @param value 1 to 256 printable characters
     * @return this builder
     */
    public B externalId(String value) {
        boolean fine = !value.isBlank()
                && value.length() <= LONGEST_EXTERNAL_ID
                && value.chars().noneMatch(Character::isISOControl);
        return set("external_id", value, fine, "must be 1 to 256 printable characters");
    }

    /**
     * Posts the end of the call, and events if asked for, see {@link BlandWebhook}.
     *
     * @param value an https address
     * @return this builder
     */
    public B webhook(String value) {
        return set("webhook", value, Bland.isHttps(value), "must be an https address");
    }

    /**
     * Also posts events during the call.
     *
     * @param value queue, call, latency, webhook, tool, dynamic_data, citations, evals, post_transfer_transcript
     * @return this builder
     */
    public B webhookEvents(List<String> value) {
        return texts("webhook_events", value);
    }

    /**
     * Tells what the summary is to be like.
     *
     * @param value at most 2000 characters
     * @return this builder
     */
    public B summaryPrompt(String value) {
        return set(
                "summary_prompt",
                value,
                !value.isBlank() && value.length() <= LONGEST_SUMMARY_PROMPT,
                "must be 1 to 2000 characters");
    }

    /**
     * Sets the tags to choose from after the call, see {@link BlandCall#dispositionTag()}. Default: those built in.
     *
     * @param value tags
     * @return this builder
     */
    public B dispositions(List<String> value) {
        return texts("dispositions", value);
    }

    /**
     * Finds values and where they were said. For enterprise accounts.
     *
     * @param value ids of schemas
     * @return this builder
     */
    public B citationSchemaIds(List<String> value) {
        return texts("citation_schema_ids", value);
    }

    /**
     * Goes on writing down what is said after a transfer.
     *
     * @param value default false
     * @return this builder
     */
    public B streamPostTransferTranscript(boolean value) {
        return set("stream_post_transfer_transcript", value);
    }

    /**
     * Evaluates the call afterwards; records it.
     *
     * @param value {@code workbench_setup_id}, {@code workbench_setup_version_id} or both
     * @return this builder
     */
    public B postCallEvals(Map<String, String> value) {
        return set("post_call_evals", value, !value.isEmpty(), "must name a setup or its version");
    }

    /**
     * Sends members that have no method here. Bland may refuse a request with a member it does not know.
     *
     * @param value by their names on the wire; copied; none that has its own method and is set
     * @return this builder
     */
    public B extra(Map<String, ? extends @Nullable Object> value) {
        return addExtra(value);
    }
}
