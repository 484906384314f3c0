/**
 * Parts for killing a process at an exact step and for finding out afterwards whether a promise was broken: decorators
 * that name each effect of store and provider, and an audit that compares the simulator's ledger with the store. See
 * {@code docs/chaos.md}.
 */
@NullMarked
package io.calltracking.testkit.chaos;

import org.jspecify.annotations.NullMarked;
