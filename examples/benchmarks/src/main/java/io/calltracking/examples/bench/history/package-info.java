/** What a long history costs: lists, page by page, and statistics, over ten thousand calls and over a million. */
@NullMarked
package io.calltracking.examples.bench.history;

import org.jspecify.annotations.NullMarked;
