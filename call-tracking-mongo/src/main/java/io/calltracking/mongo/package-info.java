/** Store of calls for MongoDB. */
@NullMarked
package io.calltracking.mongo;

import org.jspecify.annotations.NullMarked;
