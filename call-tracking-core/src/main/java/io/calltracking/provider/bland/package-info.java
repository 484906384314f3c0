/** Calls through Bland. */
@NullMarked
package io.calltracking.provider.bland;

import org.jspecify.annotations.NullMarked;
