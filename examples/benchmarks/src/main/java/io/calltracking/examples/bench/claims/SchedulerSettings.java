package io.calltracking.examples.bench.claims;

import io.calltracking.examples.bench.Arguments;

/**
 * How db-scheduler is set.
 *
 * @param threads that execute
 * @param lower it fetches when it has less than so many executions a thread left
 * @param upper it fetches up to so many a thread
 * @param again whether an execution is due again later, as a check is; else it is for one time and deleted
 */
record SchedulerSettings(int threads, double lower, double upper, boolean again) {

    static SchedulerSettings of(Arguments arguments) {
        return new SchedulerSettings(
                arguments.number("scheduler-threads", 50),
                Double.parseDouble(arguments.text("scheduler-lower", "0.5")),
                Double.parseDouble(arguments.text("scheduler-upper", "4.0")),
                arguments.text("scheduler-tasks", "again").equals("again"));
    }
}
