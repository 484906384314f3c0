package io.calltracking.client.bland;

import io.calltracking.client.WebhookFormatException;
import io.calltracking.client.internal.Json;
import io.calltracking.client.internal.JsonFields;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A body that Bland posted. May come twice, late or out of order, and may lack any member; check its {@link BlandSignature}
 * over the bytes as received before parsing. Immutable.
 *
 * @see <a href="https://docs.bland.ai/tutorials/post-call-webhooks">Bland: post-call webhooks</a>
 */
public sealed interface BlandWebhook
        permits BlandWebhook.PostCall,
                BlandWebhook.DelayedCitations,
                BlandWebhook.Unknown,
                BlandCallEvent,
                BlandEnrichment,
                BlandBatchNews {
    /** {@return the body as it came} */
    Map<String, @Nullable Object> raw();

    /** {@return the call it is about; null if it is about none, or unknown} */
    @Nullable
    String callId();

    /**
     * Reads a body.
     *
     * @param body JSON in UTF-8
     * @return what it is; {@link Unknown} for an object of no known kind
     * @throws WebhookFormatException if it is not a JSON object; nothing else is thrown
     */
    static BlandWebhook parse(byte[] body) {
        try {
            return of(JsonFields.require(Json.parse(body)));
        } catch (IllegalArgumentException e) {
            throw new WebhookFormatException(Bland.NAME, String.valueOf(e.getMessage()), e);
        }
    }

    private static BlandWebhook of(JsonFields body) {
        boolean hasCall = body.text("call_id", "c_id") != null;
        if (body.text("conversation_id") != null && !body.has("queue_status")) {
            return new Unknown(body.raw()); // News of an SMS conversation.
        }
        if (!hasCall) {
            boolean isBatch = body.text("batch_id") != null && body.text("status") != null;
            return isBatch ? new BlandBatchNews(body.raw()) : new Unknown(body.raw());
        }
        boolean isCall = body.has("queue_status") || body.has("completed");
        if (!isCall && body.raw().get("category") instanceof String) {
            return new BlandCallEvent(body.raw());
        }
        if (!isCall && body.text("event_type") != null) {
            return new BlandEnrichment(body.raw());
        }
        boolean delayed = body.raw().get("citations") instanceof List<?>
                || body.raw().get("corrected_transcript") instanceof List<?>;
        BlandCall call = new BlandCall(body.raw());
        return delayed ? new DelayedCitations(call) : new PostCall(call);
    }

    /**
     * The end of a call. Settings of the organisation may have stripped any part.
     *
     * @param call the call, without the original request
     */
    record PostCall(BlandCall call) implements BlandWebhook {
        @Override
        public Map<String, @Nullable Object> raw() {
            return call.raw();
        }

        @Override
        public String callId() {
            return call.id();
        }
    }

    /**
     * The end of a call, sent half a minute to a minute later because it waited for citations. Whether it comes in place of
     * {@link PostCall} or after it is a setting in the dashboard that the API does not show: take what is new in it.
     *
     * @param call the call, with {@link BlandCall#citations()} and {@link BlandCall#correctedTranscript()}
     */
    record DelayedCitations(BlandCall call) implements BlandWebhook {
        @Override
        public Map<String, @Nullable Object> raw() {
            return call.raw();
        }

        @Override
        public String callId() {
            return call.id();
        }
    }

    /**
     * An object of no known kind, to be ignored politely. News of SMS conversations is one of them.
     *
     * @param raw the body as it came
     */
    record Unknown(Map<String, @Nullable Object> raw) implements BlandWebhook {
        /**
         * Copies the body.
         *
         * @param raw the body as it came
         */
        public Unknown {
            raw = Json.freezeObject(raw);
        }

        @Override
        public @Nullable String callId() {
            return JsonFields.of(raw).text("call_id");
        }

        /** {@return how many members it has} */
        @Override
        public String toString() {
            return "Unknown[" + raw.size() + " members]";
        }
    }
}
