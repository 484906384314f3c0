/** Measures how many webhooks are taken: verified, deduped, stored and applied to their calls. */
@NullMarked
package io.calltracking.examples.bench.webhooks;

import org.jspecify.annotations.NullMarked;
