/** The engine behind the tracker. Not API. */
@NullMarked
package io.calltracking.internal;

import org.jspecify.annotations.NullMarked;
