package io.calltracking.client.bolna;

import io.calltracking.client.WebhookFormatException;
import io.calltracking.client.internal.Json;
import io.calltracking.client.internal.JsonFields;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A body that Bolna posted. It is not signed and may be repeated or reordered: a hint, to be confirmed by reading the
 * execution before anything that cannot be undone. Immutable.
 *
 * @see <a href="https://www.bolna.ai/docs/guides/post-call/polling-call-status-webhooks">Bolna: webhooks</a>
 */
public sealed interface BolnaWebhook {
    /**
     * The addresses Bolna posts from, the only mark of its webhooks besides headers set in its dashboard. Compare the real
     * client's address; behind a proxy that is not whatever {@code X-Forwarded-For} begins with.
     *
     * @see <a href="https://www.bolna.ai/docs/concepts/security">Bolna: security</a>
     */
    Set<String> SOURCE_ADDRESSES = Set.of("13.203.39.153", "13.126.9.249", "13.202.133.53");

    /** {@return the body as it came} */
    Map<String, @Nullable Object> raw();

    /**
     * Reads a body.
     *
     * @param body JSON in UTF-8
     * @return what it is; {@link Unknown} for an object of no known kind
     * @throws WebhookFormatException if it is not a JSON object; nothing else is thrown
     */
    static BolnaWebhook parse(byte[] body) {
        try {
            return of(JsonFields.require(Json.parse(body)));
        } catch (IllegalArgumentException e) {
            throw new WebhookFormatException(Bolna.NAME, String.valueOf(e.getMessage()), e);
        }
    }

    private static BolnaWebhook of(JsonFields body) {
        boolean hasId = body.text("id", "execution_id", "run_id", "call_id") != null;
        boolean isCall = body.has("telephony_data") || body.has("transcript") || body.has("conversation_duration");
        if (!isCall && body.text("workflow_execution_id", "workflow_id") != null) {
            return new Workflow(body.raw());
        }
        if (!hasId) {
            return body.text("batch_id") == null ? new Unknown(body.raw()) : new Batch(body.raw());
        }
        if (body.text("status") == null) {
            return new Unknown(body.raw());
        }
        BolnaExecution execution = new BolnaExecution(body.raw());
        Map<String, @Nullable Object> extra = new LinkedHashMap<>(body.raw());
        extra.keySet().removeAll(ExecutionMembers.KNOWN);
        boolean isPreCall = execution.status().kind() == BolnaStatus.Kind.IN_PROGRESS && !extra.isEmpty();
        return isPreCall ? new PreCall(execution, extra) : new Execution(execution);
    }

    /**
     * News of a call: its whole state at that moment.
     *
     * @param execution the call
     */
    record Execution(BolnaExecution execution) implements BolnaWebhook {
        @Override
        public Map<String, @Nullable Object> raw() {
            return execution.raw();
        }
    }

    /**
     * A tool of the agent is about to run; the call is in progress. Told from other news by members an execution does not
     * have, so a member that Bolna adds later makes an ordinary in-progress event look like this one: treat its execution
     * the same.
     *
     * @param execution the call
     * @param extra the members that the tool's configuration added; may hold personal data
     */
    record PreCall(BolnaExecution execution, Map<String, @Nullable Object> extra) implements BolnaWebhook {
        /**
         * Copies the members.
         *
         * @param execution the call
         * @param extra the members that the tool's configuration added; may hold personal data
         */
        public PreCall {
            extra = Json.freezeObject(extra);
        }

        @Override
        public Map<String, @Nullable Object> raw() {
            return execution.raw();
        }

        /** {@return the execution, and the names of the extra members} */
        @Override
        public String toString() {
            return "PreCall[execution=" + execution + ", extra=" + extra.keySet() + "]";
        }
    }

    /**
     * News of a batch. Bolna does not publish its shape.
     *
     * @param raw the body as it came
     */
    record Batch(Map<String, @Nullable Object> raw) implements BolnaWebhook {
        /**
         * Copies the body.
         *
         * @param raw the body as it came
         */
        public Batch {
            raw = Json.freezeObject(raw);
        }

        /** {@return the batch's id} */
        public String batchId() {
            return JsonFields.of(raw).requireText("batch_id");
        }

        /** {@return the batch's status in Bolna's words; null if not told} */
        public @Nullable String status() {
            return JsonFields.of(raw).text("status", "state");
        }

        /** {@return id and status} */
        @Override
        public String toString() {
            return "Batch[batchId=" + batchId() + ", status=" + status() + "]";
        }
    }

    /**
     * The end of a workflow; its calls send their own news.
     *
     * @param raw the body as it came
     */
    record Workflow(Map<String, @Nullable Object> raw) implements BolnaWebhook {
        /**
         * Copies the body.
         *
         * @param raw the body as it came
         */
        public Workflow {
            raw = Json.freezeObject(raw);
        }

        /** {@return the names of its members} */
        @Override
        public String toString() {
            return "Workflow" + raw.keySet();
        }
    }

    /**
     * An object of no known kind, to be ignored politely.
     *
     * @param raw the body as it came
     */
    record Unknown(Map<String, @Nullable Object> raw) implements BolnaWebhook {
        /**
         * Copies the body.
         *
         * @param raw the body as it came
         */
        public Unknown {
            raw = Json.freezeObject(raw);
        }

        /** {@return how many members it has} */
        @Override
        public String toString() {
            return "Unknown[" + raw.size() + " members]";
        }
    }
}
