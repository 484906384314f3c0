package io.calltracking.client.bland;

import io.calltracking.client.ClientException;
import io.calltracking.client.InvalidFieldException;
import io.calltracking.client.internal.Check;
import io.calltracking.client.internal.JsonFields;
import io.calltracking.client.internal.Kind;
import io.calltracking.client.internal.Operation;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The webhooks Bland posted at the ends of calls: the best way to find those that were missed. Immutable and thread-safe.
 *
 * @see <a href="https://docs.bland.ai/tutorials/post-call-webhooks">Bland: post-call webhooks</a>
 */
public final class BlandWebhookLog {
    private final BlandApi api;

    BlandWebhookLog(BlandApi api) {
        this.api = api;
    }

    /**
     * Reads what became of a call's webhook.
     *
     * @param callId the call
     * @return the webhook and all attempts to deliver it
     * @throws ClientException if there is no good answer
     */
    public BlandWebhookRecord get(String callId) {
        return api.transport().send(getting(callId));
    }

    /**
     * As {@link #get}, without waiting.
     *
     * @param callId the call
     * @return completed with the webhook
     */
    public CompletableFuture<BlandWebhookRecord> getAsync(String callId) {
        return api.transport().sendAsync(getting(callId));
    }

    /**
     * Posts webhooks once more, to where they went before.
     *
     * @param callIds calls whose webhooks were sent, each once
     * @return what became of them
     * @throws InvalidFieldException if there is none, or one twice; nothing was sent
     * @throws ClientException if there is no good answer
     */
    public List<BlandWebhookRecord> resend(List<String> callIds) {
        return api.transport().send(resending(callIds));
    }

    /**
     * As {@link #resend}, without waiting.
     *
     * @param callIds calls whose webhooks were sent, each once
     * @return completed with what became of them
     */
    public CompletableFuture<List<BlandWebhookRecord>> resendAsync(List<String> callIds) {
        return api.transport().sendAsync(resending(callIds));
    }

    /**
     * Posts webhooks for calls that had none. Refused for a call whose webhook was sent.
     *
     * @param callIds the calls, each once
     * @param url where to, https
     * @return what became of them
     * @throws InvalidFieldException naming the field at fault; nothing was sent
     * @throws ClientException if there is no good answer
     */
    public List<BlandWebhookRecord> create(List<String> callIds, String url) {
        return api.transport().send(creating(callIds, url));
    }

    /**
     * As {@link #create}, without waiting.
     *
     * @param callIds the calls, each once
     * @param url where to, https
     * @return completed with what became of them
     */
    public CompletableFuture<List<BlandWebhookRecord>> createAsync(List<String> callIds, String url) {
        return api.transport().sendAsync(creating(callIds, url));
    }

    private Operation<BlandWebhookRecord> getting(String callId) {
        return api.draft("read webhook log", Kind.READ)
                .path("v1", "postcall", "webhooks")
                .id("callId", callId)
                .reading(json -> new BlandWebhookRecord(Bland.data(json).raw()));
    }

    private Operation<List<BlandWebhookRecord>> resending(List<String> callIds) {
        return posting(Bland.check("resend webhooks"), "resend", callIds, new LinkedHashMap<>());
    }

    private Operation<List<BlandWebhookRecord>> creating(List<String> callIds, String url) {
        Check check = Bland.check("create webhooks");
        if (!Bland.isHttps(url)) {
            throw check.invalid("url", "must be an https address");
        }
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("webhook_url", url);
        return posting(check, "create", callIds, json);
    }

    private Operation<List<BlandWebhookRecord>> posting(
            Check check, String action, List<String> callIds, Map<String, @Nullable Object> json) {
        if (callIds.isEmpty() || new HashSet<>(callIds).size() < callIds.size()) {
            throw check.invalid("callIds", "must be one or more, each once");
        }
        json.put("call_ids", callIds);
        return api.draft(check.operation(), Kind.WRITE)
                .path("v1", "postcall", "webhooks", action)
                .json(json)
                .reading(BlandWebhookLog::records);
    }

    private static List<BlandWebhookRecord> records(@Nullable Object answer) {
        // One call may come as the object itself.
        return JsonFields.require(answer).raw().get("data") instanceof Map<?, ?> one
                ? List.of(new BlandWebhookRecord(JsonFields.require(one).raw()))
                : Bland.rows(answer, "data", BlandWebhookRecord::new);
    }
}
