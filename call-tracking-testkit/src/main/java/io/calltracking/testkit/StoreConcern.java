package io.calltracking.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltracking.Call;
import io.calltracking.store.CallUpdate;
import io.calltracking.store.Store;
import io.calltracking.store.Written;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;

/** What the parts of the contract share: an empty store for each test, and its clock. */
abstract class StoreConcern {
    /** When each test begins; with milliseconds, so that losing them shows. */
    static final Instant START = Instant.parse("2026-03-01T10:15:30.123Z");

    final VirtualClock clock = VirtualClock.startingAt(START);

    @SuppressWarnings("NullAway.Init") // set before each test
    Store store;

    private final Function<Clock, Store> opener;
    private int numbers;

    StoreConcern(Function<Clock, Store> opener) {
        this.opener = opener;
    }

    @BeforeEach
    final void openStore() {
        store = opener.apply(clock);
    }

    /** A new call, to be completed. */
    final Draft draft() {
        return Draft.call(clock.instant());
    }

    /** A number that the test has not used yet. */
    final String newNumber() {
        return "+1415555" + (1000 + numbers++);
    }

    /** The next version of a call, to be completed. */
    final Draft after(Call call) {
        return Draft.after(call, clock.instant());
    }

    /** Creates the call and expects that to work. */
    final Call created(Draft draft) {
        CallUpdate creation = draft.update();
        assertThat(store.create(creation)).isEqualTo(Written.DONE);
        return creation.call();
    }

    /** Applies the change and expects that to work. */
    final Call applied(Draft draft) {
        CallUpdate update = draft.update();
        assertThat(store.apply(update)).isEqualTo(Written.DONE);
        return update.call();
    }

    /** The call as stored. */
    final Call stored(Call call) {
        return store.find(call.id()).orElseThrow();
    }
}
