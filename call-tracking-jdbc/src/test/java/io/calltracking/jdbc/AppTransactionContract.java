package io.calltracking.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.calltracking.Call;
import io.calltracking.CallQuery;
import io.calltracking.CallRequest;
import io.calltracking.CallStatus;
import io.calltracking.CallTracker;
import io.calltracking.CallTrackingException;
import io.calltracking.ErrorCode;
import io.calltracking.Placement;
import io.calltracking.Placement.Kind;
import io.calltracking.testkit.VirtualClock;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A call that is asked for in the app's own transaction is placed if, and only if, that is committed. */
abstract class AppTransactionContract {
    private static final CallRequest REQUEST =
            CallRequest.to("+14155550100").idempotencyKey("order-1").build();

    private final VirtualClock clock = VirtualClock.startingAt(Instant.parse("2026-03-01T10:15:30.123Z"));
    private final CountingProvider provider = new CountingProvider();
    private final List<CallStatus> told = new ArrayList<>();
    private HikariDataSource dataSource;
    private JdbcStore store;
    private CallTracker tracker;

    /** An empty database, or schema. */
    abstract DataSource emptyDatabase() throws Exception;

    @BeforeEach
    final void startTracker() throws Exception {
        dataSource = new HikariDataSource(pooled(emptyDatabase()));
        store = JdbcStore.builder(dataSource).clock(clock).build();
        tracker = CallTracker.builder()
                .store(store)
                .provider(provider)
                .threads(clock, Runnable::run)
                .build();
        tracker.onEvent(change -> told.add(change.to()));
        tracker.start();
        try (Connection connection = dataSource.getConnection()) {
            execute(connection, "create table app_order (id integer)");
        }
    }

    /** The tracker looks for calls all the time, and connecting anew for each look takes longer than the look. */
    private static HikariConfig pooled(DataSource dataSource) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(dataSource);
        return config;
    }

    @AfterEach
    final void stopTracker() {
        tracker.close();
        dataSource.close();
    }

    @Test
    void callIsPlacedOnceAfterTheCommitAndNotBefore() throws Exception {
        try (Connection connection = begin()) {
            order(connection);
            Placement placement = tracker.enqueue(REQUEST, store.using(connection));
            assertThat(placement.kind()).isEqualTo(Kind.WAITING);
            clock.advance(Duration.ofMinutes(1));
            assertThat(provider.placed()).isEmpty();
            assertThat(store.list(CallQuery.all())).isEmpty();
            assertThat(told).isEmpty();
            connection.commit();
            clock.advance(Duration.ofMinutes(1));
            assertThat(provider.placed()).containsExactly(placement.call().id());
            assertThat(tracker.get(placement.call().id()).status()).isEqualTo(CallStatus.QUEUED);
            assertThat(told).containsExactly(CallStatus.INITIATED, CallStatus.QUEUED);
            assertThat(orders()).isEqualTo(1);
        }
    }

    @Test
    void callIsNeverPlacedWhenTheTransactionIsRolledBack() throws Exception {
        try (Connection connection = begin()) {
            order(connection);
            tracker.enqueue(REQUEST, store.using(connection));
            connection.rollback();
        }
        nothingIsLeft();
    }

    @Test
    void callIsNeverPlacedWhenTheConnectionDiesBeforeTheCommit() throws Exception {
        Connection connection = begin();
        order(connection);
        tracker.enqueue(REQUEST, store.using(connection));
        connection.abort(Runnable::run);
        nothingIsLeft();
    }

    @Test
    void sameKeyInOneTransactionIsOneCall() throws Exception {
        try (Connection connection = begin()) {
            Call first = tracker.enqueue(REQUEST, store.using(connection)).call();
            assertThat(tracker.enqueue(REQUEST, store.using(connection)))
                    .isEqualTo(new Placement(first, Kind.REPLAYED));
            connection.commit();
        }
        clock.advance(Duration.ofMinutes(1));
        assertThat(provider.placed()).hasSize(1);
    }

    @Test
    void keyThatAnotherCommitsMeanwhileIsReplayedAndTheTransactionGoesOn() throws Exception {
        Placement second = raceForTheKey(true);
        assertThat(second.kind()).isEqualTo(Kind.REPLAYED);
        assertThat(store.list(CallQuery.all()).stream().map(Call::id))
                .containsExactly(second.call().id());
        assertThat(orders()).isEqualTo(3);
    }

    @Test
    void keyThatAnotherGivesUpMeanwhileIsFree() throws Exception {
        Placement second = raceForTheKey(false);
        assertThat(second.kind()).isEqualTo(Kind.WAITING);
        assertThat(store.list(CallQuery.all())).containsExactly(second.call());
        assertThat(orders()).isEqualTo(2);
    }

    /** The second transaction has looked for the key in vain before the first one ends. */
    private Placement raceForTheKey(boolean commits) throws Exception {
        ExecutorService other = Executors.newSingleThreadExecutor();
        try (Connection first = begin()) {
            order(first);
            tracker.enqueue(REQUEST, store.using(first));
            CountDownLatch aboutToWrite = new CountDownLatch(1);
            Future<Placement> second = other.submit(() -> {
                try (Connection connection = begin()) {
                    order(connection);
                    Placement placement = tracker.enqueue(
                            REQUEST, new AnnouncedCalls(store.using(connection), aboutToWrite::countDown));
                    order(connection);
                    connection.commit();
                    return placement;
                }
            });
            assertThat(aboutToWrite.await(60, TimeUnit.SECONDS)).isTrue();
            if (commits) {
                first.commit();
            } else {
                first.rollback();
            }
            return second.get(60, TimeUnit.SECONDS);
        } finally {
            other.shutdownNow();
        }
    }

    @Test
    void keyOfAnotherRequestIsRefusedAndTheTransactionGoesOn() throws Exception {
        tracker.submit(REQUEST);
        try (Connection connection = begin()) {
            CallRequest other =
                    CallRequest.to("+14155550199").idempotencyKey("order-1").build();
            assertThatThrownBy(() -> tracker.enqueue(other, store.using(connection)))
                    .isInstanceOfSatisfying(
                            CallTrackingException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.DUPLICATE_REQUEST));
            order(connection);
            connection.commit();
        }
        assertThat(orders()).isEqualTo(1);
    }

    @Test
    void failureOfOursLeavesTheTransactionWhole() throws Exception {
        try (Connection connection = begin()) {
            order(connection);
            assertThatThrownBy(() ->
                            store.using(connection).create(SampleCall.creationFor("x".repeat(300), clock.instant())))
                    .isInstanceOf(CallTrackingException.class);
            order(connection);
            connection.commit();
        }
        assertThat(orders()).isEqualTo(2);
        assertThat(store.list(CallQuery.all())).isEmpty();
    }

    @Test
    void connectionWithoutATransactionIsRefused() throws Exception {
        try (Connection connection = dataSource.getConnection()) {
            assertThatThrownBy(() -> store.using(connection))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("setAutoCommit(false)");
        }
    }

    private void nothingIsLeft() throws SQLException {
        clock.advance(Duration.ofMinutes(2));
        assertThat(provider.placed()).isEmpty();
        assertThat(store.list(CallQuery.all())).isEmpty();
        assertThat(told).isEmpty();
        assertThat(orders()).isZero();
    }

    private Connection begin() throws SQLException {
        Connection connection = dataSource.getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    private static void order(Connection connection) throws SQLException {
        execute(connection, "insert into app_order values (1)");
    }

    private int orders() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select count(*) from app_order")) {
            result.next();
            return result.getInt(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
