package io.calltracking.internal;

import io.calltracking.AccountHealth;
import io.calltracking.Call;
import io.calltracking.provider.CallProvider;
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
        return accounts.computeIfAbsent(provider.account(call.owner()), name -> new Account(name, limits));
    }

    /** How each does, by name. */
    public List<AccountHealth> health() {
        return accounts.values().stream()
                .map(Account::health)
                .sorted(java.util.Comparator.comparing(AccountHealth::account))
                .toList();
    }
}
