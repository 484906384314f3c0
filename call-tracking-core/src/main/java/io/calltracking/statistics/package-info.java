/** Figures over many calls: how many, how they ended, how long they took, what they cost. Exact, and quick by sums kept per block of time. */
@NullMarked
package io.calltracking.statistics;

import org.jspecify.annotations.NullMarked;
