/** Counts and times of a tracker for Micrometer, which the app brings along if it wants them. */
@NullMarked
package io.calltracking.metrics;

import org.jspecify.annotations.NullMarked;
