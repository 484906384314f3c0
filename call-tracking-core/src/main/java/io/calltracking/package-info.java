/** The words of call tracking and its front door, the tracker. */
@NullMarked
package io.calltracking;

import org.jspecify.annotations.NullMarked;
