package io.calltracking.testkit.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.calltracking.Call;
import io.calltracking.CallRequest;
import io.calltracking.CallStatus;
import io.calltracking.CallTrackingException;
import io.calltracking.ErrorCode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

class PollIntervalTest {
    private final Tracking tracking = new Tracking();
    private final Map<String, List<Long>> looks = new ConcurrentHashMap<>();

    @Test
    void oneCallIsLookedAtEveryFiveSecondsAndTheOthersEveryThirty() {
        watch();
        tracking.tracker.place(
                request("+15005550101").pollInterval(Duration.ofSeconds(5)).build());
        tracking.tracker.place(request("+15005550102").build());
        tracking.tracker.start();

        tracking.pass(Duration.ofMinutes(5));

        assertThat(pausesAfter("p-1", 60)).hasSizeBetween(45, 48).allMatch(pause -> pause >= 5 && pause <= 6);
        assertThat(pausesAfter("p-2", 60)).hasSizeBetween(6, 8).allMatch(pause -> pause >= 30 && pause <= 31);
    }

    @Test
    void intervalHoldsOnTheInstanceThatTakesOver() {
        watch();
        Call call = tracking.tracker.place(
                request("+15005550101").pollInterval(Duration.ofSeconds(5)).build());
        tracking.tracker.close();

        tracking.on(tracking.memory).start();
        tracking.pass(Duration.ofMinutes(2));

        assertThat(tracking.tracker.get(call.id()).spec().pollInterval()).isEqualTo(Duration.ofSeconds(5));
        assertThat(pausesAfter("p-1", 60)).hasSizeGreaterThan(8).allMatch(pause -> pause >= 5 && pause <= 6);
    }

    @Test
    void intervalThatIsNoneIsRefused() {
        CallTrackingException e = catchThrowableOfType(
                CallTrackingException.class,
                () -> request("+15005550101")
                        .pollInterval(Duration.ofNanos(999_999))
                        .build());
        assertThat(e.code()).isEqualTo(ErrorCode.VALIDATION_ERROR);
        assertThat(e).hasMessageContaining("pollInterval");
    }

    private static CallRequest.Builder request(String number) {
        return CallRequest.to(number).agent("agent-1");
    }

    private void watch() {
        Instant start = tracking.clock.instant();
        tracking.provider.onFetch = call -> {
            String id = String.valueOf(call.providerCallId());
            looks.computeIfAbsent(id, other -> new ArrayList<>())
                    .add(Duration.between(start, tracking.clock.instant()).toSeconds());
            return FakeProvider.found(id, CallStatus.QUEUED);
        };
    }

    private List<Long> pausesAfter(String id, long second) {
        List<Long> later = looks.get(id).stream().filter(look -> look >= second).toList();
        List<Long> pauses = new ArrayList<>();
        for (int i = 1; i < later.size(); i++) {
            pauses.add(later.get(i) - later.get(i - 1));
        }
        return pauses;
    }
}
