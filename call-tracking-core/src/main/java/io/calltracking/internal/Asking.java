package io.calltracking.internal;

import io.calltracking.Call;
import io.calltracking.CallId;
import io.calltracking.CallTrackingException;
import io.calltracking.ErrorCode;
import io.calltracking.Scheduler;
import io.calltracking.provider.CallProvider;
import io.calltracking.store.Store;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at a call at once, because somebody asks. Thread-safe. */
public final class Asking {
    private static final Logger log = LoggerFactory.getLogger(Asking.class);
    private static final int DETAIL_LOOKS = 3;
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

    private final Store store;
    private final Providers providers;
    private final Looking looking;
    private final Accounts accounts;
    private final Scheduler scheduler;
    private final Executor executor;

    Asking(
            Store store,
            Providers providers,
            Looking looking,
            Accounts accounts,
            Scheduler scheduler,
            Executor executor) {
        this.store = store;
        this.providers = providers;
        this.looking = looking;
        this.accounts = accounts;
        this.scheduler = scheduler;
        this.executor = executor;
    }

    /** Looks once; fails when nothing could be seen. */
    public Call checkNow(CallId id) {
        Call call = store.find(id).orElseThrow(() -> CallTrackingException.notFound(id));
        CallProvider provider = providers.choose(call.provider());
        Look look = looking.look(provider, call);
        String problem = look.problem();
        if (problem != null) {
            throw CallTrackingException.of(
                    ErrorCode.ofProvider(provider.name()), "looking at call " + id + ": " + problem);
        }
        return look.call();
    }

    /**
     * Looks at a call that is due anyway, if its account may be asked now. Never fails: what it could not see, the poller
     * looks at.
     */
    void readBack(CallProvider provider, Call call) {
        Account account = accounts.of(provider, call);
        if (account.enter(store.clock().instant()) != null) {
            return;
        }
        try {
            looking.look(provider, call);
        } catch (RuntimeException e) {
            log.atWarn()
                    .addKeyValue("callId", call.id())
                    .setCause(e)
                    .log("a call could not be read back at once; it is due and looked at again");
        } finally {
            account.leave();
        }
    }

    /** Up to three looks, two seconds apart, until one sees the call; never fails for what a look could not see. */
    public CompletableFuture<Call> awaitDetails(CallId id) {
        CompletableFuture<Call> details = new CompletableFuture<>();
        executor.execute(() -> look(id, DETAIL_LOOKS, details));
        return details;
    }

    private void look(CallId id, int looksLeft, CompletableFuture<Call> details) {
        if (details.isDone()) {
            return;
        }
        try {
            Call call = store.find(id).orElseThrow(() -> CallTrackingException.notFound(id));
            boolean seen = call.providerCallId() != null && see(call);
            if (seen || looksLeft == 1) {
                details.complete(store.find(id).orElse(call));
            } else {
                scheduler.schedule(BETWEEN_LOOKS, () -> executor.execute(() -> look(id, looksLeft - 1, details)));
            }
        } catch (RuntimeException e) {
            details.completeExceptionally(e);
        }
    }

    private boolean see(Call call) {
        try {
            return looking.look(providers.choose(call.provider()), call).problem() == null;
        } catch (RuntimeException e) {
            log.atDebug().addKeyValue("callId", call.id()).setCause(e).log("no details yet");
            return false;
        }
    }
}
