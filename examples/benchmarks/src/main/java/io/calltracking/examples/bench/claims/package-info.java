/** How many due checks are claimed and finished a second, beside a scheduler that is known for it and beside bare SQL. */
@NullMarked
package io.calltracking.examples.bench.claims;

import org.jspecify.annotations.NullMarked;
