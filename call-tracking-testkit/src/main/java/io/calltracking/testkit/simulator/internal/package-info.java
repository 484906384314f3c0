/**
 * The parts of the simulator that know no provider: HTTP server shell, fault plan, ledger, journal, agenda, seeded
 * draws and webhook delivery. Not API.
 */
@NullMarked
package io.calltracking.testkit.simulator.internal;

import org.jspecify.annotations.NullMarked;
