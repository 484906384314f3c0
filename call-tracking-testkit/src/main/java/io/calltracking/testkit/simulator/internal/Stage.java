package io.calltracking.testkit.simulator.internal;

import java.time.Clock;

/**
 * What every part of one simulator shares.
 *
 * @param clock what time it is
 * @param draws where chance comes from
 * @param threads who works
 * @param ledger who writes it down
 * @param faults what is to go wrong
 */
public record Stage(Clock clock, Draws draws, Threads threads, RecordedLedger ledger, FaultPlan faults) {}
