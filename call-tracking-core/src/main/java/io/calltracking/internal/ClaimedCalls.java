package io.calltracking.internal;

import io.calltracking.Call;
import io.calltracking.CallStatus;
import io.calltracking.provider.CallProvider;
import io.calltracking.store.Claim;
import io.calltracking.store.FinishedCheck;
import io.calltracking.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what a claimed call is due for, and ends the claim: one that waits is placed, any other is looked at, unless its
 * account is to be left alone for now. Thread-safe.
 */
final class ClaimedCalls {
    private static final Logger log = LoggerFactory.getLogger(ClaimedCalls.class);

    private final Store store;
    private final Providers providers;
    private final Accounts accounts;
    private final WaitingLine line;
    private final Dialing dialing;
    private final Looking looking;
    private final Schedules schedules;

    ClaimedCalls(
            Store store,
            Providers providers,
            Accounts accounts,
            WaitingLine line,
            Dialing dialing,
            Looking looking,
            Schedules schedules) {
        this.store = store;
        this.providers = providers;
        this.accounts = accounts;
        this.line = line;
        this.dialing = dialing;
        this.looking = looking;
        this.schedules = schedules;
    }

    void work(Claim claim) {
        Call call = claim.call();
        if (line.expire(call)) {
            return;
        }
        Optional<CallProvider> provider = providers.find(call.provider());
        if (provider.isEmpty()) {
            log.atWarn()
                    .addKeyValue("callId", call.id())
                    .log("provider '{}' is not set up in this instance: the call is left to others", call.provider());
            postpone(claim, store.clock().instant().plus(schedules.of(call).interval()));
            return;
        }
        Account account = accounts.of(provider.get(), call);
        Instant now = store.clock().instant();
        account.looks(claim.dueAt(), now);
        Instant later = call.status() == CallStatus.PENDING ? account.noPlacingUntil(now) : null;
        later = later == null ? account.enter(now) : later;
        if (later != null) {
            postpone(claim, later);
            return;
        }
        try {
            work(provider.get(), claim);
        } finally {
            account.leave();
        }
    }

    private void work(CallProvider provider, Claim claim) {
        if (claim.call().status() == CallStatus.PENDING) {
            line.letGo(claim, providers.account(claim.call())).ifPresent(call -> dialing.dial(provider, call));
            return;
        }
        Look look = looking.look(provider, claim.call());
        if (!look.changed()) {
            store.finish(List.of(new FinishedCheck(claim, look.check(), look.dueAt())));
        }
    }

    private void postpone(Claim claim, @Nullable Instant until) {
        store.finish(List.of(new FinishedCheck(claim, null, until)));
    }
}
