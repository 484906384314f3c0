package io.calltracking.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltracking.Call;
import io.calltracking.CallId;
import io.calltracking.CallStatus;
import io.calltracking.Slot;
import io.calltracking.Turn;
import io.calltracking.store.CallUpdate;
import io.calltracking.store.Store;
import io.calltracking.store.Written;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Nobody is called by two campaigns at a time. */
abstract class HeldNumberContract extends StoreConcern {
    private static final String NUMBER = "+14155550150";

    private int places;

    HeldNumberContract(Function<Clock, Store> opener) {
        super(opener);
    }

    @Test
    void numberIsCalledByOneCampaignAtATime() {
        created(live("c-1", NUMBER));

        CallUpdate second = live("c-2", NUMBER).update();
        assertThat(store.create(second)).isEqualTo(Written.NUMBER_LIVE);
        assertThat(store.find(second.call().id())).isEmpty();
        assertThat(store.create(live("c-1", NUMBER).update()))
                .as("the same campaign")
                .isEqualTo(Written.NUMBER_LIVE);
        created(live("c-2", newNumber()));
    }

    @Test
    void callOfAnotherCampaignGoesOnWaiting() {
        created(live("c-1", NUMBER));
        Call waiting = created(waiting("c-2"));

        assertThat(store.apply(goingLive(waiting).update())).isEqualTo(Written.NUMBER_LIVE);

        assertThat(stored(waiting)).isEqualTo(waiting);
        assertThat(store.events(waiting.id())).hasSize(1);
    }

    @Test
    void numberIsFreeWithTheSlot() {
        Call first = created(live("c-1", NUMBER));
        Call waiting = created(waiting("c-2"));
        Call second = applied(
                after(first).status(CallStatus.RINGING).slot(first.state().slot()));
        assertThat(store.apply(goingLive(waiting).update()))
                .as("while the first rings")
                .isEqualTo(Written.NUMBER_LIVE);

        applied(after(second).status(CallStatus.DISCONNECTED));

        applied(goingLive(waiting));
    }

    @Test
    void deletedCallHoldsNoNumber() {
        Call first = created(live("c-1", NUMBER));
        assertThat(store.delete(first.id(), first.version())).isTrue();

        created(live("c-2", NUMBER));
    }

    @Test
    void callThatIsLiveWhetherWeAllowItOrNotIsNeverRefused() {
        created(live("c-1", NUMBER));
        Draft unnumbered = unnumbered("c-2");

        Call counted = created(unnumbered);

        assertThat(stored(counted).state().slot()).isEqualTo(counted.state().slot());
        created(unnumbered("c-1"));
    }

    @Test
    void callThatIsLiveWhetherWeAllowItOrNotHoldsNoNumber() {
        created(unnumbered("c-1"));
        created(live("c-2", NUMBER));
    }

    @Test
    void directCallsNeitherHoldANumberNorWait() {
        created(live(null, NUMBER));
        created(live("c-1", NUMBER));
        created(live(null, NUMBER));
    }

    @Test
    void ofManyCampaignsOneCallsTheNumber() throws Exception {
        List<Draft> drafts = new ArrayList<>();
        for (int i = 0; i < Race.THREADS; i++) {
            drafts.add(live("c-" + i, NUMBER));
        }

        List<Written> written = Race.run(i -> () -> store.create(drafts.get(i).update()));

        assertThat(written).containsOnlyOnce(Written.DONE).containsOnly(Written.DONE, Written.NUMBER_LIVE);
    }

    @Test
    void ofManyWaitingCallsOneGoesLive() throws Exception {
        List<Draft> changes = new ArrayList<>();
        for (int i = 0; i < Race.THREADS; i++) {
            changes.add(goingLive(created(waiting("c-" + i))));
        }

        List<Written> written = Race.run(i -> () -> store.apply(changes.get(i).update()));

        assertThat(written).containsOnlyOnce(Written.DONE).containsOnly(Written.DONE, Written.NUMBER_LIVE);
    }

    private Draft live(@Nullable String campaign, String number) {
        return ordinary(campaign).to(number).status(CallStatus.RINGING).slot(nextSlot(campaign));
    }

    private Draft goingLive(Call waiting) {
        return after(waiting)
                .status(CallStatus.RINGING)
                .slot(nextSlot(waiting.spec().campaign()));
    }

    private Draft waiting(String campaign) {
        return ordinary(campaign).to(NUMBER).turn(new Turn("bolna", 1, ++places));
    }

    private Draft unnumbered(String campaign) {
        Draft draft = ordinary(campaign).to(NUMBER).status(CallStatus.RINGING);
        CallId id = draft.update().call().id();
        return draft.slot(new Slot("bolna", id.toString(), id.toString(), id.toString()));
    }

    private Draft ordinary(@Nullable String campaign) {
        return draft().owner("owner-" + ++places).campaign(campaign);
    }

    /** Places that nobody has: it is the number that is in the way. */
    private Slot nextSlot(@Nullable String campaign) {
        String place = String.valueOf(++places);
        return new Slot("bolna", place, place, campaign == null ? null : place);
    }
}
