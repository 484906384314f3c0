package io.calltracking.internal;

import io.calltracking.AccountHealth;
import io.calltracking.Call;
import io.calltracking.provider.CallProvider;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The provider accounts this instance has dealt with. Thread-safe. */
public final class Accounts {
    private final ConcurrentMap<String, Account> accounts = new ConcurrentHashMap<>();
    private final AccountLimits limits;

    Accounts(AccountLimits limits) {
        this.limits = limits;
    }

    Account of(CallProvider provider, Call call) {
        return of(provider, call.owner());
    }

    /** Whether calls of an owner may be placed now, as far as the provider did not ask for a pause. */
    public boolean mayPlace(CallProvider provider, String owner, Instant now) {
        return of(provider, owner).noPlacingUntil(now) == null;
    }

    private Account of(CallProvider provider, String owner) {
        return accounts.computeIfAbsent(provider.account(owner), name -> new Account(name, limits));
    }

    /** How each does, by name. */
    public List<AccountHealth> health() {
        return accounts.values().stream()
                .map(Account::health)
                .sorted(java.util.Comparator.comparing(AccountHealth::account))
                .toList();
    }
}
