package io.calltracking.testkit.simulator.internal.bolna;

import io.calltracking.testkit.simulator.Endpoint;
import io.calltracking.testkit.simulator.Fault;
import io.calltracking.testkit.simulator.internal.Answer;
import io.calltracking.testkit.simulator.internal.Incoming;
import io.calltracking.testkit.simulator.internal.Journal;
import io.calltracking.testkit.simulator.internal.ScriptBook;
import io.calltracking.testkit.simulator.internal.SimulatedProvider;
import io.calltracking.testkit.simulator.internal.Stage;
import io.calltracking.testkit.simulator.internal.WebhookCourier;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Bolna's API over a {@link Switchboard}. Thread-safe. */
public final class SimulatedBolna implements SimulatedProvider {
    private final Switchboard switchboard;
    private final String authorization;
    private final List<Route> routes;

    private SimulatedBolna(Switchboard switchboard, String authorization, List<Route> routes) {
        this.switchboard = switchboard;
        this.authorization = authorization;
        this.routes = routes;
    }

    /**
     * Sets up the account and becomes what the journal says.
     *
     * @param stage clock, chance, ledger and fault plan
     * @param settings the account
     * @param scripts how calls go
     * @param journal what happened before, and where new things are written
     * @param delivery where webhooks go and how, and under which URL recordings are
     * @return the provider
     */
    public static SimulatedBolna open(
            Stage stage, BolnaSettings settings, ScriptBook scripts, Journal journal, Delivery delivery) {
        ExecutionJson json =
                new ExecutionJson(delivery.baseUrl, settings.payloads().earlyData());
        Notifier notifier = new Notifier(
                delivery.courier,
                delivery.webhooks,
                json,
                settings,
                stage.clock().instant());
        Switchboard switchboard = new Switchboard(stage, settings, scripts, journal, notifier);
        Batches batches = new Batches(switchboard, new BatchUpload(settings.account(), stage.draws()), json, stage);
        switchboard.restore(batches::restore);
        List<Route> routes = new ArrayList<>(callRoutes(stage, settings, switchboard, json));
        routes.addAll(accountRoutes(new AccountPages(switchboard, settings.account())));
        routes.addAll(batchRoutes(batches));
        return new SimulatedBolna(switchboard, "Bearer " + settings.account().apiKey(), List.copyOf(routes));
    }

    private static List<Route> callRoutes(
            Stage stage, BolnaSettings settings, Switchboard switchboard, ExecutionJson json) {
        PlaceCall place = new PlaceCall(switchboard, settings.account(), stage.clock());
        ReadCall read = new ReadCall(switchboard, json, stage);
        ListCalls list = new ListCalls(switchboard, json, settings.payloads().fullRows());
        StopCalls stop = new StopCalls(switchboard);
        return List.of(
                Route.of("POST /call", Endpoint.PLACE_CALL, place::answer),
                Route.of("GET /executions/*", Endpoint.READ_CALL, read::execution),
                Route.of("GET /executions/*/log", Endpoint.READ_LOG, read::log),
                Route.of("GET /agent/*/execution/*", Endpoint.READ_CALL, read::execution),
                Route.of("GET /v2/agent/*/executions", Endpoint.LIST_CALLS, list::answer),
                Route.of("POST /call/*/stop", Endpoint.STOP_CALL, stop::one),
                Route.of("POST /v2/agent/*/stop", Endpoint.STOP_AGENT, stop::ofAgent),
                Route.of("GET /recordings/call/*", Endpoint.READ_RECORDING, read::recording));
    }

    private static List<Route> accountRoutes(AccountPages pages) {
        return List.of(
                Route.of("GET /v2/agent/all", Endpoint.READ_AGENT, pages::agents),
                Route.of("GET /v2/agent/*", Endpoint.READ_AGENT, pages::agent),
                Route.of("PATCH /v2/agent/*", Endpoint.CHANGE_AGENT, pages::change),
                Route.of("GET /user/me", Endpoint.READ_ACCOUNT, pages::user),
                Route.of("GET /phone-numbers/all", Endpoint.LIST_NUMBERS, pages::numbers));
    }

    private static List<Route> batchRoutes(Batches batches) {
        return List.of(
                Route.of("POST /batches", Endpoint.CHANGE_BATCH, batches::create),
                Route.of("POST /batches/*/schedule", Endpoint.CHANGE_BATCH, batches::schedule),
                Route.of("POST /batches/*/stop", Endpoint.CHANGE_BATCH, batches::stop),
                Route.of("DELETE /batches/*", Endpoint.CHANGE_BATCH, batches::delete),
                Route.of("GET /batches/*/all", Endpoint.READ_BATCH, batches::ofAgent),
                Route.of("GET /batches/*/executions", Endpoint.READ_BATCH, batches::executions),
                Route.of("GET /batches/*", Endpoint.READ_BATCH, batches::one));
    }

    /**
     * Where webhooks go and how, and under which URL recordings are.
     *
     * @param courier who delivers webhooks
     * @param webhooks where they go
     * @param baseUrl the API's base URL
     */
    public record Delivery(WebhookCourier courier, AgentWebhooks webhooks, URI baseUrl) {}

    @Override
    public Endpoint endpoint(Incoming request) {
        return routes.stream()
                .filter(route -> route.match(request) != null)
                .map(Route::endpoint)
                .findFirst()
                .orElse(Endpoint.UNKNOWN);
    }

    @Override
    public @Nullable String dialedNumber(Incoming request) {
        try {
            return Fields.ofBody(request.body()).text("recipient_phone_number");
        } catch (Refused unreadable) {
            return null;
        }
    }

    @Override
    public Answer answer(Incoming request) {
        try {
            for (Route route : routes) {
                String id = route.match(request);
                if (id != null) {
                    authorize(route, request);
                    return route.handler().answer(request, id);
                }
            }
            throw Refused.notFound("Path");
        } catch (Refused refused) {
            return refused.answer();
        }
    }

    @Override
    public Answer refuse(Fault fault) {
        return switch (fault.kind()) {
            case RATE_LIMITED -> {
                Answer answer = Refused.rateLimited().answer();
                long seconds = fault.duration().plusMillis(999).toSeconds();
                yield seconds == 0 ? answer : answer.header("Retry-After", Long.toString(seconds));
            }
            case NOT_FOUND -> Refused.notFound("Execution").answer();
            default -> Refused.serverError().answer();
        };
    }

    @Override
    public void advance(Instant now) {
        switchboard.advance(now);
    }

    @Override
    public @Nullable Instant nextDue() {
        return switchboard.nextDue();
    }

    private void authorize(Route route, Incoming request) {
        if (route.endpoint() == Endpoint.READ_RECORDING) {
            return;
        }
        String sent = request.header("authorization");
        if (sent == null) {
            throw Refused.accessDenied();
        }
        if (!sent.equals(authorization)) {
            throw Refused.unknownKey();
        }
    }
}
