package io.calltracking.testkit;

import io.calltracking.store.Store;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

/**
 * What every store must do, as tests. A store's own test extends this and says how to make an empty store; it holds
 * nothing else, so that all stores are held to the same. Needs JUnit Jupiter's engine to run. No test sleeps: time is
 * a {@link VirtualClock}, handed to the store as its clock.
 *
 * <p>One test runs a random sequence of operations on the store and on {@link InMemoryStore} and compares every answer.
 * It prints its seed; {@code -Dcalltracking.seed=…} runs that sequence again.
 */
public abstract class StoreContract {
    private final Deque<Store> opened = new ArrayDeque<>();

    /** For subclasses. */
    protected StoreContract() {}

    /**
     * Makes an empty store. Called once for each test.
     *
     * @param clock the store's clock
     */
    protected abstract Store createStore(Clock clock) throws Exception;

    /** Called after each test with the store it used; does nothing unless overridden. */
    protected void closeStore(Store store) throws Exception {}

    @AfterEach
    final void closeStores() throws Exception {
        while (!opened.isEmpty()) {
            closeStore(opened.pop());
        }
    }

    private Store open(Clock clock) {
        try {
            Store store = createStore(clock);
            opened.push(store);
            return store;
        } catch (Exception e) {
            throw new AssertionError("no store to test", e);
        }
    }

    @Nested
    final class Creation extends CreationContract {
        Creation() {
            super(StoreContract.this::open);
        }
    }

    @Nested
    final class RoundTrip extends RoundTripContract {
        RoundTrip() {
            super(StoreContract.this::open);
        }
    }

    @Nested
    final class Change extends ChangeContract {
        Change() {
            super(StoreContract.this::open);
        }
    }

    @Nested
    final class Claiming extends ClaimContract {
        Claiming() {
            super(StoreContract.this::open);
        }
    }

    @Nested
    final class Listing extends ListContract {
        Listing() {
            super(StoreContract.this::open);
        }
    }

    @Nested
    final class Filtering extends FilterContract {
        Filtering() {
            super(StoreContract.this::open);
        }
    }

    @Nested
    final class HostileTexts extends HostileTextContract {
        HostileTexts() {
            super(StoreContract.this::open);
        }
    }

    @Nested
    final class Removing extends RemovalContract {
        Removing() {
            super(StoreContract.this::open);
        }
    }

    @Nested
    final class Feed extends FeedContract {
        Feed() {
            super(StoreContract.this::open);
        }
    }

    @Nested
    final class Parking extends InboxContract {
        Parking() {
            super(StoreContract.this::open);
        }
    }

    @Nested
    final class Slots extends SlotContract {
        Slots() {
            super(StoreContract.this::open);
        }
    }

    @Nested
    final class NumbersHeld extends HeldNumberContract {
        NumbersHeld() {
            super(StoreContract.this::open);
        }
    }

    @Nested
    final class Statistics extends StatisticsContract {
        Statistics() {
            super(StoreContract.this::open);
        }
    }

    @Nested
    final class Campaigns extends CampaignContract {
        Campaigns() {
            super(StoreContract.this::open);
        }
    }

    @Nested
    final class Contacts extends ContactContract {
        Contacts() {
            super(StoreContract.this::open);
        }
    }

    @Nested
    final class ContactClaiming extends ContactClaimContract {
        ContactClaiming() {
            super(StoreContract.this::open);
        }
    }

    @Nested
    final class ContactCounting extends ContactCountContract {
        ContactCounting() {
            super(StoreContract.this::open);
        }
    }

    @Nested
    final class Suppressing extends SuppressionContract {
        Suppressing() {
            super(StoreContract.this::open);
        }
    }

    @Nested
    final class Pacing extends PacingContract {
        Pacing() {
            super(StoreContract.this::open);
        }
    }

    @Nested
    final class StatisticsRaces extends StatisticsRaceContract {
        StatisticsRaces() {
            super(StoreContract.this::open);
        }
    }

    @Nested
    final class Likeness extends ModelContract {
        Likeness() {
            super(StoreContract.this::open);
        }
    }
}
