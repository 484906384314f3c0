/** Calls through Bolna. */
@NullMarked
package io.calltracking.provider.bolna;

import org.jspecify.annotations.NullMarked;
