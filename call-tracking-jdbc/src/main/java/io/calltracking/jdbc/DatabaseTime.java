package io.calltracking.jdbc;

import io.calltracking.CallTrackingException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database's time, mostly without asking for it: it is measured against this machine's {@link System#nanoTime()},
 * and again by whoever reads it first after 30 seconds. The clock of this machine plays no part. Off by at most half
 * the fastest of three round trips plus what the two clocks drift apart in 30 seconds, together a few milliseconds on
 * a good network. May step by as much, also back, when it is measured anew. Thread-safe; while one thread measures, the
 * others go by what was measured before.
 */
final class DatabaseTime implements InstantSource {
    private static final Logger LOGGER = LoggerFactory.getLogger(DatabaseTime.class);
    private static final long VALID_NANOS = Duration.ofSeconds(30).toNanos();
    private static final int SAMPLES = 3;

    private final Database database;
    private final LongSupplier nanoTime;
    private final AtomicLong measuredAt;
    private volatile Sample sample;

    DatabaseTime(Database database, LongSupplier nanoTime) {
        this.database = database;
        this.nanoTime = nanoTime;
        this.sample = measured();
        this.measuredAt = new AtomicLong(nanoTime.getAsLong());
    }

    @Override
    public Instant instant() {
        long now = nanoTime.getAsLong();
        long last = measuredAt.get();
        if (now - last >= VALID_NANOS && measuredAt.compareAndSet(last, now)) {
            measureAnew();
        }
        return sample.at(nanoTime.getAsLong()).truncatedTo(ChronoUnit.MILLIS);
    }

    /** A failure is no reason to stop the clock: whoever needs the database will hear of it. */
    private void measureAnew() {
        try {
            sample = measured();
        } catch (CallTrackingException e) {
            LOGGER.warn("The database's time could not be measured; going on with the last measurement", e);
        }
    }

    private Sample measured() {
        return database.run("read the database's time", true, connection -> {
            Sample best = sample(connection);
            for (int i = 1; i < SAMPLES; i++) {
                Sample next = sample(connection);
                best = next.roundTrip() < best.roundTrip() ? next : best;
            }
            return best;
        });
    }

    private Sample sample(Connection connection) throws SQLException {
        String select = "select " + database.dialect().now() + " as measured";
        try (PreparedStatement statement = connection.prepareStatement(select)) {
            long before = nanoTime.getAsLong();
            try (ResultSet result = statement.executeQuery()) {
                long roundTrip = nanoTime.getAsLong() - before;
                result.next();
                Instant time = new Row(result, database.dialect().forms()).time("measured");
                return new Sample(time, before + roundTrip / 2, roundTrip);
            }
        }
    }

    /** The database's time at a moment of ours. */
    private record Sample(Instant time, long nanos, long roundTrip) {
        Instant at(long now) {
            return time.plusNanos(now - nanos);
        }
    }
}
