/** Webhooks as the tracker takes them, free of any web framework. */
@NullMarked
package io.calltracking.webhook;

import org.jspecify.annotations.NullMarked;
