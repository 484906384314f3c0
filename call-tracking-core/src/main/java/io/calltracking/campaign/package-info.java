/**
 * Campaigns: many contacts called under one set of rules. {@code CallTracker.campaigns()} is where an app makes,
 * steers and watches them.
 */
@NullMarked
package io.calltracking.campaign;

import org.jspecify.annotations.NullMarked;
