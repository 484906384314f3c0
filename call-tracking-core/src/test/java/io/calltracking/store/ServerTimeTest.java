package io.calltracking.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calltracking.CallTrackingException;
import io.calltracking.ErrorCode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ServerTimeTest {
    private static final Instant START = Instant.parse("2026-03-01T10:15:30.123Z");

    private Instant serverTime = START;
    private boolean down;
    private long nanos = -42;
    private int asked;
    private Duration roundTrip = Duration.ZERO;

    private Instant ask() {
        asked++;
        if (down) {
            throw CallTrackingException.of(ErrorCode.STORE_ERROR, "down");
        }
        pass(roundTrip.dividedBy(2));
        Instant answer = serverTime;
        pass(roundTrip.dividedBy(2));
        return answer;
    }

    private void pass(Duration duration) {
        nanos += duration.toNanos();
        serverTime = serverTime.plus(duration);
    }

    private ServerTime time() {
        return new ServerTime(by -> by.fastest(this::ask), () -> nanos);
    }

    @Test
    void isTheTimeOfTheServerHoweverLongTheWay() {
        roundTrip = Duration.ofMillis(80);
        assertThat(time().instant()).isEqualTo(serverTime);
    }

    @Test
    void isCountedOnWithoutAskingAgain() {
        ServerTime time = time();
        asked = 0;
        pass(Duration.ofMillis(29_999));
        assertThat(time.instant()).isEqualTo(serverTime);
        assertThat(asked).isZero();
    }

    @Test
    void isMeasuredAnewAfterHalfAMinute() {
        ServerTime time = time();
        serverTime = START.plusSeconds(3);
        pass(Duration.ofSeconds(30));
        assertThat(time.instant()).isEqualTo(serverTime);
    }

    @Test
    void isCountedOnWhenTheServerDoesNotAnswer() {
        ServerTime time = time();
        down = true;
        pass(Duration.ofMinutes(1));
        assertThat(time.instant()).isEqualTo(START.plusSeconds(60));
        down = false;
        serverTime = START;
        pass(Duration.ofSeconds(30));
        assertThat(time.instant()).isEqualTo(START.plusSeconds(30));
    }

    @Test
    void isNotStartedWithoutTheServer() {
        down = true;
        assertThatThrownBy(this::time).isInstanceOf(CallTrackingException.class);
    }

    @Test
    void hasWholeMilliseconds() {
        ServerTime time = time();
        pass(Duration.ofNanos(1_234_567));
        assertThat(time.withZone(ZoneOffset.UTC).instant()).isEqualTo(START.plusMillis(1));
    }
}
