package io.calltracking.testkit.simulator.internal.bolna;

import java.time.Instant;

/** A dialing that failed and was followed by another. */
record RetryEntry(int attempt, BolnaStatus status, Instant at) {}
