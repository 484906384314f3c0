package io.calltracking.testkit.simulator.internal.bolna;

import io.calltracking.testkit.simulator.internal.Json;
import io.calltracking.testkit.simulator.internal.Notice;
import io.calltracking.testkit.simulator.internal.WebhookCourier;
import java.net.URI;
import java.time.Instant;
import java.util.Set;

/** Turns changes of executions into webhooks. Called under the switchboard's lock, so it must not wait for anything. */
final class Notifier {
    private final WebhookCourier courier;
    private final AgentWebhooks webhooks;
    private final ExecutionJson json;
    private final Set<String> statuses;
    private final Instant silentUntil;

    /** Changes up to {@code silentUntil} are history and not told. */
    Notifier(
            WebhookCourier courier, AgentWebhooks webhooks, ExecutionJson json, BolnaSettings settings, Instant start) {
        this.courier = courier;
        this.webhooks = webhooks;
        this.json = json;
        this.statuses = settings.payloads().webhookStatuses();
        this.silentUntil = settings.payloads().webhooksMissed() ? Instant.MIN : start;
    }

    AgentWebhooks webhooks() {
        return webhooks;
    }

    void changed(BolnaExecution execution) {
        CallOrder order = execution.call().order();
        String status = execution.status().word();
        URI url = webhooks.of(order);
        boolean wanted = statuses.isEmpty() || statuses.contains(status);
        if (url != null && wanted && !history(execution)) {
            String body = Json.text(json.whole(execution));
            courier.post(new Notice(execution.id(), order.number(), status, execution.changes(), url, body));
        }
    }

    private boolean history(BolnaExecution execution) {
        return execution.updatedAt().isBefore(silentUntil);
    }
}
