/** Runs campaigns: which contact is called when, what becomes of it after its call, and where the campaign stands. */
@NullMarked
package io.calltracking.internal.campaigns;

import org.jspecify.annotations.NullMarked;
