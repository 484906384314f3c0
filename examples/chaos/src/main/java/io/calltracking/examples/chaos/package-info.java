/**
 * Kill at every step: real processes that place and follow calls over one real database are killed with SIGKILL and
 * started again, and the provider's own ledger says whether a promise was broken. Start at {@link
 * io.calltracking.examples.chaos.Chaos}; {@code docs/chaos.md} says how to read what it prints.
 */
@NullMarked
package io.calltracking.examples.chaos;

import org.jspecify.annotations.NullMarked;
