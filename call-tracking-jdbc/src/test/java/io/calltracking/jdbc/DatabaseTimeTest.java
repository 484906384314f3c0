package io.calltracking.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.calltracking.store.ServerTime;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DatabaseTimeTest {
    private final AtomicLong nanos = new AtomicLong(-42);
    private CutDataSource counted;
    private ServerTime time;

    @BeforeEach
    void measure() {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:" + UUID.randomUUID());
        counted = new CutDataSource(h2);
        counted.failWith(new SQLException("never"), 0);
        time = new ServerTime(
                new DatabaseTime(new Database(counted.dataSource(), new H2Dialect(), Prefix.DEFAULT)), nanos::get);
    }

    @Test
    void isTheTimeOfTheDatabase() {
        assertThat(time.instant()).isCloseTo(Instant.now(), within(5, ChronoUnit.SECONDS));
    }

    @Test
    void isCountedOnWithoutAskingAgain() {
        Instant start = time.instant();
        counted.failWith(new SQLException("asked"), 1);
        nanos.addAndGet(Duration.ofMillis(29_999).toNanos());
        assertThat(time.instant()).isEqualTo(start.plusMillis(29_999));
        assertThat(counted.hasFailed()).isFalse();
    }

    @Test
    void isMeasuredAnewAfterHalfAMinute() {
        Instant start = time.instant();
        nanos.addAndGet(Duration.ofHours(2).toNanos());
        assertThat(time.instant()).isCloseTo(start, within(5, ChronoUnit.SECONDS));
    }

    @Test
    void isCountedOnWhenTheDatabaseDoesNotAnswer() {
        Instant start = time.instant();
        counted.failWith(new SQLException("down", "08006"), 1);
        nanos.addAndGet(Duration.ofMinutes(1).toNanos());
        assertThat(time.instant()).isEqualTo(start.plusSeconds(60));
        assertThat(counted.hasFailed()).isTrue();
        counted.failWith(new SQLException("never"), 0);
        nanos.addAndGet(Duration.ofSeconds(30).toNanos());
        assertThat(time.instant()).isCloseTo(start, within(5, ChronoUnit.SECONDS));
    }

    @Test
    void hasWholeMilliseconds() {
        nanos.addAndGet(1_234_567);
        Instant now = time.instant();
        assertThat(now).isEqualTo(now.truncatedTo(ChronoUnit.MILLIS));
        assertThat(time.withZone(ZoneOffset.UTC).instant()).isEqualTo(now);
    }
}
