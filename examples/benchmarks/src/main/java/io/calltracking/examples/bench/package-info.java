/** Measures the library. Numbers are of the machine they were taken on; what counts are the ratios. */
@NullMarked
package io.calltracking.examples.bench;

import org.jspecify.annotations.NullMarked;
