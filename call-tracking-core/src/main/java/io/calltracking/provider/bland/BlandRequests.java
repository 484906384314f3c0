package io.calltracking.provider.bland;

import io.calltracking.Call;
import io.calltracking.CallSpec;
import io.calltracking.CallTrackingException;
import io.calltracking.client.bland.BlandCallRequest;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Requests as Bland takes them.
 *
 * @param webhookUrl where Bland posts the end of a call; null for nowhere
 * @param settings what each request says besides
 */
record BlandRequests(@Nullable String webhookUrl, Consumer<BlandCallRequest.Builder> settings) {

    /** The request for a call, with our id in it. */
    BlandCallRequest of(Call call) {
        String id = call.id().toString();
        return request(call.spec())
                .metadata(Map.of(BlandProvider.TAG, id))
                .externalId(id)
                .build();
    }

    /** The same without an id, to see whether it can be built at all. */
    BlandCallRequest untagged(CallSpec spec) {
        return request(spec).build();
    }

    private BlandCallRequest.Builder request(CallSpec spec) {
        BlandCallRequest.Builder request = BlandCallRequest.builder(spec.to());
        settings.accept(request);
        lead(request, spec.agent());
        if (spec.from() != null) {
            request.from(spec.from());
        }
        if (!spec.variables().isEmpty()) {
            request.requestData(spec.variables());
        }
        if (spec.maxDuration() != null) {
            request.maxDuration(spec.maxDuration());
        }
        if (spec.scheduledAt() != null) {
            request.startTime(spec.scheduledAt().atOffset(ZoneOffset.UTC));
        }
        if (webhookUrl != null) {
            request.webhook(webhookUrl);
        }
        return request;
    }

    private static void lead(BlandCallRequest.Builder request, @Nullable String agent) {
        if (agent == null) {
            throw CallTrackingException.invalid(
                    "agent",
                    "Bland needs an agent's id, '" + BlandProvider.PATHWAY + "' and the id of a pathway, or '"
                            + BlandProvider.TASK + "' and what to do");
        }
        if (agent.startsWith(BlandProvider.PATHWAY)) {
            request.pathwayId(agent.substring(BlandProvider.PATHWAY.length()).strip());
        } else if (agent.startsWith(BlandProvider.TASK)) {
            request.task(agent.substring(BlandProvider.TASK.length()).strip());
        } else {
            request.agentId(agent);
        }
    }
}
