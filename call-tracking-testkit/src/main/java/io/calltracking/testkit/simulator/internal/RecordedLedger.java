package io.calltracking.testkit.simulator.internal;

import io.calltracking.testkit.simulator.AcceptedCall;
import io.calltracking.testkit.simulator.ApiRequest;
import io.calltracking.testkit.simulator.CallScript;
import io.calltracking.testkit.simulator.Endpoint;
import io.calltracking.testkit.simulator.Ledger;
import io.calltracking.testkit.simulator.WebhookAttempt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The ledger that the simulator writes. Thread-safe by one lock, never held while anything else is called. */
public final class RecordedLedger implements Ledger {
    private final Map<String, AcceptedCall> calls = new LinkedHashMap<>();
    private final Map<String, List<AcceptedCall>> callsByNumber = new HashMap<>();
    private final Map<List<Object>, Integer> alike = new HashMap<>();
    private final List<ApiRequest> requests = new ArrayList<>();
    private final List<WebhookAttempt> webhooks = new ArrayList<>();
    private final Map<String, Instant> linesEnded = new HashMap<>();
    private int peakLiveCalls;

    /** Creates an empty ledger. */
    public RecordedLedger() {}

    /**
     * Enters an accepted call.
     *
     * @param entry what is known of it
     */
    public synchronized void accepted(Entry entry) {
        int repeats = alike.merge(List.of(entry.number, entry.agent, entry.userData), 1, Integer::sum) - 1;
        AcceptedCall call = new AcceptedCall(
                entry.id, entry.number, entry.agent, entry.userData, entry.acceptedAt, repeats, entry.script);
        calls.put(call.id(), call);
        callsByNumber
                .computeIfAbsent(call.number(), number -> new ArrayList<>())
                .add(call);
    }

    /**
     * Enters a request.
     *
     * @param request the request and its answer
     */
    public synchronized void requested(ApiRequest request) {
        requests.add(request);
    }

    /**
     * Enters a delivery attempt.
     *
     * @param attempt the attempt and its answer
     */
    public synchronized void delivered(WebhookAttempt attempt) {
        webhooks.add(attempt);
    }

    /**
     * Enters how many calls are live.
     *
     * @param count the calls that hold a place
     */
    public synchronized void live(int count) {
        peakLiveCalls = Math.max(peakLiveCalls, count);
    }

    /**
     * Enters that the line of a call ended, or that it is not ended any more.
     *
     * @param id the call
     * @param at when it ended; null when the provider dials again
     */
    public synchronized void lineEnded(String id, @Nullable Instant at) {
        if (at == null) {
            linesEnded.remove(id);
        } else {
            linesEnded.putIfAbsent(id, at);
        }
    }

    @Override
    public synchronized List<AcceptedCall> calls() {
        return List.copyOf(calls.values());
    }

    @Override
    public synchronized List<AcceptedCall> callsTo(String number) {
        return List.copyOf(callsByNumber.getOrDefault(number, List.of()));
    }

    @Override
    public synchronized Optional<AcceptedCall> call(String id) {
        return Optional.ofNullable(calls.get(id));
    }

    @Override
    public synchronized Set<String> numbersDialedTwice() {
        Set<String> numbers = new TreeSet<>();
        callsByNumber.forEach((number, made) -> {
            if (made.size() > 1) {
                numbers.add(number);
            }
        });
        return numbers;
    }

    @Override
    public synchronized int peakLiveCalls() {
        return peakLiveCalls;
    }

    @Override
    public synchronized Optional<Instant> lineEndedAt(String id) {
        return Optional.ofNullable(linesEnded.get(id));
    }

    @Override
    public synchronized List<ApiRequest> requests() {
        return List.copyOf(requests);
    }

    @Override
    public synchronized Map<Endpoint, Integer> requestCounts() {
        Map<Endpoint, Integer> counts = new EnumMap<>(Endpoint.class);
        requests.forEach(request -> counts.merge(request.endpoint(), 1, Integer::sum));
        return counts;
    }

    @Override
    public synchronized List<WebhookAttempt> webhooks() {
        return List.copyOf(webhooks);
    }

    @Override
    public synchronized List<WebhookAttempt> webhooksOf(String callId) {
        return webhooks.stream()
                .filter(attempt -> attempt.callId().equals(callId))
                .toList();
    }

    /**
     * An accepted call before the ledger counted its repeats.
     *
     * @param id the provider's call id
     * @param number the number dialed
     * @param agent the agent that speaks
     * @param userData the free data of the request
     * @param acceptedAt when it was accepted
     * @param script how its first dialing goes
     */
    public record Entry(
            String id,
            String number,
            String agent,
            Map<String, Object> userData,
            Instant acceptedAt,
            CallScript script) {}
}
