package io.calltracking.testkit.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltracking.Call;
import io.calltracking.CallId;
import io.calltracking.CallQuery;
import io.calltracking.CallStatus;
import io.calltracking.CallTracker;
import io.calltracking.CheckSchedule;
import io.calltracking.Pool;
import io.calltracking.PoolLimit;
import io.calltracking.campaign.Campaign;
import io.calltracking.campaign.CampaignRules;
import io.calltracking.campaign.Contact;
import io.calltracking.campaign.ContactState;
import io.calltracking.campaign.ContactStatus;
import io.calltracking.provider.PlaceResult;
import io.calltracking.store.Store;
import io.calltracking.testkit.chaos.Interceptor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Between being taken and being called things change: limits, pauses, the tracker stops. Work begins when a test says so. */
class TakenAheadTest {
    private static final int CONTACTS = 60;
    private static final int PLACES = 8;
    private static final CampaignRules MANY_AT_A_TIME =
            CampaignRules.builder().agent("agent-1").maxConcurrentCalls(100).build();
    private static final Pool ACCOUNT = Pool.account("fake");
    private static final Duration LEASE = Duration.ofMinutes(1);

    private final CampaignTracking tracking = new CampaignTracking();
    private final FakeProvider provider = tracking.provider;
    private List<Runnable> begun = new ArrayList<>();
    private final Map<String, Runnable> hooks = new HashMap<>();

    @BeforeEach
    void workersOfOurOwn() {
        tracking.tracker().close();
        Store watched = Interceptor.wrap(Store.class, tracking.tracking.memory, (method, arguments, target) -> {
            Runnable hook = hooks.remove(method);
            if (hook != null) {
                hook.run();
            }
            return target.proceed();
        });
        tracking.tracking.tracker = CallTracker.builder()
                .store(watched)
                .provider(provider)
                .schedule(CheckSchedule.DEFAULT)
                .threads(tracking.clock, task -> begun.add(task))
                .build();
        tracking.tracker().start();
    }

    @Test
    void whoWasTakenAheadIsPutBackAtOnceWhenTheTrackerStops() {
        Campaign campaign = started();
        dialingTakes(Duration.ofMillis(300));
        for (int i = 0; i < 3; i++) {
            claim();
            workOn();
        }
        int dialed = tracking.dialed().size();
        assertThat(tracking.totals(campaign).live()).as("taken ahead").isGreaterThan(dialed);

        tracking.tracker().stop();

        assertThat(tracking.totals(campaign).live()).isEqualTo(dialed);
        assertThat(tracking.totals(campaign).pending()).isEqualTo(CONTACTS - dialed);
        assertThat(contacts(campaign, ContactStatus.PENDING))
                .allMatch(contact -> contact.state().attempts() == 0);
        theNextCallsAllOfThem();
    }

    /** Whoever is interrupted does not wait for what is under way. */
    @Test
    void aRoundThatEndsAfterTheStopPutsBackWhomItTook() {
        Campaign campaign = started();
        hooks.put("claimToCall", () -> {
            Thread.currentThread().interrupt();
            tracking.tracker().stop();
            assertThat(Thread.interrupted()).isTrue();
        });

        claim();

        assertThat(tracking.totals(campaign).live()).isZero();
        workOn();
        assertThat(tracking.dialed()).isEmpty();
        theNextCallsAllOfThem();
    }

    @Test
    void whoWasLeftBehindByOneWhoDiedIsLookedAtAtOnceAfterAStop() {
        Campaign campaign = started();
        takenByOneWhoDied(campaign);
        dialingTakes(Duration.ofSeconds(5));
        tracking.pass(LEASE);
        claim();
        workOn();
        assertThat(tracking.dialed()).hasSizeBetween(1, CONTACTS - 1);

        tracking.tracker().stop();

        theNextCallsAllOfThem();
    }

    @Test
    void whomALookComesUponThatIsUnderWayWhenTheTrackerStopsIsLookedAtAtOnceToo() throws Exception {
        Campaign campaign = started();
        takenByOneWhoDied(campaign);
        dialingTakes(Duration.ofSeconds(5));
        tracking.pass(LEASE);
        claim();
        AtomicLong putBackBefore = new AtomicLong();
        Thread stopping = new Thread(tracking.tracker()::stop);
        hooks.put("find", () -> {
            stopping.start();
            while (stopping.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
            putBackBefore.set(contacts(campaign, ContactStatus.LIVE).stream()
                    .filter(this::isDue)
                    .count());
        });

        workOn();
        stopping.join();

        assertThat(putBackBefore).as("put back before the look was over").hasPositiveValue();
        assertThat(tracking.dialed()).hasSizeBetween(1, CONTACTS - 1);
        theNextCallsAllOfThem();
    }

    @Test
    void thoseWhoWereLeftBehindAreCalledOneByOneOnAllPlaces() {
        Campaign campaign = started();
        List<CallId> left = takenByOneWhoDied(campaign);
        dialingTakes(Duration.ofSeconds(5));
        tracking.pass(LEASE);
        int most = 0;
        for (int i = 0; i < 100 && tracking.dialed().size() < CONTACTS; i++) {
            tracking.pass(Duration.ofSeconds(1));
            most = Math.max(most, workOn());
        }

        assertThat(most).as("calls in a row on one place").isEqualTo(1);
        assertThat(provider.placed).extracting(Call::id).containsExactlyInAnyOrderElementsOf(left);
    }

    @Test
    void whoWasLeftBehindAndIsPutBackMeanwhileGetsNoCallOnRecord() {
        Campaign campaign = started();
        takenByOneWhoDied(campaign);
        dialingTakes(Duration.ofSeconds(5));
        tracking.pass(LEASE);
        claim();
        workOn();
        int dialed = tracking.dialed().size();
        tracking.campaigns().pause(campaign.id(), "why not");
        contacts(campaign, ContactStatus.LIVE).stream()
                .filter(contact -> !isCalled(contact))
                .forEach(contact ->
                        save(contact, ContactStatus.PENDING, 0, contact.state().call()));

        for (int i = 0; i < 20; i++) {
            tracking.pass(Duration.ofSeconds(1));
            workOn();
        }

        assertThat(tracking.dialed()).hasSize(dialed);
        assertThat(tracking.tracker().count(CallQuery.all())).isEqualTo(dialed);
    }

    @Test
    void aSlotThatWasChosenLongAgoIsChosenAnew() {
        tracking.tracker().slots().limit(PoolLimit.of(ACCOUNT, PLACES));
        Campaign campaign = started();
        claim();
        assertThat(tracking.totals(campaign).live()).as("taken").isEqualTo(PLACES);

        tracking.tracker().slots().limit(PoolLimit.of(ACCOUNT, 1));
        tracking.pass(Duration.ofSeconds(1));
        workOn();

        assertThat(tracking.dialed()).hasSize(1);
        assertThat(tracking.tracker().slots().usage(ACCOUNT).live()).isEqualTo(1);
    }

    @Test
    void whoWasTakenBeforeTheAccountWasPausedIsPutBack() {
        Campaign campaign = started();
        provider.onPlace = call -> new PlaceResult.Later(Duration.ofMinutes(1), "429");
        claim();
        assertThat(tracking.totals(campaign).live()).as("taken").isGreaterThan(1);

        workOn();

        assertThat(tracking.dialed()).hasSize(1);
        assertThat(tracking.totals(campaign).live()).isEqualTo(1);
        assertThat(contacts(campaign, ContactStatus.PENDING))
                .hasSize(CONTACTS - 1)
                .allMatch(contact -> contact.state().attempts() == 0);
    }

    /** Counting calls may take as long as there are calls in the campaign. */
    @Test
    void callsAreNotCountedWhileNoPlaceIsFree() {
        Campaign campaign = tracking.create(
                MANY_AT_A_TIME.toBuilder().maxConcurrentCalls(PLACES).build(), CONTACTS);
        tracking.campaigns().start(campaign.id());
        claim();
        workOn();
        tracking.end(provider.placed.get(0), CallStatus.DISCONNECTED);
        workOn();
        claim();
        workOn();
        assertThat(tracking.dialed()).as("one line has ended").hasSize(PLACES + 1);
        hooks.put("count", () -> {});

        claim();
        claim();

        assertThat(hooks).as("not asked for").containsKey("count");
    }

    @Test
    void whoOnlyWaitsForASlotIsNoReasonToTakeMoreAhead() {
        tracking.tracker().slots().limit(PoolLimit.of(ACCOUNT, 1));
        Campaign campaign = started();
        claim();
        workOn();
        long before = tracking.totals(campaign).live();
        assertThat(tracking.dialed()).hasSize(1);

        claim();

        assertThat(tracking.totals(campaign).live() - before).isBetween(1L, PLACES + 2L);
    }

    private Campaign started() {
        Campaign campaign = tracking.create(MANY_AT_A_TIME, CONTACTS);
        tracking.campaigns().start(campaign.id());
        return campaign;
    }

    private void dialingTakes(Duration time) {
        provider.onPlace = call -> {
            tracking.pass(time);
            return FakeProvider.accepted("p-" + call.id());
        };
    }

    /** The poller takes work, which is begun and not done yet. */
    private void claim() {
        tracking.pass(Duration.ofSeconds(1));
        workOn();
    }

    /** Does what was begun so far; the most calls that one piece of work made. */
    private int workOn() {
        List<Runnable> work = begun;
        begun = new ArrayList<>();
        int most = 0;
        for (Runnable piece : work) {
            int before = tracking.dialed().size();
            piece.run();
            most = Math.max(most, tracking.dialed().size() - before);
        }
        return most;
    }

    private void theNextCallsAllOfThem() {
        provider.onPlace = call -> FakeProvider.accepted("p-" + call.id());
        try (CallTracker next = tracking.tracking.on(tracking.tracking.memory)) {
            next.start();
            tracking.pass(Duration.ofSeconds(3));
            assertThat(tracking.dialed()).hasSize(CONTACTS).doesNotHaveDuplicates();
        }
    }

    private List<CallId> takenByOneWhoDied(Campaign campaign) {
        List<Contact> taken = tracking.tracking.memory.claimToCall(
                campaign.id(), tracking.contact(campaign, 0).lead().place(), CONTACTS, LEASE);
        List<CallId> calls = new ArrayList<>();
        for (Contact contact : taken) {
            CallId call = CallId.create(tracking.clock.instant());
            save(contact, ContactStatus.LIVE, 1, call);
            calls.add(call);
        }
        return calls;
    }

    private void save(Contact contact, ContactStatus status, int attempts, @Nullable CallId call) {
        Instant now = tracking.clock.instant();
        ContactState state = new ContactState(status, 1, attempts, now.plus(LEASE), call, null, null, now);
        assertThat(tracking.tracking.memory.saveContacts(List.of(contact.next(state))))
                .hasSize(1);
    }

    private boolean isDue(Contact contact) {
        Instant dueAt = contact.state().dueAt();
        return dueAt != null && !dueAt.isAfter(tracking.clock.instant());
    }

    private boolean isCalled(Contact contact) {
        return provider.placed.stream()
                .anyMatch(call -> call.id().equals(contact.state().call()));
    }

    private List<Contact> contacts(Campaign campaign, ContactStatus status) {
        return tracking.tracking.memory.contacts(campaign.id(), 0, CONTACTS).stream()
                .filter(contact -> contact.state().status() == status)
                .toList();
    }
}
