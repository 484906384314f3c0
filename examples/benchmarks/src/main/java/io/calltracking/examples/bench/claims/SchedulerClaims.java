package io.calltracking.examples.bench.claims;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.calltracking.examples.bench.Rounds;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/** db-scheduler, which claims batches by lock-and-fetch and ends each execution by itself; its tasks do nothing. */
final class SchedulerClaims implements Rounds.Contender {
    static final String NAME = "db-scheduler";

    /** Its own table, without the index that only those need who use priorities. */
    private static final String[] TABLE = {
        """
        create table scheduled_tasks (
            task_name text not null,
            task_instance text not null,
            task_data bytea,
            execution_time timestamp with time zone not null,
            picked boolean not null,
            picked_by text,
            last_success timestamp with time zone,
            last_failure timestamp with time zone,
            consecutive_failures int,
            last_heartbeat timestamp with time zone,
            version bigint not null,
            priority smallint,
            primary key (task_name, task_instance)
        )
        """,
        "create index execution_time_idx on scheduled_tasks (execution_time)",
        "create index last_heartbeat_idx on scheduled_tasks (last_heartbeat)"
    };

    private final Workload workload;
    private final SchedulerSettings settings;
    private final DataSource dataSource;
    private final Sql sql;
    private final RoundClock clock = new RoundClock();

    private SchedulerClaims(Workload workload, SchedulerSettings settings, DataSource dataSource) {
        this.workload = workload;
        this.settings = settings;
        this.dataSource = dataSource;
        this.sql = new Sql(dataSource);
    }

    /** Makes its table. */
    static SchedulerClaims prepared(Workload workload, SchedulerSettings settings, DataSource dataSource)
            throws SQLException {
        SchedulerClaims claims = new SchedulerClaims(workload, settings, dataSource);
        claims.sql.run(TABLE);
        return claims;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Map<String, Double> round() throws Exception {
        clock.nextRound();
        makeDue();
        sql.tidy("scheduled_tasks");
        CountDownLatch left = new CountDownLatch(workload.due());
        Scheduler scheduler = scheduler(left);
        try {
            long begun = System.nanoTime();
            scheduler.start();
            boolean all = left.await(workload.time().toNanos(), TimeUnit.NANOSECONDS);
            return Drain.rate(workload.due() - (all ? 0 : left.getCount()), System.nanoTime() - begun);
        } finally {
            scheduler.stop();
        }
    }

    /** Those that are missing are added, and those that the end of the last round left picked are put back. */
    private void makeDue() throws SQLException {
        sql.run(
                "insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version) select 'check', n,"
                        + " now(), false, 1 from generate_series(1, " + workload.due() + ") as numbers(n)"
                        + " on conflict do nothing",
                "update scheduled_tasks set picked = false, picked_by = null, last_heartbeat = null where picked");
    }

    private Scheduler scheduler(CountDownLatch left) {
        return Scheduler.create(dataSource, task())
                .threads(settings.threads())
                .pollUsingLockAndFetch(settings.lower(), settings.upper())
                .pollingInterval(Duration.ofMillis(100))
                .clock(clock::instant)
                .addSchedulerListener(new AbstractSchedulerListener() {
                    @Override
                    public void onExecutionComplete(ExecutionComplete complete) {
                        left.countDown();
                    }
                })
                .build();
    }

    private Task<Void> task() {
        return settings.again()
                ? Tasks.custom("check", Void.class)
                        .execute((instance, context) ->
                                new CompletionHandler.OnCompleteReschedule<Void>(FixedDelay.of(Workload.NEXT)))
                : Tasks.oneTime("check", Void.class).execute((instance, context) -> {});
    }
}
