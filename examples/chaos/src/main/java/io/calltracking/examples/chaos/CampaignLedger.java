package io.calltracking.examples.chaos;

import io.calltracking.Call;
import io.calltracking.CallQuery;
import io.calltracking.Failure;
import io.calltracking.campaign.Contact;
import io.calltracking.provider.bolna.BolnaProvider;
import io.calltracking.store.Store;
import io.calltracking.testkit.chaos.Requested;
import io.calltracking.testkit.simulator.AcceptedCall;
import io.calltracking.testkit.simulator.Ledger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The provider's ledger with the campaigns in it: each accepted call belongs to the attempt that its tag or its id says. */
final class CampaignLedger {
    private static final int PAGE = 500;

    private final List<Call> calls = new ArrayList<>();
    private final Map<String, Call> byProviderCallId = new HashMap<>();
    private final Map<String, Call> byId = new HashMap<>();
    private final List<Dialed> dialed = new ArrayList<>();

    private CampaignLedger() {}

    /** Reads the ledger first, so that what it says was done before the store was read. */
    static CampaignLedger read(Store store, Ledger ledger, List<String> campaigns) {
        CampaignLedger read = new CampaignLedger();
        List<AcceptedCall> accepted = ledger.calls();
        campaigns.forEach(campaign -> read.readCalls(store, campaign));
        for (AcceptedCall call : accepted) {
            Call ours = read.ours(call);
            if (ours != null) {
                Instant ended = ledger.lineEndedAt(call.id()).orElse(Instant.MAX);
                read.dialed.add(new Dialed(
                        call.id(),
                        String.valueOf(ours.spec().campaign()),
                        call.number(),
                        key(ours),
                        call.acceptedAt(),
                        ended,
                        call.script().outcome()));
            }
        }
        return read;
    }

    private void readCalls(Store store, String campaign) {
        CallQuery query = CallQuery.all().campaign(campaign).oldest().limit(PAGE);
        List<Call> page = store.list(query);
        while (!page.isEmpty()) {
            page.forEach(this::enter);
            page = store.list(query.after(page.get(page.size() - 1).id()));
        }
    }

    private void enter(Call call) {
        calls.add(call);
        byId.put(call.id().toString(), call);
        if (call.providerCallId() != null) {
            byProviderCallId.put(call.providerCallId(), call);
        }
    }

    private @Nullable Call ours(AcceptedCall accepted) {
        Call known = byProviderCallId.get(accepted.id());
        return known == null ? byId.get(String.valueOf(accepted.userData().get(BolnaProvider.TAG))) : known;
    }

    private static String key(Call call) {
        return Objects.requireNonNull(call.spec().idempotencyKey(), "idempotency key");
    }

    /** All calls that the provider accepted, of any campaign. */
    List<Dialed> dialed() {
        return List.copyOf(dialed);
    }

    /** Those of one campaign. */
    List<Dialed> dialed(String campaign) {
        return dialed.stream().filter(call -> call.campaign().equals(campaign)).toList();
    }

    /** What names the last attempt at each contact. */
    Map<Long, String> lastAttempts(List<Contact> contacts) {
        Map<Long, String> attempts = new HashMap<>();
        for (Contact contact : contacts) {
            Call call = byId.get(String.valueOf(contact.state().call()));
            if (call != null) {
                attempts.put(contact.number(), key(call));
            }
        }
        return attempts;
    }

    /** The calls that the provider was asked for and may have: what an audit has to find there. */
    Requested requested() {
        Map<String, String> owners = new LinkedHashMap<>();
        Map<String, String> numbers = new LinkedHashMap<>();
        for (Call call : calls) {
            if (mayBeThere(call)) {
                owners.put(key(call), call.owner());
                numbers.put(key(call), call.to());
            }
        }
        return new Requested(BolnaProvider.NAME, owners, numbers, Map.of());
    }

    private static boolean mayBeThere(Call call) {
        Failure failure = call.failure();
        return call.providerCallId() != null
                || !call.status().isTerminal()
                || (failure != null && Failure.UNRESOLVED.equals(failure.code()));
    }

    /** How many calls are not over. */
    long open() {
        return calls.stream().filter(call -> !call.status().isTerminal()).count();
    }
}
