package io.calltracking.testkit.simulator.internal.bolna;

import io.calltracking.testkit.simulator.internal.Answer;
import io.calltracking.testkit.simulator.internal.Draws;
import io.calltracking.testkit.simulator.internal.Incoming;
import io.calltracking.testkit.simulator.internal.JsonObject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Agents, numbers and the account itself. */
final class AccountPages {
    private static final String LONG_AGO = "2026-08-11T05:14:37.101101";

    private final Switchboard switchboard;
    private final BolnaSettings.Account account;

    AccountPages(Switchboard switchboard, BolnaSettings.Account account) {
        this.switchboard = switchboard;
        this.account = account;
    }

    Answer user(Incoming request, String none) {
        return Answer.json(
                200,
                JsonObject.with("id", "c9a1b2d3-4e5f-4061-8273-94a5b6c7d8e9")
                        .and("name", "Test Account")
                        .and("email", "ops@example.com")
                        .and("wallet", new BigDecimal("9930.01"))
                        .and(
                                "concurrency",
                                JsonObject.with("max", account.concurrency()).and("current", switchboard.live())));
    }

    Answer numbers(Incoming request, String none) {
        List<Map<String, @Nullable Object>> numbers = new ArrayList<>();
        for (String number : account.numbers()) {
            String id = Draws.uuid(new Random(number.hashCode())).replace("-", "");
            numbers.add(JsonObject.with("id", id)
                    .and("humanized_created_at", "3 months ago")
                    .and("created_at", LONG_AGO)
                    .and("humanized_updated_at", "3 months ago")
                    .and("updated_at", LONG_AGO)
                    .and("renewal_at", "17th Dec, 2026")
                    .and("phone_number", number)
                    .and("agent_id", null)
                    .and("price", "$5.0")
                    .and("telephony_provider", TelephonyJson.CARRIER)
                    .and("rented", true)
                    .members());
        }
        return Answer.json(200, numbers);
    }

    Answer agents(Incoming request, String none) {
        return Answer.json(200, known().stream().map(AccountPages::agentJson).toList());
    }

    Answer agent(Incoming request, String id) {
        requireKnown(id);
        return Answer.json(200, agentJson(id));
    }

    /** Only the webhook URL has an effect; what is unknown is ignored without a word, as the API does. */
    Answer change(Incoming request, String id) {
        requireKnown(id);
        Fields config = Fields.ofBody(request.body()).fields("agent_config");
        if (config != null && config.has("webhook_url")) {
            String url = config.text("webhook_url");
            if (url != null && !AgentWebhooks.usable(url)) {
                throw Refused.badRequest("Invalid webhook_url");
            }
            switchboard.webhookUrl(id, url);
        }
        return Answer.json(200, JsonObject.with("message", "success").and("state", "updated"));
    }

    private Set<String> known() {
        if (!account.agents().isEmpty()) {
            return new TreeSet<>(account.agents());
        }
        Set<String> seen = new TreeSet<>();
        switchboard.all().forEach(execution -> seen.add(execution.call().order().agentId()));
        return seen;
    }

    private void requireKnown(String id) {
        if (!account.agents().isEmpty() && !account.agents().contains(id)) {
            throw Refused.notFound("Agent");
        }
    }

    private static Map<String, @Nullable Object> agentJson(String id) {
        return JsonObject.with("id", id)
                .and("agent_name", "Visit confirmer")
                .and("agent_type", "other")
                .and("agent_status", "processed")
                .and("created_at", LONG_AGO)
                .and("updated_at", LONG_AGO)
                .and("tasks", List.of())
                .and("agent_prompts", JsonObject.with("task_1", JsonObject.with("system_prompt", "Be brief.")))
                .members();
    }
}
