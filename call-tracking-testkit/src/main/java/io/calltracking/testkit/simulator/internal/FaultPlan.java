package io.calltracking.testkit.simulator.internal;

import io.calltracking.testkit.simulator.Endpoint;
import io.calltracking.testkit.simulator.Fault;
import io.calltracking.testkit.simulator.Faults;
import io.calltracking.testkit.simulator.WebhookFault;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The orders given so far. Thread-safe by one lock, never held while anything else is called. */
public final class FaultPlan implements Faults {
    private final Draws draws;
    private final Map<Endpoint, FaultOrders<Fault>> requests = new EnumMap<>(Endpoint.class);
    private final Map<String, FaultOrders<Fault>> placings = new HashMap<>();
    private final FaultOrders<WebhookFault> webhooks = new FaultOrders<>();
    private final Map<String, WebhookFault> webhooksAbout = new HashMap<>();
    private final Map<String, WebhookFault> webhooksSaying = new HashMap<>();
    private final Map<String, Integer> asked = new HashMap<>();
    private Duration hidden = Duration.ZERO;

    /**
     * A plan without orders.
     *
     * @param draws where chance comes from
     */
    public FaultPlan(Draws draws) {
        this.draws = draws;
    }

    @Override
    public synchronized Faults nextRequests(Endpoint endpoint, int count, Fault fault) {
        ordersFor(endpoint).next(count, fault);
        return this;
    }

    @Override
    public synchronized Faults onNumber(String number, Fault fault) {
        placings.computeIfAbsent(number, key -> new FaultOrders<>()).next(1, fault);
        return this;
    }

    @Override
    public synchronized Faults requests(Endpoint endpoint, Fault fault, double probability) {
        ordersFor(endpoint).chance(fault, probability);
        return this;
    }

    @Override
    public synchronized Faults hiddenAfterPlacing(Duration duration) {
        hidden = duration;
        return this;
    }

    @Override
    public synchronized Faults nextWebhooks(int count, WebhookFault fault) {
        webhooks.next(count, fault);
        return this;
    }

    @Override
    public synchronized Faults webhooksAbout(String number, WebhookFault fault) {
        webhooksAbout.put(number, fault);
        return this;
    }

    @Override
    public synchronized Faults webhooksSaying(String status, WebhookFault fault) {
        webhooksSaying.put(status, fault);
        return this;
    }

    @Override
    public synchronized Faults webhooks(WebhookFault fault, double probability) {
        webhooks.chance(fault, probability);
        return this;
    }

    @Override
    public synchronized Faults clear() {
        requests.clear();
        placings.clear();
        webhooks.clear();
        webhooksAbout.clear();
        webhooksSaying.clear();
        hidden = Duration.ZERO;
        return this;
    }

    /**
     * Takes what strikes a request.
     *
     * @param endpoint what it is for
     * @param number the number it wants dialed, null for none
     * @param path its path
     * @return the fault, null for none
     */
    public synchronized @Nullable Fault strike(Endpoint endpoint, @Nullable String number, String path) {
        String subject = number == null ? path : number;
        int nth = asked.merge(endpoint + " " + subject, 1, Integer::sum);
        FaultOrders<Fault> forNumber = number == null ? null : placings.get(number);
        Fault exact = forNumber == null ? null : forNumber.take();
        return exact != null ? exact : ordersFor(endpoint).strike(draws.source(endpoint.name(), subject, nth));
    }

    /**
     * Takes what strikes a webhook.
     *
     * @param notice the webhook
     * @return the fault, null for none
     */
    public synchronized @Nullable WebhookFault strike(Notice notice) {
        WebhookFault about = webhooksAbout.get(notice.number());
        if (about != null) {
            return about;
        }
        WebhookFault saying = webhooksSaying.get(notice.status());
        return saying != null ? saying : webhooks.strike(draws.source("webhook", notice.callId(), notice.ordinal()));
    }

    /**
     * How long a call stays unreadable after it was accepted.
     *
     * @return zero when it does not
     */
    public synchronized Duration hidden() {
        return hidden;
    }

    private FaultOrders<Fault> ordersFor(Endpoint endpoint) {
        return requests.computeIfAbsent(endpoint, key -> new FaultOrders<>());
    }
}
