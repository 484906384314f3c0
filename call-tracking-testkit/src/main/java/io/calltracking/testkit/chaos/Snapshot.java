package io.calltracking.testkit.chaos;

import io.calltracking.Call;
import io.calltracking.CallEvent;
import io.calltracking.CallId;
import io.calltracking.store.ParkedWebhook;
import io.calltracking.store.Store;
import io.calltracking.testkit.simulator.AcceptedCall;
import io.calltracking.testkit.simulator.Ledger;
import io.calltracking.testkit.simulator.WebhookAttempt;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Ledger and store at one moment; the ledger is read first, so what it says was done before the store was read.
 *
 * @param requested what was asked for
 * @param accepted all calls the provider accepted
 * @param ended the ids of those whose line has ended
 * @param webhooks all attempts to deliver one
 * @param byKey our calls by idempotency key; without a row, without an entry
 * @param byProviderCallId our calls by the id of the accepted call
 * @param events the logs of all of these calls
 * @param parked the webhooks kept about accepted calls, not applied yet, by the id of the call
 */
record Snapshot(
        Requested requested,
        List<AcceptedCall> accepted,
        Set<String> ended,
        List<WebhookAttempt> webhooks,
        Map<String, Call> byKey,
        Map<String, Call> byProviderCallId,
        Map<CallId, List<CallEvent>> events,
        Map<String, List<ParkedWebhook>> parked) {

    static Snapshot take(Store store, Ledger ledger, Requested requested) {
        List<WebhookAttempt> webhooks = ledger.webhooks();
        List<AcceptedCall> accepted = ledger.calls();
        Set<String> ended = accepted.stream()
                .map(AcceptedCall::id)
                .filter(id -> ledger.lineEndedAt(id).isPresent())
                .collect(Collectors.toSet());
        Map<String, Call> byKey = new HashMap<>();
        requested
                .owners()
                .forEach(
                        (key, owner) -> store.findByIdempotencyKey(owner, key).ifPresent(call -> byKey.put(key, call)));
        Map<String, Call> byProviderCallId = new HashMap<>();
        accepted.forEach(call -> store.findByProviderCallId(requested.provider(), call.id())
                .ifPresent(known -> byProviderCallId.put(call.id(), known)));
        Map<CallId, List<CallEvent>> events = new HashMap<>();
        byKey.values().forEach(call -> events.put(call.id(), store.events(call.id())));
        byProviderCallId.values().forEach(call -> events.computeIfAbsent(call.id(), store::events));
        Map<String, List<ParkedWebhook>> parked = new HashMap<>();
        accepted.forEach(call -> parked.put(call.id(), store.parked(requested.provider(), call.id())));
        return new Snapshot(requested, accepted, ended, webhooks, byKey, byProviderCallId, events, parked);
    }

    Optional<Call> known(String providerCallId) {
        return Optional.ofNullable(byProviderCallId.get(providerCallId));
    }

    List<CallEvent> log(Call call) {
        return events.getOrDefault(call.id(), List.of());
    }
}
