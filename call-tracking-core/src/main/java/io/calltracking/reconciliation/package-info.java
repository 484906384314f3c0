/** Our calls against the provider's: what is asked, what differs, and what came of repairing it. */
@NullMarked
package io.calltracking.reconciliation;

import org.jspecify.annotations.NullMarked;
