package io.calltracking.testkit.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calltracking.Call;
import io.calltracking.CallId;
import io.calltracking.CallQuery;
import io.calltracking.CallRequest;
import io.calltracking.CallStatus;
import io.calltracking.CallTracker;
import io.calltracking.CallTrackingException;
import io.calltracking.ErrorCode;
import io.calltracking.EventSource;
import io.calltracking.Failure;
import io.calltracking.Placement;
import io.calltracking.Pool;
import io.calltracking.PoolLimit;
import io.calltracking.SlotHolder;
import io.calltracking.lifecycle.Observation;
import io.calltracking.provider.ConcurrencyResult;
import io.calltracking.provider.FetchResult;
import io.calltracking.provider.FindResult;
import io.calltracking.provider.PlaceResult;
import io.calltracking.store.Store;
import io.calltracking.testkit.chaos.Interceptor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Promise 4: slots never exceed a cap, and never leak. */
class SlotsTest {
    private static final Pool ACCOUNT = Pool.account("fake");

    private final Tracking tracking = new Tracking();
    private final FakeProvider provider = tracking.provider;
    private int numbers;

    @BeforeEach
    void oneAccountWhoseCallsAreLive() {
        provider.account = owner -> "fake";
        provider.onFetch = call -> FakeProvider.found(String.valueOf(call.providerCallId()), CallStatus.QUEUED);
        tracking.tracker.start();
    }

    @Test
    void fullMeansWaitingAndTheNextGoesWhenTheLineEnds() {
        tracking.tracker.slots().limit(ACCOUNT, 1);
        Call first = call("a");
        Call second = call("a");

        assertThat(first.status()).isEqualTo(CallStatus.QUEUED);
        assertThat(second.status()).isEqualTo(CallStatus.PENDING);
        assertThat(provider.placed).hasSize(1);

        end(first);

        assertThat(status(second)).isEqualTo(CallStatus.QUEUED);
        assertThat(provider.placed).hasSize(2);
        assertThat(tracking.tracker.get(second.id()).times().initiated()).isNotNull();
        assertThat(tracking.tracker.get(first.id()).times().initiated()).isNotNull();
    }

    @Test
    void anotherInstanceLetsTheNextGoWithinASecond() {
        tracking.tracker.slots().limit(ACCOUNT, 1);
        Call first = call("a");
        Call second = call("a");
        tracking.tracker.stop();
        tracking.tracker = tracking.on(tracking.memory);

        end(first);
        tracking.tracker.start();
        tracking.pass(Duration.ofSeconds(1));

        assertThat(status(second)).isEqualTo(CallStatus.QUEUED);
    }

    @Test
    void theNarrowestPoolCounts() {
        tracking.tracker.slots().limit(ACCOUNT, 10);
        tracking.tracker.slots().limit(Pool.everyOwner(), 1);
        tracking.tracker.slots().limit(Pool.owner("b"), 2);

        List<CallStatus> statuses = List.of(call("a"), call("a"), call("b"), call("b"), call("b"), call("c")).stream()
                .map(this::status)
                .toList();

        assertThat(statuses)
                .containsExactly(
                        CallStatus.QUEUED,
                        CallStatus.PENDING,
                        CallStatus.QUEUED,
                        CallStatus.QUEUED,
                        CallStatus.PENDING,
                        CallStatus.QUEUED);
    }

    @Test
    void ownerWithManyWaitingDoesNotStarveOneWithOne() {
        tracking.tracker.slots().limit(ACCOUNT, 1);
        Call live = call("big");
        for (int i = 0; i < 100; i++) {
            call("big");
        }
        Call small = call("small");

        end(live);
        endAll(2);

        assertThat(status(small))
                .as("its turn came after two of the other at most, not after a hundred")
                .isNotEqualTo(CallStatus.PENDING);
    }

    @Test
    void ownersTakeTurnsAlsoBehindOneWhoIsHeldBack() {
        tracking.tracker.slots().limit(ACCOUNT, 1);
        tracking.tracker.slots().limit(Pool.owner("held"), 0);
        Call live = call("big");
        call("held");
        List<Call> line = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            line.add(call("big"));
        }
        end(live);
        for (int i = 0; i < 60; i++) {
            call("small-1");
            call("small-2");
            endAll(1);
        }

        assertThat(line.stream().filter(call -> status(call) != CallStatus.PENDING))
                .as("of 60 turns, a third is due to the long line")
                .hasSizeGreaterThanOrEqualTo(12);
    }

    @Test
    void waitingCallsOfAnOwnerWithoutPlacesLetOthersPass() {
        tracking.tracker.slots().limit(ACCOUNT, 2);
        tracking.tracker.slots().limit(Pool.owner("a"), 1);
        Call live = call("a");
        Call other = call("b");
        Call held = call("a");
        Call passes = call("c");

        end(other);

        assertThat(status(passes)).isEqualTo(CallStatus.QUEUED);
        assertThat(status(held)).isEqualTo(CallStatus.PENDING);
        end(live);
        assertThat(status(held)).isEqualTo(CallStatus.QUEUED);
    }

    @Test
    void whoComesAnewPassesThoseWhoWaitForTheirOwnLimitAndNobodyElse() {
        tracking.tracker.slots().limit(ACCOUNT, 3);
        tracking.tracker.slots().limit(Pool.owner("a"), 1);
        call("a");
        Call held = call("a");

        Call passes = call("b");

        assertThat(passes.status()).isEqualTo(CallStatus.QUEUED);
        assertThat(status(held)).isEqualTo(CallStatus.PENDING);
        tracking.tracker.slots().limit(ACCOUNT, 2);
        Call waits = call("c");
        tracking.tracker.stop();
        end(passes);
        assertThat(call("d").status())
                .as("behind one who waits for the account")
                .isEqualTo(CallStatus.PENDING);
        tracking.tracker.start();
        tracking.pass(Duration.ZERO);
        assertThat(status(waits)).isEqualTo(CallStatus.QUEUED);
    }

    @Test
    void guaranteedPlacesAreKeptForTheirOwner() {
        tracking.tracker.slots().limit(new PoolLimit(ACCOUNT, 3, Map.of("vip", 2)));

        assertThat(call("a").status()).isEqualTo(CallStatus.QUEUED);
        assertThat(call("b").status()).as("the shared place is taken").isEqualTo(CallStatus.PENDING);
        Call first = call("vip");
        Call second = call("vip");
        tracking.pass(Duration.ofSeconds(1));
        assertThat(status(first)).isEqualTo(CallStatus.QUEUED);
        assertThat(status(second)).isEqualTo(CallStatus.QUEUED);
        Call third = call("vip");
        tracking.pass(Duration.ofSeconds(1));
        assertThat(status(third)).isEqualTo(CallStatus.PENDING);
    }

    @Test
    void keptPlaceIsUsedByACallOfItsOwnerThatHoldsASharedOne() {
        tracking.tracker.slots().limit(new PoolLimit(ACCOUNT, 3, Map.of("vip", 1)));
        Call kept = call("vip");
        Call shared = call("vip");
        call("a");
        Call waiting = call("b");
        assertThat(tracking.tracker.slots().usage(ACCOUNT).live()).isEqualTo(3);

        end(kept);

        assertThat(status(waiting)).isEqualTo(CallStatus.QUEUED);
        assertThat(Objects.requireNonNull(
                                tracking.tracker.get(shared.id()).state().slot())
                        .inAccount())
                .isEqualTo("0@vip");
    }

    @Test
    void longLineBeforeAFullAccountCostsFewReads() {
        tracking.tracker.slots().limit(new PoolLimit(ACCOUNT, 2, Map.of("vip", 1)));
        for (int i = 0; i < 300; i++) {
            call("owner-" + i);
        }
        tracking.tracker.stop();
        AtomicInteger reads = new AtomicInteger();
        CallTracker watched =
                tracking.on(Interceptor.wrap(Store.class, tracking.memory, (method, arguments, target) -> {
                    reads.addAndGet(method.equals("clock") ? 0 : 1);
                    return target.proceed();
                }));
        watched.start();
        tracking.pass(Duration.ZERO);

        assertThat(reads).hasValueLessThan(30);
        watched.close();
    }

    @Test
    void loweredCapOnlyLetsCallsDrain() {
        List<Call> live = List.of(call("a"), call("a"), call("a"));
        tracking.tracker.slots().limit(ACCOUNT, 1);
        Call waiting = call("a");

        end(live.get(0));
        end(live.get(1));
        tracking.pass(Duration.ofSeconds(1));
        assertThat(status(waiting)).isEqualTo(CallStatus.PENDING);
        assertThat(tracking.tracker.slots().usage(ACCOUNT).live()).isEqualTo(1);

        end(live.get(2));
        assertThat(status(waiting)).isEqualTo(CallStatus.QUEUED);
    }

    @Test
    void callsFromBeforeALimitAreCountedInIt() {
        Call before = call("a");
        tracking.tracker.slots().limit(ACCOUNT, 2);

        assertThat(call("a").status()).isEqualTo(CallStatus.QUEUED);
        assertThat(call("a").status()).isEqualTo(CallStatus.PENDING);
        assertThat(tracking.tracker.slots().usage(ACCOUNT).live()).isEqualTo(2);
        assertThat(Objects.requireNonNull(
                                tracking.tracker.get(before.id()).state().slot())
                        .inAccount())
                .matches("[01]");
    }

    @Test
    void raisedOrRemovedLimitLetsCallsGoAtOnce() {
        tracking.tracker.slots().limit(ACCOUNT, 0);
        Call one = call("a");
        Call two = call("a");
        assertThat(provider.placed).isEmpty();

        tracking.tracker.slots().limit(ACCOUNT, 1);
        assertThat(status(one)).isEqualTo(CallStatus.QUEUED);
        tracking.tracker.slots().unlimit(ACCOUNT);
        assertThat(status(two)).isEqualTo(CallStatus.QUEUED);
    }

    @Test
    void refusalOnRequestStoresNothing() {
        tracking.tracker.slots().limit(ACCOUNT, 0);

        assertThatThrownBy(() ->
                        tracking.tracker.place(request("a").refuseWhenFull().build()))
                .isInstanceOfSatisfying(
                        CallTrackingException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NO_SLOT))
                .hasMessageContaining("account fake");
        assertThat(tracking.tracker.calls(CallQuery.all())).isEmpty();
    }

    @Test
    void waitingCallExpires() {
        tracking.tracker.slots().limit(ACCOUNT, 0);
        Call call = tracking.tracker.place(
                request("a").maxWait(Duration.ofMinutes(1)).build());

        tracking.pass(Duration.ofSeconds(59));
        assertThat(status(call)).isEqualTo(CallStatus.PENDING);
        tracking.pass(Duration.ofSeconds(2));

        assertThat(status(call)).isEqualTo(CallStatus.FAILED);
        assertThat(Objects.requireNonNull(tracking.tracker.get(call.id()).failure())
                        .code())
                .isEqualTo(Failure.EXPIRED);
        assertThat(provider.placed).isEmpty();
    }

    @Test
    void whoDoesNotWantToWaitGoesPastThoseWhoAreHeldBack() {
        tracking.tracker.slots().limit(ACCOUNT, 2);
        tracking.tracker.slots().limit(Pool.owner("held"), 0);
        call("held");

        Call call = tracking.tracker.place(request("a").refuseWhenFull().build());

        assertThat(call.status()).isEqualTo(CallStatus.QUEUED);
    }

    @Test
    void callThatWaitedForTooLongIsNotDialedWhenSlotsAreFreeAgain() {
        tracking.tracker.slots().limit(ACCOUNT, 0);
        Call call = tracking.tracker.place(
                request("a").maxWait(Duration.ofMinutes(1)).build());
        tracking.tracker.stop();
        tracking.pass(Duration.ofHours(2));

        tracking.tracker.slots().unlimit(ACCOUNT);
        tracking.tracker.start();

        assertThat(status(call)).isEqualTo(CallStatus.FAILED);
        assertThat(provider.placed).isEmpty();
    }

    @Test
    void providerThatSaysLaterIsNotAskedForTheRestOfTheLine() {
        tracking.tracker.slots().limit(ACCOUNT, 1);
        Call live = call("a");
        for (int i = 0; i < 50; i++) {
            call("a");
        }
        provider.onPlace = call -> new PlaceResult.Later(Duration.ofMinutes(1), "429");
        int asked = provider.placed.size();

        end(live);
        tracking.pass(Duration.ofSeconds(50));

        assertThat(provider.placed).hasSize(asked + 1);
    }

    @Test
    void oneBadWaitingCallHoldsUpNobody() {
        tracking.tracker.slots().limit(ACCOUNT, 1);
        Call live = call("a");
        Call bad = call("bad");
        Call good = call("b");
        provider.account = owner -> {
            if (owner.equals("bad")) {
                throw new IllegalStateException("no such tenant");
            }
            return "fake";
        };

        end(live);

        assertThat(status(good)).isEqualTo(CallStatus.QUEUED);
        assertThat(status(bad)).isEqualTo(CallStatus.PENDING);
    }

    @Test
    void slotIsFreeWhenTheExpectedRetryIsCalledOff() {
        tracking.tracker.slots().limit(ACCOUNT, 1);
        Call call = call("a");
        provider.onFetch = asked -> told(asked, CallStatus.NO_ANSWER, true);
        tracking.tracker.checkNow(call.id());
        assertThat(tracking.tracker.slots().usage(ACCOUNT).live()).isEqualTo(1);

        provider.onFetch = asked -> told(asked, CallStatus.CANCELED, false);
        tracking.tracker.checkNow(call.id());

        assertThat(tracking.tracker.slots().usage(ACCOUNT).live()).isZero();
        assertThat(tracking.tracker.get(call.id()).state().retryExpected()).isFalse();
    }

    private static FetchResult told(Call call, CallStatus status, boolean retry) {
        return new FetchResult.Found(Observation.from(EventSource.POLL)
                .providerCallId(call.providerCallId())
                .status(status)
                .rawStatus(status.word())
                .retryExpected(retry)
                .build());
    }

    @Test
    void waitingCallCanBeCanceled() {
        tracking.tracker.slots().limit(ACCOUNT, 0);
        Call call = call("a");

        assertThat(tracking.tracker.cancel(call.id()).status()).isEqualTo(CallStatus.CANCELED);

        tracking.tracker.slots().unlimit(ACCOUNT);
        tracking.pass(Duration.ofMinutes(1));
        assertThat(provider.placed).isEmpty();
    }

    @Test
    void positionAndEstimateAreTold() {
        tracking.tracker.slots().limit(ACCOUNT, 1);
        for (int i = 0; i < 5; i++) {
            Call done = call("a");
            tracking.pass(Duration.ofMinutes(1));
            end(done);
        }
        Call live = call("a");
        Call first = call("a");
        Call second = call("a");

        assertThat(tracking.tracker.slots().position(live.id())).isEmpty();
        assertThat(tracking.tracker.slots().position(first.id()))
                .hasValueSatisfying(place -> assertThat(place.position()).isEqualTo(1));
        assertThat(tracking.tracker.slots().position(second.id())).hasValueSatisfying(place -> {
            assertThat(place.position()).isEqualTo(2);
            assertThat(place.estimate()).isEqualTo(Duration.ofMinutes(2));
        });
    }

    @Test
    void unknownOutcomeHoldsItsSlotUntilItIsSettled() {
        tracking.tracker.slots().limit(ACCOUNT, 1);
        provider.onPlace = call -> new PlaceResult.Unknown("timeout");
        provider.onFind = call -> new FindResult.Failed("not reachable");
        Call unknown = call("a");
        provider.onPlace = call -> FakeProvider.accepted("p-" + provider.placed.size());
        Call waiting = call("a");

        tracking.pass(Duration.ofMinutes(10));
        assertThat(status(waiting)).isEqualTo(CallStatus.PENDING);
        assertThat(tracking.tracker.slots().holders().get(0).problem())
                .isEqualTo(SlotHolder.Problem.NO_PROVIDER_CALL_ID);
        assertThat(tracking.tracker.slots().problems()).hasSize(1);

        provider.onFind = call -> new FindResult.Candidates(List.of(), List.of());
        tracking.pass(Duration.ofMinutes(3));
        assertThat(status(unknown)).isEqualTo(CallStatus.FAILED);
        assertThat(status(waiting)).isEqualTo(CallStatus.QUEUED);
    }

    @Test
    void notPlacedAndRefusedGiveTheirSlotBack() {
        tracking.tracker.slots().limit(ACCOUNT, 1);
        provider.onPlace = call -> new PlaceResult.Refused(new Failure(Failure.REFUSED, "no"), null);
        assertThat(tracking.tracker.submit(request("a").build()).kind()).isEqualTo(Placement.Kind.REFUSED);
        provider.onPlace = call -> new PlaceResult.Later(Duration.ofMinutes(5), "429");
        assertThat(tracking.tracker.submit(request("a").build()).kind()).isEqualTo(Placement.Kind.WAITING);

        assertThat(tracking.tracker.slots().holders()).isEmpty();
    }

    @Test
    void nothingIsFreedByAgeWhileTheProviderSaysTheCallIsLive() {
        tracking.tracker.slots().limit(ACCOUNT, 1);
        provider.onFetch = call -> FakeProvider.found(String.valueOf(call.providerCallId()), CallStatus.RINGING);
        Call stuck = call("a");
        Call waiting = call("a");

        tracking.pass(Duration.ofHours(1));
        assertThat(status(stuck)).as("closed on our side").isEqualTo(CallStatus.FAILED);
        assertThat(status(waiting)).isEqualTo(CallStatus.PENDING);
        assertThat(tracking.tracker.slots().holders())
                .extracting(SlotHolder::problem)
                .containsExactly(SlotHolder.Problem.CLOSED_BUT_LIVE);

        provider.onFetch = call -> new FetchResult.Absent();
        tracking.pass(Duration.ofMinutes(3));
        assertThat(status(waiting)).isEqualTo(CallStatus.QUEUED);
    }

    @Test
    void providersOwnRetryKeepsTheSlot() {
        tracking.tracker.slots().limit(ACCOUNT, 1);
        Call call = call("a");
        provider.onFetch = asked -> new FetchResult.Found(Observation.from(EventSource.POLL)
                .providerCallId(asked.providerCallId())
                .status(CallStatus.NO_ANSWER)
                .rawStatus("no-answer")
                .retryExpected(true)
                .build());
        tracking.tracker.checkNow(call.id());

        assertThat(status(call)).isEqualTo(CallStatus.NO_ANSWER);
        assertThat(tracking.tracker.slots().usage(ACCOUNT).live()).isEqualTo(1);
    }

    @Test
    void operatorReleasesASlotOnceAndItIsOnRecordWho() {
        tracking.tracker.slots().limit(ACCOUNT, 1);
        Call call = call("a");
        Call waiting = call("a");

        tracking.tracker.slots().release("fake", String.valueOf(call.providerCallId()), "jane@example.com");
        tracking.tracker.slots().release(call.id(), "jane@example.com");

        assertThat(status(waiting)).isEqualTo(CallStatus.QUEUED);
        assertThat(status(call)).isEqualTo(CallStatus.QUEUED);
        assertThat(tracking.tracker.events(call.id()))
                .filteredOn(event -> event.source() == EventSource.OPERATOR)
                .singleElement()
                .satisfies(event -> assertThat(event.note()).contains("jane@example.com"));
    }

    @Test
    void providersOwnNumberCanBeTheCap() {
        tracking.tracker.slots().limit(new PoolLimit(ACCOUNT, 5, Map.of("vip", 2)));
        provider.concurrency = new ConcurrencyResult.Known(7);

        assertThat(tracking.tracker.slots().limitAsProviderSays("fake", "a"))
                .isEqualTo(new PoolLimit(ACCOUNT, 7, Map.of("vip", 2)));
        assertThat(tracking.tracker.slots().limits()).containsExactly(new PoolLimit(ACCOUNT, 7, Map.of("vip", 2)));

        provider.concurrency = new ConcurrencyResult.NotTold();
        assertThatThrownBy(() -> tracking.tracker.slots().limitAsProviderSays("fake", "a"))
                .isInstanceOf(CallTrackingException.class);
    }

    @Test
    void limitsThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> PoolLimit.of(ACCOUNT, -1)).hasMessageContaining("cap");
        assertThatThrownBy(() -> new PoolLimit(ACCOUNT, 1, Map.of("a", 2))).hasMessageContaining("guaranteed");
        assertThatThrownBy(() -> new PoolLimit(Pool.owner("a"), 3, Map.of("a", 2)))
                .hasMessageContaining("guaranteed");
        assertThatThrownBy(() -> Pool.owner(" ")).hasMessageContaining("pool");
    }

    private Call call(String owner) {
        return tracking.tracker.place(request(owner).build());
    }

    private CallRequest.Builder request(String owner) {
        return CallRequest.to("+1500555" + (1000 + numbers++)).agent("agent-1").owner(owner);
    }

    private void end(Call call) {
        CallId id = call.id();
        assertThat(tracking.webhook(tracking.tracker.get(id).providerCallId() + " COMPLETED")
                        .status())
                .isEqualTo(200);
        tracking.pass(Duration.ZERO);
    }

    /** Ends so many rounds of whatever is live. */
    private void endAll(int rounds) {
        for (int i = 0; i < rounds; i++) {
            tracking.tracker.slots().holders(ACCOUNT).forEach(holder -> end(holder.call()));
        }
    }

    private CallStatus status(Call call) {
        tracking.pass(Duration.ZERO);
        return tracking.status(call.id());
    }
}
