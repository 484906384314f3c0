/** Three calls side by side, from the request to the last piece of data. */
@NullMarked
package io.calltracking.examples.quickstart;

import org.jspecify.annotations.NullMarked;
