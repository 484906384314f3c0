package io.calltracking.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.calltracking.Call;
import io.calltracking.CallEvent;
import io.calltracking.CallId;
import io.calltracking.CallQuery;
import io.calltracking.CallTrackingException;
import io.calltracking.ErrorCode;
import io.calltracking.FeedEntry;
import io.calltracking.LastCheck;
import io.calltracking.store.CallUpdate;
import io.calltracking.store.Claim;
import io.calltracking.store.FinishedCheck;
import io.calltracking.store.Written;
import io.calltracking.testkit.VirtualClock;
import java.sql.Connection;
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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An app is upgraded instance by instance: the older ones work beside newer ones, on the newer ones' tables and rows. */
abstract class RolloutContract {
    private static final Instant START = Instant.parse("2026-03-01T10:15:30.123Z");
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final int WRITERS = 4;
    private static final int CHANGES = 5;

    private final VirtualClock clock = VirtualClock.startingAt(START);
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final CountDownLatch underWay = new CountDownLatch(WRITERS * 5);
    private final AtomicInteger finished = new AtomicInteger();
    private DataSource dataSource;
    private JdbcStore store;

    /** An empty database, or schema. */
    abstract DataSource emptyDatabase() throws Exception;

    @BeforeEach
    final void open() throws Exception {
        dataSource = emptyDatabase();
        store = JdbcStore.builder(dataSource).clock(clock).build();
    }

    @Test
    void nothingFailsAndNothingIsLostWhileTheTablesChange() throws Exception {
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        List<Future<List<Call>>> written = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            written.add(writers.submit(this::writeUntilStopped));
        }
        assertThat(underWay.await(1, TimeUnit.MINUTES)).isTrue();
        int before = finished.get();
        LaterSchema.apply(dataSource);
        writeAsANewerInstance();
        stopped.set(true);
        writers.shutdown();
        List<Call> all = new ArrayList<>();
        for (Future<List<Call>> calls : written) {
            all.addAll(calls.get(1, TimeUnit.MINUTES));
        }
        assertThat(all).hasSizeGreaterThan(before / CHANGES);
        for (Call call : all) {
            assertThat(store.find(call.id())).contains(call);
            assertThat(store.events(call.id()))
                    .extracting(CallEvent::version)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, call.version()).boxed().toList());
        }
        assertThat(store.count(CallQuery.all().filter())).isEqualTo(all.size());
        assertThat(store.feed(0, Integer.MAX_VALUE)).hasSize(all.size() * (CHANGES + 1));
    }

    /**
     * Call by call, as instances do: one statement over all calls locks them in an order of its own, and the database
     * may take it, rather than a writer, for the victim of a deadlock.
     */
    private void writeAsANewerInstance() throws SQLException {
        List<CallId> written = store.list(CallQuery.all().limit(CallQuery.MAX_LIMIT)).stream()
                .map(Call::id)
                .toList();
        assertThat(written).isNotEmpty();
        for (CallId id : written) {
            execute("update ct_call set later_text = 'by a newer instance' where id = '" + id + "'");
        }
    }

    /** Each call is written by one thread, and claimed by any. */
    private List<Call> writeUntilStopped() {
        List<Call> calls = new ArrayList<>();
        while (!stopped.get()) {
            CallUpdate update = SampleCall.creation(START);
            assertThat(store.create(update)).isEqualTo(Written.DONE);
            for (int i = 0; i < CHANGES; i++) {
                update = SampleCall.change(update.call(), START, "news-" + i);
                assertThat(store.apply(update)).isEqualTo(Written.DONE);
                finished.incrementAndGet();
            }
            calls.add(update.call());
            List<FinishedCheck> checks = store.claimDue(3, LEASE).stream()
                    .map(claim -> new FinishedCheck(claim, new LastCheck(START, "seen", null), null))
                    .toList();
            store.finish(checks);
            underWay.countDown();
        }
        return calls;
    }

    @Test
    void whatANewerInstanceWroteSurvivesAChangeByAnOlderOne() throws Exception {
        Call call = created();
        LaterSchema.apply(dataSource);
        execute("update ct_call set later_text = 'kept', later_number = 9");
        assertThat(store.apply(SampleCall.change(call, START, "news"))).isEqualTo(Written.DONE);
        store.finish(store.claimDue(1, LEASE).stream()
                .map(claim -> new FinishedCheck(claim, null, null))
                .toList());
        assertThat(changed("update ct_call set later_number = 1 where later_text = 'kept' and later_number = 9"))
                .isEqualTo(1);
    }

    @Test
    void callWithAStatusOfALaterVersionIsAnErrorAndIsNotWritten() throws Exception {
        Call call = created();
        execute("update ct_call set status = 'TRANSFERRED'");
        isRefused(() -> store.find(call.id()), "TRANSFERRED");
        isRefused(() -> store.list(CallQuery.all()), "TRANSFERRED");
        assertThat(store.events(call.id())).hasSize(1);
        execute("update ct_call set status = 'PENDING'");
        assertThat(store.find(call.id())).contains(call);
    }

    @Test
    void callWithAWordOfALaterVersionKeepsNoOtherFromBeingClaimed() throws Exception {
        Call unreadable = created();
        execute("update ct_call set status = 'TRANSFERRED'");
        Call other = created();
        assertThat(store.claimDue(10, LEASE))
                .extracting(claim -> claim.call().id())
                .containsExactly(other.id());
        assertThat(store.claimDue(10, LEASE)).isEmpty();
        execute("update ct_call set status = 'QUEUED'");
        clock.advance(LEASE);
        List<Claim> claims = store.claimDue(10, LEASE);
        assertThat(claims)
                .extracting(claim -> claim.call().id())
                .containsExactlyInAnyOrder(unreadable.id(), other.id());
        assertThat(store.finish(claims.stream()
                        .map(claim -> new FinishedCheck(claim, null, null))
                        .toList()))
                .isEqualTo(2);
    }

    @Test
    void readerOfTheFeedStopsAtASourceOfALaterVersionAndMissesNothing() throws Exception {
        Call first = created();
        long position = store.feedEnd();
        Call second = created();
        execute("update ct_event set source = 'CARRIER' where call_id = '" + second.id() + "'");
        isRefused(() -> store.events(second.id()), "CARRIER");
        isRefused(() -> store.feed(position, 10), "CARRIER");
        execute("update ct_event set source = 'SYSTEM' where call_id = '" + second.id() + "'");
        assertThat(store.feed(position, 10))
                .extracting(FeedEntry::event)
                .extracting(CallEvent::callId)
                .containsExactly(second.id());
        assertThat(store.events(first.id())).hasSize(1);
    }

    private static void isRefused(ThrowingCallable reading, String word) {
        assertThatExceptionOfType(CallTrackingException.class)
                .isThrownBy(reading)
                .withMessageContaining("holds '" + word + "'")
                .withMessageContaining("a later version of the library wrote it")
                .extracting(CallTrackingException::code)
                .isEqualTo(ErrorCode.STORE_ERROR);
    }

    private Call created() {
        CallUpdate creation = SampleCall.creation(START);
        assertThat(store.create(creation)).isEqualTo(Written.DONE);
        return creation.call();
    }

    private void execute(String sql) throws SQLException {
        changed(sql);
    }

    private int changed(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }
}
