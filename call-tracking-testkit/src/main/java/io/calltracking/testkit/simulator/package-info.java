/**
 * A voice provider on the loopback interface: it accepts calls over HTTP, lets them live and end by a script, sends
 * webhooks, fails to order, and keeps a ledger for assertions. Start at {@link
 * io.calltracking.testkit.simulator.ProviderSimulator}.
 */
@NullMarked
package io.calltracking.testkit.simulator;

import org.jspecify.annotations.NullMarked;
