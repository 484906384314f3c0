/**
 * Bolna as the simulator plays it: its lifecycle, its routes and its wire format, written from the contract alone. Not
 * API.
 */
@NullMarked
package io.calltracking.testkit.simulator.internal.bolna;

import org.jspecify.annotations.NullMarked;
