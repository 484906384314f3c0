/** One small program for each thing the library does. */
@NullMarked
package io.calltracking.examples;

import org.jspecify.annotations.NullMarked;
