package io.calltracking.internal;

import io.calltracking.Call;
import io.calltracking.CallTrackingException;
import io.calltracking.ErrorCode;
import io.calltracking.Pool;
import io.calltracking.internal.WaitingLine.Let;
import io.calltracking.provider.CallProvider;
import io.calltracking.store.Store;
import io.calltracking.store.WaitingPage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets waiting calls go in their order as far as there are slots. One whose owner or campaign has none lets those of
 * others pass. Any instance does so at any time; which of them gets a call is settled by the store. Thread-safe.
 */
final class QueueService {
    private static final int PAGE = 100;
    private static final int MAX_SEEN = 10_000;

    private static final Logger log = LoggerFactory.getLogger(QueueService.class);

    private final Store store;
    private final Providers providers;
    private final Accounts accounts;
    private final WaitingLine line;
    private volatile String lastVisited = "";

    QueueService(Store store, Providers providers, Accounts accounts, WaitingLine line) {
        this.store = store;
        this.providers = providers;
        this.accounts = accounts;
        this.line = line;
    }

    /**
     * A call that was let go and has to be dialed.
     *
     * @param provider whom to ask
     * @param call the intent, stored
     */
    record Ready(CallProvider provider, Call call) {}

    /** Lets calls go, at most so many. Whatever goes wrong with one call is logged, and others go on. */
    List<Ready> letGo(int max) {
        List<Ready> ready = new ArrayList<>();
        if (max > 0) {
            for (String account : inTurn(store.awaitedAccounts())) {
                if (ready.size() < max) {
                    new Visit(account, max - ready.size(), ready).run();
                    lastVisited = account;
                }
            }
        }
        return ready;
    }

    /** The accounts after the one that was visited last go first. */
    private List<String> inTurn(List<String> accounts) {
        List<String> sorted = accounts.stream().sorted().toList();
        String last = lastVisited;
        return Stream.concat(
                        sorted.stream().filter(account -> account.compareTo(last) > 0),
                        sorted.stream().filter(account -> account.compareTo(last) <= 0))
                .toList();
    }

    /** One walk along the line of an account. */
    private final class Visit {
        private final String account;
        private final int max;
        private final List<Ready> ready;
        private final Set<String> fullOwners = new HashSet<>();
        private final Set<String> fullCampaigns = new HashSet<>();
        private PoolView view = line.look();
        private int gone;
        private boolean over;

        Visit(String account, int max, List<Ready> ready) {
            this.account = account;
            this.max = max;
            this.ready = ready;
        }

        void run() {
            try {
                walk();
            } catch (RuntimeException e) {
                log.atWarn().addKeyValue("account", account).setCause(e).log("those who wait could not be read");
            }
        }

        private void walk() {
            List<Call> page = store.waiting(WaitingPage.first(account, PAGE));
            int seen = 0;
            while (!page.isEmpty() && !over) {
                view = line.look();
                view.load(page.stream()
                        .flatMap(call -> Pools.of(call.spec(), account).stream())
                        .toList());
                page.forEach(this::visit);
                seen += page.size();
                Call last = page.get(page.size() - 1);
                over = over || page.size() < PAGE || seen >= MAX_SEEN;
                page = over
                        ? List.of()
                        : store.waiting(new WaitingPage(account, last, fullOwners, fullCampaigns, PAGE));
            }
        }

        private void visit(Call call) {
            over = over || gone == max;
            if (over || isHeldBack(call)) {
                return;
            }
            try {
                letGo(call);
            } catch (RuntimeException e) {
                over = e instanceof CallTrackingException known && known.code() == ErrorCode.STORE_ERROR;
                log.atWarn().addKeyValue("callId", call.id()).setCause(e).log("a waiting call could not be let go");
            }
        }

        private void letGo(Call call) {
            Optional<CallProvider> provider = providers.find(call.provider());
            over = provider.isEmpty()
                    || accounts.of(provider.get(), call)
                                    .noPlacingUntil(store.clock().instant())
                            != null;
            if (over) {
                line.expire(call);
                return;
            }
            Let let = line.letGo(view, call, account);
            if (let instanceof Let.Gone left) {
                ready.add(new Ready(provider.get(), left.call()));
                gone++;
            } else if (let instanceof Let.Full full) {
                note(full, call);
            }
        }

        private boolean isHeldBack(Call call) {
            String campaign = call.spec().campaign();
            return fullOwners.contains(call.owner()) || (campaign != null && fullCampaigns.contains(campaign));
        }

        private void note(Let.Full full, Call call) {
            Pool pool = full.pool();
            switch (pool.kind()) {
                case OWNER -> fullOwners.add(pool.name());
                case CAMPAIGN -> fullCampaigns.add(pool.name());
                case ACCOUNT -> {
                    over = full.forAll();
                    fullOwners.add(call.owner());
                }
            }
        }
    }
}
