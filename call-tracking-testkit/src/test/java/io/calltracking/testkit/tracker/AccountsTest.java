package io.calltracking.testkit.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltracking.AccountHealth;
import io.calltracking.Call;
import io.calltracking.CallRequest;
import io.calltracking.CallStatus;
import io.calltracking.CallTracker;
import io.calltracking.CallTrackerBuilder;
import io.calltracking.CheckSchedule;
import io.calltracking.Failure;
import io.calltracking.provider.FetchResult;
import io.calltracking.provider.StopResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** One owner's trouble is not another's, and a call that never ends is ended. */
class AccountsTest {
    private final Tracking tracking = new Tracking();
    private final FakeProvider provider = tracking.provider;

    private Call place(String owner, int number) {
        return tracking.tracker.place(CallRequest.to(String.format("+1500555%04d", number))
                .agent("a")
                .owner(owner)
                .build());
    }

    private void configure(UnaryOperator<CallTrackerBuilder> settings) {
        tracking.tracker = settings.apply(CallTracker.builder()
                        .store(tracking.memory)
                        .provider(provider)
                        .threads(tracking.clock, Runnable::run))
                .build();
    }

    @Test
    void wrongKeyOfOneOwnerIsShownAndDelaysNobodyElse() {
        provider.onFetch = call -> call.owner().equals("bad")
                ? new FetchResult.Failed("HTTP 403", null, true)
                : FakeProvider.found(Objects.requireNonNull(call.providerCallId()), CallStatus.IN_PROGRESS);
        tracking.tracker.start();
        for (int i = 0; i < 30; i++) {
            place("bad", i);
        }
        Call good = place("good", 99);
        provider.fetches = 0;

        tracking.pass(Duration.ofSeconds(10));

        assertThat(tracking.status(good.id())).isEqualTo(CallStatus.IN_PROGRESS);
        assertThat(provider.fetches).isLessThan(10);
        List<AccountHealth> accounts = tracking.tracker.accounts();
        assertThat(accounts).extracting(AccountHealth::account).containsExactly("fake/bad", "fake/good");
        assertThat(accounts.get(0).problem()).contains("403");
        assertThat(accounts.get(0).pausedUntil()).isNotNull();
        assertThat(accounts.get(1).problem()).isNull();
    }

    @Test
    void accountThatAnswersAgainIsFollowedAgain() {
        provider.onFetch = call -> new FetchResult.Failed("refused", null, true);
        tracking.tracker.start();
        Call call = place("o", 1);
        tracking.pass(Duration.ofMinutes(5));
        provider.onFetch = asked -> FakeProvider.found("p-1", CallStatus.RINGING);

        tracking.pass(Duration.ofMinutes(6));

        assertThat(tracking.status(call.id())).isEqualTo(CallStatus.RINGING);
        assertThat(tracking.tracker.accounts().get(0).problem()).isNull();
    }

    @Test
    void askedToWaitAnAccountIsLeftAlone() {
        provider.onFetch = call -> new FetchResult.Failed("HTTP 429", Duration.ofSeconds(90), true);
        tracking.tracker.start();
        place("o", 1);
        place("o", 2);
        tracking.pass(Duration.ofSeconds(3));
        int asked = provider.fetches;

        tracking.pass(Duration.ofSeconds(80));

        assertThat(provider.fetches).isEqualTo(asked);
        tracking.pass(Duration.ofSeconds(40));
        assertThat(provider.fetches).isGreaterThan(asked);
    }

    @Test
    void looksKeepToTheRateOfTheAccount() {
        configure(builder -> builder.looksPerSecond(2));
        provider.onFetch = call -> FakeProvider.found(Objects.requireNonNull(call.providerCallId()), CallStatus.QUEUED);
        for (int i = 0; i < 100; i++) {
            place("o", i);
        }
        tracking.tracker.start();

        tracking.pass(Duration.ofSeconds(20));

        assertThat(provider.fetches).isBetween(30, 43);
    }

    @Test
    void missingWebhooksAreNoticedAndLooksComeSooner() {
        provider.onFetch = call -> FakeProvider.found(
                Objects.requireNonNull(call.providerCallId()),
                call.status() == CallStatus.QUEUED ? CallStatus.RINGING : CallStatus.IN_PROGRESS);
        tracking.tracker.start();
        for (int i = 0; i < 6; i++) {
            place("o", i);
        }
        tracking.pass(Duration.ofMinutes(2));

        assertThat(tracking.tracker.accounts().get(0).webhooksSilent()).isTrue();
        int before = provider.fetches;
        tracking.pass(Duration.ofMinutes(1));
        assertThat(provider.fetches - before).isGreaterThan(6 * 4);

        tracking.webhook("p-1 DISCONNECTED");
        assertThat(tracking.tracker.accounts().get(0).webhooksSilent()).isFalse();
        assertThat(tracking.tracker.accounts().get(0).lastWebhook()).isNotNull();
    }

    @Test
    void ownersHaveSchedulesOfTheirOwn() {
        configure(builder -> builder.schedules(
                owner -> CheckSchedule.DEFAULT.interval(Duration.ofSeconds(owner.equals("quick") ? 5 : 60))));
        List<String> looks = new ArrayList<>();
        provider.onFetch = call -> {
            looks.add(call.owner());
            return FakeProvider.found(Objects.requireNonNull(call.providerCallId()), CallStatus.QUEUED);
        };
        tracking.tracker.start();
        place("quick", 1);
        place("slow", 2);

        tracking.pass(Duration.ofMinutes(5));

        assertThat(looks.stream().filter("quick"::equals).count()).isGreaterThan(50);
        assertThat(looks.stream().filter("slow"::equals).count()).isLessThan(10);
    }

    @Test
    void callThatNeverEndsIsClosedAsLost() {
        provider.onFetch = call -> FakeProvider.found("p-1", CallStatus.IN_PROGRESS);
        tracking.tracker.start();
        Call call = place("o", 1);

        tracking.pass(Duration.ofHours(11));
        assertThat(tracking.status(call.id())).isEqualTo(CallStatus.IN_PROGRESS);
        tracking.pass(Duration.ofHours(2));

        assertThat(tracking.status(call.id())).isEqualTo(CallStatus.FAILED);
        assertThat(Objects.requireNonNull(tracking.tracker.get(call.id()).failure())
                        .code())
                .isEqualTo(Failure.LOST);
        assertThat(provider.stopped).isEmpty();
    }

    @Test
    void whereTheOwnerAllowsAStuckCallIsHungUpFirst() {
        configure(builder -> builder.hangUpStuckCallsOf("o"::equals));
        provider.onStop = call -> new StopResult.Requested();
        provider.onFetch = call ->
                FakeProvider.found("p-1", provider.stopped.isEmpty() ? CallStatus.IN_PROGRESS : CallStatus.COMPLETED);
        tracking.tracker.start();
        Call call = place("o", 1);

        tracking.pass(Duration.ofHours(13));

        assertThat(provider.stopped).hasSize(1);
        assertThat(tracking.status(call.id())).isEqualTo(CallStatus.COMPLETED);
    }
}
