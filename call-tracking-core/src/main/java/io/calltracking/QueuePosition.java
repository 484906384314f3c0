package io.calltracking;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where a call stands in the queue.
 *
 * @param position 1 for the one that is next
 * @param estimate how long it may take until it is its turn, from how long the latest calls were live and how many may
 *     be at once; null when too little is known to say
 */
public record QueuePosition(int position, @Nullable Duration estimate) {}
