package io.calltracking.jdbc;

import java.time.Instant;

/**
 * Which calls to claim.
 *
 * @param now those due by then
 * @param leaseEnd when they are due again unless their holder is done before
 * @param max at most so many
 */
record Due(Instant now, Instant leaseEnd, int max) {}
